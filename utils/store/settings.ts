import { browser } from 'wxt/browser';
import { LANGUAGES, type LanguageSetting } from '../domain/i18n/language.ts';
import { MEANINGS } from '../domain/note/meanings.ts';
import type { Meaning } from '../domain/note/note.ts';
import { orElse } from '../messages/swallow.ts';

/**
 * The reader's settings, in `storage.local`, which content scripts in pages can read. Never contains note text. Values
 * are validated when read (by hand, because every page loads this); invalid ones count as not set.
 */
export interface Settings {
  /** `auto` follows the browser. */
  language: LanguageSetting;
  /** Whether the card in the page is folded up. */
  collapsed: boolean;
  meaningNames: MeaningNames;
}

/** Names the reader gave to meanings, at most 60 characters each; only those that were changed. */
export type MeaningNames = Readonly<Partial<Record<Meaning, string>>>;

/** Longest name of a meaning, in UTF-16 units; the limit of the Kantlijn file. */
export const MEANING_NAME_LENGTH = 60;

/** Used until the settings are read, or when they cannot be. */
export const DEFAULT_SETTINGS: Settings = { language: 'auto', collapsed: false, meaningNames: {} };

type Key = keyof Settings;
const KEYS = Object.keys(DEFAULT_SETTINGS) as Key[];
const storageKey = (key: Key): string => `settings.${key}`;
/** Keys of the settings in `storage.local`. */
export const SETTINGS_KEYS: readonly string[] = KEYS.map(storageKey);

/**
 * Reads all settings, directly from the browser's storage: a storage library would be larger than all of the settings
 * code, in every page.
 *
 * @throws what the browser throws when its storage cannot be read, or the extension was reloaded
 */
export async function readSettings(): Promise<Settings> {
  const stored: Record<string, unknown> = await browser.storage.local.get([...SETTINGS_KEYS]);
  return settingsOf(stored);
}

/** Key of the meaning names in `storage.local`. */
export const MEANING_NAMES_KEY = storageKey('meaningNames');

/**
 * Reads only the meaning names.
 *
 * @returns null when there are none, or they were lost
 * @throws as `readSettings`
 */
export async function readMeaningNames(): Promise<MeaningNames | null> {
  const stored: Record<string, unknown> = await browser.storage.local.get(MEANING_NAMES_KEY);
  return MEANING_NAMES_KEY in stored ? settingsOf(stored).meaningNames : null;
}

/** Parses what `storage.local` returned for {@link SETTINGS_KEYS}. */
export function settingsOf(stored: Readonly<Record<string, unknown>>): Settings {
  const language = stored[storageKey('language')];
  return {
    language: (['auto', ...LANGUAGES] as const).find((known) => known === language) ?? DEFAULT_SETTINGS.language,
    collapsed: stored[storageKey('collapsed')] === true,
    meaningNames: meaningNamesOf(stored[storageKey('meaningNames')]),
  };
}

function meaningNamesOf(stored: unknown): Settings['meaningNames'] {
  if (typeof stored !== 'object' || stored === null) return {};
  const names = stored as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    MEANINGS.flatMap((meaning) => {
      const name = names[meaning];
      return typeof name === 'string' && name !== '' && name.length <= MEANING_NAME_LENGTH ? [[meaning, name]] : [];
    }),
  );
}

/**
 * Changes one setting. Every open page is notified.
 *
 * @throws what the browser throws when its storage cannot be written
 */
export async function writeSetting<K extends Key>(key: K, value: Settings[K]): Promise<void> {
  await browser.storage.local.set({ [storageKey(key)]: value });
}

/**
 * Calls the listener with all settings after each change, wherever it was made.
 *
 * @returns a function that stops listening
 */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
    if (area !== 'local' || !KEYS.some((key) => storageKey(key) in changes)) return;
    readSettings().then(listener, orElse('settings.read'));
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage?.onChanged?.removeListener(changed);
}
