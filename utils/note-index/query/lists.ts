import { blocksOf } from '../disk/blocks.ts';
import { requestDone, type IDB } from '../disk/database.ts';
import type { Dictionary } from '../disk/dictionary.ts';
import type { Fences } from '../disk/fences.ts';
import { headIn, headsBetween, type LeafRow } from '../disk/leaves.ts';
import { countOf, ReadPostings, hasBlocks, readBlock, readHead, type Postings } from '../disk/postings.ts';
import { sourceName, type ClauseSource } from './plan.ts';
import type { Session } from '../disk/session.ts';
import { merged } from './union.ts';

/** Most postings in the cache, five bytes each, and most lists. */
const CACHED_POSTINGS = 1_500_000;
const CACHED_LISTS = 2000;
/** Most compounds that one part is expanded to. */
const MAX_COMPOUNDS = 400;
/** Most leaves that one prefix is expanded to: some 40,000 words. */
const MAX_LEAVES = 256;

/** How to find a posting list. */
export interface Directory {
  /** Which leaf a key is in. */
  fences(): Promise<Fences>;
  /** All words of the index; a larger read, so ask only when a query needs it. */
  dictionary(): Promise<Dictionary>;
}

/** Reads posting lists through a cache of the most recently used. The writer must report what it changed. */
export class PostingLists {
  readonly #idb: IDB;
  readonly #cache = new Map<string, { source: ClauseSource; postings: Postings }>();
  #cached = 0;

  constructor(idb: IDB) {
    this.#idb = idb;
  }

  /** Forgets lists that a write changed. */
  changed(keys: ReadonlySet<string>): void {
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
  }

  /** The documents of a source, each with its weight there. */
  async read(session: Session, directory: Directory, source: ClauseSource): Promise<Postings> {
    const name = sourceName(source);
    const held = this.#cache.get(name);
    if (held) {
      // Now the most recently used: the last to be forgotten.
      this.#cache.delete(name);
      this.#cache.set(name, held);
      return held.postings;
    }
    const gathered = new ReadPostings();
    await this.#load(session, directory, source, gathered);
    const postings = merged(gathered);
    this.#keep(name, { source, postings });
    return postings;
  }

  #keep(name: string, entry: { source: ClauseSource; postings: Postings }): void {
    if (this.#cache.has(name)) return;
    this.#cached += entry.postings.docs.length;
    this.#cache.set(name, entry);
    for (const [oldest, { postings }] of this.#cache) {
      if (this.#cached <= CACHED_POSTINGS && this.#cache.size <= CACHED_LISTS) break;
      this.#cache.delete(oldest);
      this.#cached -= postings.docs.length;
    }
  }

  async #load(session: Session, directory: Directory, source: ClauseSource, into: ReadPostings): Promise<void> {
    if (source.from === 'key') return this.#key(session, await directory.fences(), source.key, into);
    if (source.from === 'range') return this.#range(session, await directory.fences(), source.first, source.last, into);
    const words = (await directory.dictionary()).compounds(source.part, MAX_COMPOUNDS);
    const fences = await directory.fences();
    await Promise.all(words.map((key) => this.#key(session, fences, key, into)));
  }

  async #key(session: Session, fences: Fences, key: string, into: ReadPostings): Promise<void> {
    const row = await session.leaf(fences.of(key));
    const head = row && headIn(row, key);
    if (!head) return;
    // Read older postings first, so that nothing needs sorting.
    if (hasBlocks(head)) await this.#blocks(session, key, key, into);
    readHead(head, into);
  }

  async #range(session: Session, fences: Fences, first: string, last: string, into: ReadPostings): Promise<void> {
    const [from, to] = [fences.of(first), fences.of(last)];
    const rows =
      from === to
        ? [await session.leaf(from)]
        : await requestDone<LeafRow[]>(
            session.store('leaves').getAll(this.#idb.IDBKeyRange.bound(from, to), MAX_LEAVES),
          );
    let isSealed = false;
    for (const row of rows) {
      if (!row) continue;
      for (const head of headsBetween(row, first, last)) {
        readHead(head, into);
        isSealed ||= hasBlocks(head);
      }
    }
    if (isSealed) await this.#blocks(session, first, last, into);
  }

  async #blocks(session: Session, first: string, last: string, into: ReadPostings): Promise<void> {
    const blocks = await requestDone<Uint8Array[]>(session.store('blocks').getAll(blocksOf(this.#idb, first, last)));
    for (const block of blocks) readBlock(block, into);
  }

  /** In how many documents each key is; 0 when it is in none. */
  async counts(session: Session, directory: Directory, keys: readonly string[]): Promise<number[]> {
    const fences = await directory.fences();
    return Promise.all(
      keys.map(async (key) => {
        const row = await session.leaf(fences.of(key));
        const head = row && headIn(row, key);
        return head ? countOf(head) : 0;
      }),
    );
  }
}

function touches(source: ClauseSource, keys: ReadonlySet<string>): boolean {
  if (source.from === 'key') return keys.has(source.key);
  for (const key of keys) {
    if (source.from === 'range' ? key >= source.first && key <= source.last : key.includes(source.part)) return true;
  }
  return false;
}
