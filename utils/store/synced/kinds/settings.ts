import { browser } from 'wxt/browser';
import { canonical } from '../../../domain/note/canonical.ts';
import type { KindStore, ItemRow } from '../../../sync/kinds/kind.ts';
import { isSetting, SETTINGS, type SettingName } from '../../../sync/kinds/setting.ts';
import { SETTING_KEYS } from '../../settings.ts';

const NAMES = Object.keys(SETTINGS) as SettingName[];

/** The value in its shared form; null when it cannot be read. Each name of a meaning is a separate field. */
const sharedSetting = (name: SettingName, stored: unknown): ItemRow | null =>
  SETTINGS[name].safeParse(name === 'meaningNames' ? stored : { value: stored }).data ?? null;

/** All settings ever set, and the names of those that cannot be read. */
async function readSharedSettings(): Promise<{ rows: Map<string, ItemRow>; unreadable: Set<string> }> {
  const stored: Record<string, unknown> = await browser.storage.local.get(NAMES.map((name) => SETTING_KEYS[name]));
  const [rows, unreadable] = [new Map<string, ItemRow>(), new Set<string>()];
  for (const name of NAMES) {
    const value = stored[SETTING_KEYS[name]];
    const row = value === undefined ? null : sharedSetting(name, value);
    if (row !== null) rows.set(name, row);
    else if (value !== undefined) unreadable.add(name);
  }
  return { rows, unreadable };
}

/**
 * The reader's settings, as devices share them. One that is not there was not removed by the reader: nothing removes one but deleting
 * everything.
 */
export function settingsStore(): KindStore {
  return {
    all: async () => ({ ...(await readSharedSettings()), generation: null }),
    async put(id, was, next) {
      if (!isSetting(id) || next === null) return false;
      const { rows, unreadable } = await readSharedSettings();
      if (unreadable.has(id) || canonical(rows.get(id) ?? null) !== canonical(was)) return false;
      await browser.storage.local.set({ [SETTING_KEYS[id]]: id === 'meaningNames' ? next : next['value'] });
      return true;
    },
  };
}
