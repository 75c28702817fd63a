import { browser } from 'wxt/browser';
import { settleLog } from '../../utils/store/settle-log.ts';

/** Emptied when the browser ends, so that it is not set in the first worker after each start. */
const KEY = 'logSettled';

/**
 * Once after each start of a Chromium browser, moves IndexedDB to a new log (see `settleLog`). At once: until it is done,
 * one more kill can still cost the databases.
 */
export async function settleLogOnce(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  try {
    const known = await browser.storage.session.get(KEY);
    if (known[KEY] === true) return;
    await settleLog(indexedDB);
    await browser.storage.session.set({ [KEY]: true });
  } catch (error) {
    console.warn('IndexedDB keeps its old log', error);
  }
}
