import { browser } from 'wxt/browser';
import { inTime } from '../../utils/store/in-time.ts';
import { Health } from '../../utils/store/health.ts';
import { push } from '../../utils/messages/server.ts';
import { startNewLog } from '../../utils/store/new-log.ts';
import { watchDatabases } from '../../utils/store/watch.ts';

/** Cleared when the browser ends, so it is unset in the first worker after each start. */
const KEY = 'logSettled';

/** Chromium may leave a request unanswered for ever after a failed write; the next attempt may fare better. */
const SETTLE_TIMEOUT_MS = 10_000;

/**
 * Bytes that can still be written: with `unlimitedStorage` Chromium's quota is what it uses and what the disk has left. Firefox's
 * quota says nothing of the disk, but once we use more than that by its reckoning, it lets nothing be written (decision 391).
 */
async function room(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  if (quota === undefined || usage === undefined) return null;
  const left = quota - usage;
  return import.meta.env.FIREFOX && left >= 0 ? null : left;
}

/**
 * Asks Firefox not to clear our data when it needs room; granted without a question, since `unlimitedStorage` is. Chromium
 * exempts us for that permission alone, and has no such call in a worker.
 */
function keepStorage(): void {
  navigator.storage
    .persist()
    .catch((error: unknown) => console.warn('Kantlijn: Firefox does not promise to keep what is stored', error));
}

/**
 * Begins to watch over IndexedDB; to be called before anything opens a database.
 *
 * Once after each start of a Chromium browser, and after each write that failed, IndexedDB is moved to a new log (see
 * `startNewLog`). At once: until it is done, one more kill can still cost the databases.
 *
 * In Firefox it asks the browser not to clear our data when it needs room (decision 218).
 *
 * @returns whether what is written is kept, and what Chromium said when it threw databases away
 */
export function watchOverStorage(): { health: Health; lost: () => string | null } {
  let lost: string | null = null;
  if (import.meta.env.FIREFOX) keepStorage();
  const health = new Health({
    settle: async () => {
      if (!import.meta.env.FIREFOX) await inTime(startNewLog(indexedDB), SETTLE_TIMEOUT_MS);
    },
    room,
    remember: (state) => browser.storage.session.set({ [KEY]: state === 'settled' ? true : state }),
    async remembered() {
      const { [KEY]: state } = await browser.storage.session.get(KEY);
      return state === true ? 'settled' : state === 'failed' ? state : null;
    },
    changed: () => void push('library.changed', { many: false }),
    later: (work, milliseconds) => void setTimeout(work, milliseconds),
  });
  watchDatabases(indexedDB, { failed: (error) => health.failed(error), lost: (detail) => (lost = detail) });
  return { health, lost: () => lost };
}
