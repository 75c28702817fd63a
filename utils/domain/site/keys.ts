import { COMMANDS } from './commands.ts';

/**
 * Where a key works: in the library, in our notes beside a publication, in all our pages, or anywhere in the
 * browser.
 */
export const KEY_PLACES = ['inLibrary', 'notes', 'own', 'browser'] as const;
export type KeyPlace = (typeof KEY_PLACES)[number];

/** What a key does; the words are `keys.NAME` in the texts. */
export type KeyAct =
  | 'open'
  | 'mark'
  | 'next'
  | 'previous'
  | 'strip'
  | 'close'
  | 'help'
  | 'search'
  | 'views'
  | 'move'
  | 'menu'
  | 'ends'
  | 'tag'
  | 'reach'
  | 'use';

/** One act that has keys. Every list of keys a reader sees is drawn from these rows. */
export interface KeyRow {
  readonly act: KeyAct;
  readonly place: KeyPlace;
  /** Keys pressed together; several chords when each does the same. Spelled as on a keyboard. */
  readonly chords: readonly (readonly string[])[];
  /** Name in the manifest, for keys that the reader can change in the browser. */
  readonly command?: string;
}

/** Shows the list of keys. */
export const HELP_KEY = '?';
/** Puts the caret into the search box. */
export const SEARCH_KEY = '/';

/** Keys that the manifest spells as words. */
const SIGNS: Readonly<Record<string, string>> = { Period: '.', Comma: ',' };

/**
 * The keys of a chord as the browser or the manifest writes it.
 *
 * @param chord `Alt+Shift+Period`; on a Mac the browser writes `⌥⇧N`, which stays one piece
 */
export const keysOf = (chord: string): string[] =>
  chord
    .split('+')
    .filter((key) => key !== '')
    .map((key) => SIGNS[key] ?? key);

/**
 * The toolbar button, as the manifest names it. Alt+Shift+N is taken: Chromium uses it to split its window, and
 * would give us no key.
 */
export const OPEN_COMMAND = { name: '_execute_action', keys: 'Alt+Shift+L' } as const;

const ARROWS_ACROSS = [['←'], ['→']] as const;
const ARROWS_DOWN = [['↑'], ['↓']] as const;
const ENDS = [['Home'], ['End']] as const;

/** All keys, in the order in which they are shown. */
export const KEYS: readonly KeyRow[] = [
  { act: 'open', place: 'browser', chords: [keysOf(OPEN_COMMAND.keys)], command: OPEN_COMMAND.name },
  ...COMMANDS.map(({ name, command, keys }) => ({
    act: command,
    place: 'browser' as const,
    chords: [keysOf(keys)],
    command: name,
  })),
  { act: 'search', place: 'inLibrary', chords: [[SEARCH_KEY]] },
  { act: 'views', place: 'inLibrary', chords: ARROWS_ACROSS },
  { act: 'move', place: 'inLibrary', chords: [...ARROWS_DOWN, ...ENDS] },
  { act: 'strip', place: 'notes', chords: ARROWS_ACROSS },
  { act: 'reach', place: 'own', chords: [['Tab']] },
  { act: 'use', place: 'own', chords: [['Enter']] },
  { act: 'menu', place: 'own', chords: ARROWS_DOWN },
  { act: 'ends', place: 'own', chords: ENDS },
  { act: 'tag', place: 'own', chords: [['Enter'], [',']] },
  { act: 'close', place: 'own', chords: [['Esc']] },
  { act: 'help', place: 'own', chords: [[HELP_KEY]] },
];
