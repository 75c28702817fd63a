import { done, type IDB } from './database.ts';
import { Dictionary } from './dictionary.ts';
import type { Source } from './plan.ts';
import { concatenate, decodeBlock, decodeHead, NO_POSTINGS, type Postings } from './postings.ts';

/** Postings kept in memory between queries: five bytes each. */
const CACHED_POSTINGS = 1_500_000;
/** Most words a beginning or a part is written out to; beyond it the commonest kinds of words are not asked for anyway. */
const MOST_COMPOUNDS = 400;
const MOST_IN_RANGE = 20_000;

/** Reads posting lists, and keeps those that were asked last. One writer must tell it what changed. */
export class Lists {
  readonly #idb: IDB;
  readonly #cache = new Map<string, { source: Source; postings: Postings }>();
  #cached = 0;
  #dictionary: Dictionary | null = null;
  #dates: ReadonlyMap<number, Uint32Array> | null = null;

  constructor(idb: IDB) {
    this.#idb = idb;
  }

  /** Forgets what a write changed. */
  changed(keys: ReadonlySet<string>): void {
    this.#dictionary = null;
    this.#dates = null;
    for (const [name, { source, postings }] of this.#cache) {
      if (!touches(source, keys)) continue;
      this.#cache.delete(name);
      this.#cached -= postings.docs.length;
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#cache.clear();
    this.#cached = 0;
    this.#dictionary = null;
    this.#dates = null;
  }

  /** The documents of a source, each with its weight for the key itself. */
  async read(transaction: IDBTransaction, source: Source): Promise<Postings> {
    const name =
      source.from === 'key' ? `k${source.key}` : source.from === 'range' ? `r${source.first}` : `c${source.part}`;
    const held = this.#cache.get(name);
    if (held) {
      // Asked again: it goes to the end of the row of those to be forgotten.
      this.#cache.delete(name);
      this.#cache.set(name, held);
      return held.postings;
    }
    const postings = await this.#load(transaction, source);
    this.#keep(name, { source, postings });
    return postings;
  }

  #keep(name: string, entry: { source: Source; postings: Postings }): void {
    if (this.#cache.has(name)) return;
    // An empty list costs something too.
    this.#cached += entry.postings.docs.length;
    this.#cache.set(name, entry);
    for (const [oldest, { postings }] of this.#cache) {
      if (this.#cached <= CACHED_POSTINGS && this.#cache.size <= 2000) break;
      this.#cache.delete(oldest);
      this.#cached -= postings.docs.length;
    }
  }

  async #load(transaction: IDBTransaction, source: Source): Promise<Postings> {
    const heads = transaction.objectStore('heads');
    if (source.from === 'key') {
      const row = (await done(heads.get(source.key))) as Uint8Array | undefined;
      return row ? this.#whole(transaction, source.key, row) : NO_POSTINGS;
    }
    if (source.from === 'range') {
      const range = this.#idb.IDBKeyRange.bound(source.first, source.last);
      const [keys, rows] = await Promise.all([
        done(heads.getAllKeys(range, MOST_IN_RANGE)),
        done(heads.getAll(range, MOST_IN_RANGE)) as Promise<Uint8Array[]>,
      ]);
      return union(await Promise.all(rows.map((row, at) => this.#whole(transaction, String(keys[at]), row))));
    }
    const dictionary = await this.dictionary(transaction);
    const words = dictionary.compounds(source.part, MOST_COMPOUNDS);
    const lists = words.map((key) => this.#load(transaction, { from: 'key', key, weight: 1 }));
    return union(await Promise.all(lists));
  }

  async #whole(transaction: IDBTransaction, key: string, row: Uint8Array): Promise<Postings> {
    const head = decodeHead(row);
    if (head.sealed === 0) return head.tail;
    const range = this.#idb.IDBKeyRange.bound([key, 0], [key, head.sealed]);
    const blocks = (await done(transaction.objectStore('blocks').getAll(range))) as Uint8Array[];
    return concatenate([...blocks.map(decodeBlock), head.tail]);
  }

  /** The words of the index; read at its first use after a change. */
  async dictionary(transaction: IDBTransaction): Promise<Dictionary> {
    this.#dictionary ??= new Dictionary((await done(transaction.objectStore('pages').getAll())) as string[]);
    return this.#dictionary;
  }

  /** Minutes since 1970 of the last change of a document, by its number. */
  async dates(transaction: IDBTransaction): Promise<ReadonlyMap<number, Uint32Array>> {
    if (!this.#dates) {
      const store = transaction.objectStore('dates');
      const [keys, pages] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      this.#dates = new Map(keys.map((key, at) => [Number(key), pages[at] as Uint32Array]));
    }
    return this.#dates;
  }
}

function touches(source: Source, keys: ReadonlySet<string>): boolean {
  if (source.from === 'key') return keys.has(source.key);
  for (const key of keys) {
    if (source.from === 'range' ? key.startsWith(source.first) : key.includes(source.part)) return true;
  }
  return false;
}

/** Documents of any of the lists, with the highest weight each has. */
export function union(lists: readonly Postings[]): Postings {
  const filled = lists.filter(({ docs }) => docs.length > 0);
  if (filled.length <= 1) return filled[0] ?? NO_POSTINGS;
  let highest = 0;
  for (const { docs } of filled) highest = Math.max(highest, docs.at(-1) ?? 0);
  const best = new Uint8Array(highest + 1);
  let count = 0;
  for (const { docs, weights } of filled) {
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] ?? 0;
      const weight = weights[at] ?? 0;
      const before = best[doc] ?? 0;
      if (before === 0) count += 1;
      if (weight > before) best[doc] = weight;
    }
  }
  const docs = new Uint32Array(count);
  const weights = new Uint8Array(count);
  let at = 0;
  for (let doc = 0; doc <= highest; doc += 1) {
    const weight = best[doc] ?? 0;
    if (weight === 0) continue;
    docs[at] = doc;
    weights[at] = weight;
    at += 1;
  }
  return { docs, weights };
}
