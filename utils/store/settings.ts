import { browser } from 'wxt/browser';
import type { LanguageSetting } from '../domain/i18n/language.ts';
import { logAndReturn } from '../messages/log-error.ts';
import {
  ANSWERS_KEY,
  LANGUAGE_KEY,
  languageSettingOf,
  MEANING_NAMES_KEY,
  meaningNamesOf,
  PAPER_KEY,
  SIGNS_KEY,
  type MeaningNames,
} from './settings-parse.ts';

/** The reader's settings, in `storage.local`, which content scripts in pages can read. Never contains note text. */
export interface Settings {
  /** `auto` follows the browser. */
  language: LanguageSetting;
  meaningNames: MeaningNames;
  /** Whether a page that is printed has the strip, in one line. */
  paper: boolean;
  /** Whether answers are shown opened beside the questions of a page. */
  answers: boolean;
  /** Whether to draw signs wherever a page names a question. */
  signs: boolean;
}

/** Used until the settings are read, or when they cannot be. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  meaningNames: {},
  paper: false,
  answers: false,
  signs: true,
};

/** The key of each setting in `storage.local`. */
export const SETTING_KEYS = {
  language: LANGUAGE_KEY,
  meaningNames: MEANING_NAMES_KEY,
  paper: PAPER_KEY,
  answers: ANSWERS_KEY,
  signs: SIGNS_KEY,
} as const satisfies Record<keyof Settings, string>;

/**
 * Reads all settings, directly from the browser's storage: a storage library would be larger than all of the settings
 * code.
 *
 * @throws what the browser throws when its storage cannot be read, or the extension was reloaded
 */
export async function readSettings(): Promise<Settings> {
  const stored: Record<string, unknown> = await browser.storage.local.get(Object.values(SETTING_KEYS));
  return {
    language: languageSettingOf(stored[LANGUAGE_KEY]),
    meaningNames: meaningNamesOf(stored[MEANING_NAMES_KEY]),
    paper: stored[PAPER_KEY] === true,
    answers: stored[ANSWERS_KEY] === true,
    signs: stored[SIGNS_KEY] !== false,
  };
}

/**
 * Reads only the meaning names.
 *
 * @returns null when there are none, or they were lost
 * @throws as `readSettings`
 */
export async function readMeaningNames(): Promise<MeaningNames | null> {
  const stored: Record<string, unknown> = await browser.storage.local.get(MEANING_NAMES_KEY);
  return MEANING_NAMES_KEY in stored ? meaningNamesOf(stored[MEANING_NAMES_KEY]) : null;
}

/**
 * Changes one setting. Every open page is notified.
 *
 * @throws what the browser throws when its storage cannot be written
 */
export async function writeSetting<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  await browser.storage.local.set({ [SETTING_KEYS[key]]: value });
}

/**
 * Calls the listener with all settings after each change, wherever it was made.
 *
 * @returns a function that stops listening
 */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
    if (area !== 'local' || !Object.values(SETTING_KEYS).some((key) => key in changes)) return;
    readSettings().then(listener, logAndReturn('settings.read'));
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage?.onChanged?.removeListener(changed);
}
