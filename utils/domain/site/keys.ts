import { COMMANDS } from './commands.ts';

/** Where a key works: anywhere in the browser, in our notes beside a publication, in the library. */
export const KEY_PLACES = ['browser', 'notes', 'library'] as const;
export type KeyPlace = (typeof KEY_PLACES)[number];

/** What a key does; the words are `keys.NAME` in the texts. */
export type KeyAct =
  'open' | 'mark' | 'next' | 'previous' | 'strip' | 'close' | 'help' | 'search' | 'views' | 'menu' | 'tag' | 'reach';

/** One thing that is done by keys. Every list of keys a reader sees is drawn from these rows. */
export interface KeyRow {
  readonly act: KeyAct;
  readonly places: readonly KeyPlace[];
  /** Keys pressed together; more than one such chord where each does it. Spelled as on a keyboard. */
  readonly chords: readonly (readonly string[])[];
  /** Name in the manifest, for keys that the reader can change in the browser. */
  readonly command?: string;
}

/** Shows the list of keys. */
export const HELP_KEY = '?';
/** Puts the caret into the search box. */
export const SEARCH_KEY = '/';

/** Signs the manifest writes as words. */
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

/** The toolbar button, as the manifest names it. */
export const OPEN_COMMAND = { name: '_execute_action', keys: 'Alt+Shift+N' } as const;

const ARROWS_ACROSS = [['←'], ['→']] as const;

/** All keys, in the order in which they are shown. */
export const KEYS: readonly KeyRow[] = [
  { act: 'open', places: ['browser'], chords: [keysOf(OPEN_COMMAND.keys)], command: OPEN_COMMAND.name },
  ...COMMANDS.map(({ name, command, keys }) => ({
    act: command,
    places: ['browser'] as const,
    chords: [keysOf(keys)],
    command: name,
  })),
  { act: 'search', places: ['library'], chords: [[SEARCH_KEY]] },
  { act: 'views', places: ['library'], chords: ARROWS_ACROSS },
  { act: 'strip', places: ['notes'], chords: ARROWS_ACROSS },
  { act: 'menu', places: ['notes', 'library'], chords: [['↑'], ['↓']] },
  { act: 'tag', places: ['notes', 'library'], chords: [['Enter'], [',']] },
  { act: 'close', places: ['notes', 'library'], chords: [['Esc']] },
  { act: 'reach', places: ['notes', 'library'], chords: [['Tab'], ['Enter']] },
  { act: 'help', places: ['notes', 'library'], chords: [[HELP_KEY]] },
];
