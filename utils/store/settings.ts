import * as z from 'zod/mini';
import { storage } from 'wxt/utils/storage';
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
const storageKey = (key: Key): `local:settings.${Key}` => `local:settings.${key}`;

/**
 * Reads all settings.
 *
 * @throws what the browser throws when its storage cannot be read, or the extension was reloaded
 */
export async function readSettings(): Promise<Settings> {
  const items = await storage.getItems(KEYS.map(storageKey));
  const values = new Map(items.map(({ key, value }) => [key, value as unknown]));
  return Settings.parse(Object.fromEntries(KEYS.map((key) => [key, values.get(storageKey(key)) ?? undefined])));
}

/**
 * Changes one setting; every open page hears of it.
 *
 * @throws what the browser throws when its storage cannot be written
 */
export async function writeSetting<K extends Key>(key: K, value: Settings[K]): Promise<void> {
  await storage.setItem(storageKey(key), value);
}

/**
 * Calls with all settings after each change, wherever it was made.
 *
 * @returns a function that stops it
 */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const changed = (): void => {
    readSettings().then(listener, () => undefined);
  };
  const stops = KEYS.map((key) => storage.watch(storageKey(key), changed));
  return () => {
    for (const stop of stops) stop();
  };
}
