import { browser } from 'wxt/browser';
import type { NotesDatabase } from './database.ts';

/** Key in `meta` that says that deleting everything began: whoever starts next goes on with it. */
export const WIPING = 'wiping';

/** How long removing one database may take, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Where Kantlijn stores anything, apart from the notes database. Tests bring their own. */
export interface Places {
  /** Names of the databases of our origin. */
  databases(): Promise<string[]>;
  /** Removes a database; resolves also when another connection keeps it. */
  removeDatabase(name: string): Promise<void>;
  /** Names of whatever else is stored. */
  rest(): Promise<string[]>;
  /** Removes whatever else is stored. */
  removeRest(): Promise<void>;
}

/** The places of the browser. */
export const browserPlaces: Places = {
  async databases() {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  },
  async removeDatabase(name) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      const request = indexedDB.deleteDatabase(name);
      const over = (): void => {
        clearTimeout(timer);
        resolve();
      };
      request.addEventListener('success', over);
      request.addEventListener('error', over);
    });
  },
  async rest() {
    const { local, session } = browser.storage;
    const keys = [await local.get(null), await session.get(null)].flatMap((stored) => Object.keys(stored));
    return [...keys, ...(await globalThis.caches.keys())];
  },
  async removeRest() {
    await browser.storage.local.clear();
    await browser.storage.session.clear();
    await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.delete(name)));
  },
};

/**
 * Deletes everything Kantlijn has stored. The notes go first, in one transaction that also says that the rest has to
 * follow; the database that says so goes last. Stopped anywhere, `resumeWipe` goes on.
 *
 * @returns names of what is still there; empty when nothing is
 * @throws what IndexedDB throws when the notes cannot be deleted; nothing is deleted then
 */
export async function wipeEverything(db: NotesDatabase, places: Places): Promise<string[]> {
  await db.ready();
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
    await db.meta.put({ key: WIPING, value: true });
  });
  return finishWipe(db, places);
}

async function finishWipe(db: NotesDatabase, places: Places): Promise<string[]> {
  for (const name of await places.databases()) if (name !== db.name) await places.removeDatabase(name);
  await places.removeRest();
  const left = [...(await places.databases()).filter((name) => name !== db.name), ...(await places.rest())];
  db.close();
  await places.removeDatabase(db.name);
  return [...left, ...(await places.databases()).filter((name) => name === db.name)];
}

/**
 * Goes on with a wipe that was stopped. To be awaited before anything else uses the database.
 *
 * @returns whether there was one
 * @throws what IndexedDB throws
 */
export async function resumeWipe(db: NotesDatabase, places: Places): Promise<boolean> {
  if (!(await places.databases()).includes(db.name)) return false;
  await db.ready();
  if ((await db.meta.get(WIPING)) === undefined) return false;
  await finishWipe(db, places);
  return true;
}
