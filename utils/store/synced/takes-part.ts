import { browser } from 'wxt/browser';

const KEY = 'sync.takesPart';

/**
 * Whether this device takes part in a folder, in `storage.local`: outside the database, so that a reader hears of it when that is lost. No
 * address: content scripts can read `storage.local`.
 */
export const takesPart = {
  read: async (): Promise<boolean> => (await browser.storage.local.get(KEY))[KEY] === true,
  write: (is: boolean): Promise<void> =>
    is ? browser.storage.local.set({ [KEY]: true }) : browser.storage.local.remove(KEY),
};
