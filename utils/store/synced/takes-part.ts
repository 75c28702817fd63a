import { browser } from 'wxt/browser';

/**
 * Marks in `storage.local`: outside the database, so that a reader hears of it when that is lost. No address and no name: content scripts can read
 * `storage.local`.
 */
const markOf = (key: string) => ({
  read: async (): Promise<boolean> => (await browser.storage.local.get(key))[key] === true,
  write: (is: boolean): Promise<void> =>
    is ? browser.storage.local.set({ [key]: true }) : browser.storage.local.remove(key),
});

/** Whether this device takes part in the folder of the reader's own devices. */
export const takesPart = markOf('sync.takesPart');

/** Whether it takes part in a shared dossier. */
export const sharesDossiers = markOf('sync.shares');
