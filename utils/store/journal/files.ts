import { logAndReturn } from '../../messages/log-error.ts';

/**
 * Storage of the second copy: named segments, in a place that fails independently of IndexedDB. A copy belongs to one
 * lineage: one life of the notes database, from its creation until it is wiped or lost.
 */
export interface JournalFiles {
  /** Lineages that have any data. */
  lineages(): Promise<string[]>;
  /** Names of the segments of a lineage; skips caches that cannot be opened. */
  names(lineage: string): Promise<string[]>;
  /** The text of a segment; null when it is missing or unreadable. */
  read(lineage: string, name: string): Promise<string | null>;
  /**
   * Writes a segment and reads it back: the browser may report success without having written it.
   *
   * @param anew start a new cache instead of using the current one: a cache that broke while it was created stays
   * broken
   * @throws what the browser throws, or Error when it reads back something else
   */
  write(lineage: string, name: string, text: string, anew: boolean): Promise<void>;
  /** Removes one segment. */
  remove(lineage: string, name: string): Promise<void>;
  /** Removes a lineage. */
  drop(lineage: string): Promise<void>;
}

/** Prefix of the names of our caches; the lineage and a number follow. */
const PREFIX = 'kantlijn-journal-';

/** Caches are keyed by address. Nothing is ever fetched from this one, which cannot exist (RFC 2606). */
const BASE = 'https://journal.invalid/';

const NAME = /^kantlijn-journal-(.+)-(\d+)$/;

/**
 * The second copy in the browser's Cache storage: in Chromium one file per entry and no LevelDB, in Firefox a different
 * folder from IndexedDB. It belongs to the extension's origin, so pages cannot reach it. See decision 210.
 */
// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface, over the same open caches
export function cacheFiles(store: CacheStorage): JournalFiles {
  const open = new Map<string, Promise<Cache>>();
  const cacheOf = (name: string): Promise<Cache> => {
    const known = open.get(name);
    if (known !== undefined) return known;
    const opening = store.open(name);
    open.set(name, opening);
    // Expected: the caller gets the error.
    opening.catch(() => open.delete(name));
    return opening;
  };
  /** Numbers of the caches of a lineage, the newest first. */
  const numbers = async (lineage: string): Promise<number[]> => {
    const found = (await store.keys()).flatMap((name) => {
      const [, own, number] = NAME.exec(name) ?? [];
      return own === lineage ? [Number(number)] : [];
    });
    return found.toSorted((a, b) => b - a);
  };
  const current = new Map<string, number>();
  return {
    async lineages() {
      const found = (await store.keys()).flatMap((name) => NAME.exec(name)?.[1] ?? []);
      return [...new Set(found)];
    },
    async names(lineage) {
      const own = await numbers(lineage);
      current.set(lineage, own[0] ?? 0);
      const listed = await Promise.all(
        own.map((number) =>
          cacheOf(`${PREFIX}${lineage}-${number}`)
            .then((cache) => cache.keys())
            .catch(logAndReturn('journal.names', [])),
        ),
      );
      return [...new Set(listed.flat().map(({ url }) => url.slice(BASE.length)))];
    },
    async read(lineage, name) {
      for (const number of await numbers(lineage)) {
        const text = await cacheOf(`${PREFIX}${lineage}-${number}`)
          .then((cache) => cache.match(BASE + name))
          .then((answer) => answer?.text() ?? null)
          .catch(logAndReturn('journal.read', null));
        if (text !== null) return text;
      }
      return null;
    },
    async write(lineage, name, text, anew) {
      if (anew) current.set(lineage, ((await numbers(lineage))[0] ?? 0) + 1);
      const cache = await cacheOf(`${PREFIX}${lineage}-${current.get(lineage) ?? 0}`);
      await cache.put(BASE + name, new Response(new Blob([text])));
      const answer = await cache.match(BASE + name);
      if ((await answer?.text()) !== text) throw new Error('the second copy reads otherwise than it was written');
    },
    async remove(lineage, name) {
      for (const number of await numbers(lineage)) {
        await cacheOf(`${PREFIX}${lineage}-${number}`)
          .then((cache) => cache.delete(BASE + name))
          .catch(logAndReturn('journal.remove', false));
      }
    },
    async drop(lineage) {
      current.delete(lineage);
      for (const number of await numbers(lineage)) {
        open.delete(`${PREFIX}${lineage}-${number}`);
        await store.delete(`${PREFIX}${lineage}-${number}`);
      }
    },
  };
}
