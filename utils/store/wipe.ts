import { browser } from 'wxt/browser';
import { wordsMemory } from '../drafts/words-memory.ts';
import type { NotesDatabase } from './database.ts';

/** Key in `meta` that marks an unfinished wipe, to be resumed at the next start. */
export const WIPING = 'wiping';

/** Time limit for deleting one database, in milliseconds. */
const DELETE_TIMEOUT_MS = 10_000;

/** Everything Kantlijn stores apart from the notes database. Replaced in tests. */
export interface Places {
  /** Names of the databases of our origin. */
  databases(): Promise<string[]>;
  /** Deletes a database; resolves even when another connection blocks that. */
  removeDatabase(name: string): Promise<void>;
  /** Names of everything else that is stored. */
  rest(): Promise<string[]>;
  /** Deletes everything else that is stored. */
  removeRest(): Promise<void>;
}

/** The real storage of the browser. */
export const browserPlaces: Places = {
  async databases() {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  },
  async removeDatabase(name) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, DELETE_TIMEOUT_MS);
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
    const stored = [await local.get(null), await session.get(null), await wordsMemory().all()];
    return [...new Set(stored.flatMap((rows) => Object.keys(rows))), ...(await globalThis.caches.keys())];
  },
  async removeRest() {
    await browser.storage.local.clear();
    await browser.storage.session.clear();
    const words = wordsMemory();
    await Promise.all(Object.keys(await words.all()).map((key) => words.remove(key)));
    await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.delete(name)));
  },
};

/**
 * Deletes everything Kantlijn has stored. First deletes the notes in one transaction that also marks the wipe as
 * unfinished; the database with that mark is deleted last. If interrupted, `resumeWipe` continues.
 *
 * @returns names of what could not be deleted; empty when nothing is left
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
 * Resumes an interrupted wipe. Await before anything else uses the database.
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
