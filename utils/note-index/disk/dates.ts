import { requestDone, type IDB } from './database.ts';
import type { Session } from './session.ts';

/** Documents per page of dates. */
export const DATES_PER_PAGE = 1024;

/** The page that holds the date of a document. */
export function datePage(doc: number): number {
  return Math.floor(doc / DATES_PER_PAGE);
}

/** Minutes since 1970 of an ISO 8601 instant; 0 for an earlier one and for text that is no instant. */
export function minutesOf(instant: string): number {
  const time = Date.parse(instant);
  return Number.isFinite(time) && time > 0 ? Math.min(0xffffffff, Math.floor(time / 60_000)) : 0;
}

/** From this many missing pages on, read everything between the first and the last in one request. */
const MANY = 6;

/** When documents were last changed, to order equal scores. Pages of four kilobytes, read when needed and then kept in memory. */
export class Dates {
  readonly #idb: IDB;
  readonly #pages = new Map<number, Uint32Array>();

  constructor(idb: IDB) {
    this.#idb = idb;
  }

  /** Takes over pages that were just written. */
  changed(pages: ReadonlyMap<number, Uint32Array>): void {
    for (const [number, page] of pages) this.#pages.set(number, page);
  }

  /** Forgets everything. */
  clear(): void {
    this.#pages.clear();
  }

  /** Loads the pages that `of` needs for these documents. */
  async need(session: Session, docs: Iterable<number>): Promise<void> {
    const missing = new Set<number>();
    for (const doc of docs) if (!this.#pages.has(datePage(doc))) missing.add(datePage(doc));
    if (missing.size === 0) return;
    const store = session.store('dates');
    if (missing.size < MANY) {
      await Promise.all([...missing].map(async (number) => this.#keep(number, await requestDone(store.get(number)))));
      return;
    }
    const range = this.#idb.IDBKeyRange.bound(Math.min(...missing), Math.max(...missing));
    const [keys, pages] = await Promise.all([
      requestDone(store.getAllKeys(range)),
      requestDone<Uint32Array[]>(store.getAll(range)),
    ]);
    for (const [at, key] of keys.entries()) this.#keep(Number(key), pages[at]);
  }

  #keep(number: number, page: Uint32Array | undefined): void {
    if (page && !this.#pages.has(number)) this.#pages.set(number, page);
  }

  /** Minutes since 1970 of the last change of a document; 0 when unknown or not loaded (see `need`). */
  of(doc: number): number {
    return this.#pages.get(datePage(doc))?.[doc % DATES_PER_PAGE] ?? 0;
  }
}
