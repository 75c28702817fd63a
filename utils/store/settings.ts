import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { LANGUAGES } from '../i18n/language.ts';

/**
 * The reader's settings, in `storage.local`, which pages' content scripts can read too. Never any text
 * of a note. Whatever is stored is checked when read; what does not fit counts as not set.
 */
export const Settings = z.object({
  /** `auto` follows the browser. */
  language: z.catch(z.enum(['auto', ...LANGUAGES]), 'auto'),
  /** Whether the card in the page is folded up. */
  collapsed: z.catch(z.boolean(), false),
});
export type Settings = z.infer<typeof Settings>;

/** What counts until the settings were read, or when they cannot be. */
export const DEFAULT_SETTINGS: Settings = { language: 'auto', collapsed: false };

type Key = keyof Settings;
const KEYS = Object.keys(DEFAULT_SETTINGS) as Key[];
const storageKey = (key: Key): string => `settings.${key}`;

/**
 * Reads all settings. Straight from the browser's storage: a storage library would weigh more in every
 * page than all settings do.
 *
 * @throws what the browser throws when its storage cannot be read, or the extension was reloaded
 */
export async function readSettings(): Promise<Settings> {
  const stored: Record<string, unknown> = await browser.storage.local.get(KEYS.map(storageKey));
  return Settings.parse(Object.fromEntries(KEYS.map((key) => [key, stored[storageKey(key)]])));
}

/**
 * Changes one setting; every open page hears of it.
 *
 * @throws what the browser throws when its storage cannot be written
 */
export async function writeSetting<K extends Key>(key: K, value: Settings[K]): Promise<void> {
  await browser.storage.local.set({ [storageKey(key)]: value });
}

/**
 * Calls with all settings after each change, wherever it was made.
 *
 * @returns a function that stops it
 */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
    if (area !== 'local' || !KEYS.some((key) => storageKey(key) in changes)) return;
    readSettings().then(listener, () => undefined);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage?.onChanged?.removeListener(changed);
}
