import { analyse } from './analyse.ts';
import { committed, done, isUsable, readMeta, STORES, writeMeta, type IDB, type Meta } from './database.ts';
import { changeDictionary } from './dictionary.ts';
import { datePage, minutesOf, DATES_PER_PAGE } from './dates.ts';
import type { SearchDocument } from './document.ts';
import {
  decodeBlock,
  decodeHead,
  edit,
  encodeBlock,
  encodeHead,
  NO_HEAD,
  packEdit,
  editedDoc,
  slice,
  type Edits,
  type Head,
} from './postings.ts';

/** A note as it now is; `document` null when it is gone. */
export interface Change {
  readonly id: string;
  readonly document: SearchDocument | null;
}

/** What a batch changed, for the caches of a reader. */
export interface Written {
  readonly meta: Meta;
  readonly keys: ReadonlySet<string>;
  readonly docs: ReadonlySet<number>;
}

/** Postings in a head before the oldest become a block, and in a block. */
const TAIL_MAX = 512;
const BLOCK = 256;
const BLOCK_MAX = 768;

type AllEdits = Map<string, number[]>;

function note(edits: AllEdits, key: string, doc: number, weight: number): void {
  const own = edits.get(key);
  if (own) own.push(packEdit(doc, weight));
  else edits.set(key, [packEdit(doc, weight)]);
}

/** Only what differs is written, so that saving while typing touches few rows. */
function difference(
  edits: AllEdits,
  doc: number,
  before: SearchDocument | undefined,
  after: SearchDocument | null,
): void {
  const old = before ? analyse(before) : new Map<string, number>();
  const now = after ? analyse(after) : new Map<string, number>();
  for (const [key, weight] of now) if (old.get(key) !== weight) note(edits, key, doc, weight);
  for (const key of old.keys()) if (!now.has(key)) note(edits, key, doc, 0);
}

/**
 * Takes changes in, in one transaction: all of them or none.
 *
 * @param finish what to write about the whole index, given the counts after these changes
 * @param building part of a rebuild: the index may be incomplete, and every document is new to it
 * @throws when the index must be rebuilt (Error), or what IndexedDB throws
 */
export async function writeBatch(
  database: IDBDatabase,
  idb: IDB,
  changes: readonly Change[],
  finish: (meta: Meta) => Meta,
  building: boolean,
): Promise<Written> {
  const transaction = database.transaction(STORES, 'readwrite');
  const end = committed(transaction);
  // Whoever awaits below sees the first error; this one would otherwise count as unhandled.
  end.catch(() => undefined);
  try {
    const meta = await readMeta(transaction);
    if (!building && !isUsable(meta)) throw new Error('The search index must be rebuilt first.');
    const last = new Map(changes.map((change) => [change.id, change.document]));
    const edits: AllEdits = new Map();
    const docs = new Set<number>();
    const store = transaction.objectStore('docs');
    const known = building ? [] : await readKnown(store, [...last.keys()]);
    let { next, documents } = meta;
    const dates = new Map<number, number>();
    [...last].forEach(([id, document], at) => {
      const before = known[at];
      if (!before && !document) return;
      const doc = before ? Number(before.key) : next++;
      difference(edits, doc, before?.document, document);
      docs.add(doc);
      dates.set(doc, document ? minutesOf(document.modified) : 0);
      if (document) store.put({ ...document, id }, doc);
      else store.delete(doc);
      documents += Number(document !== null) - Number(before !== undefined);
    });
    const page = await writePostings(transaction, idb, edits, meta.page);
    await writeDates(transaction, dates);
    const written = finish({ ...meta, next, documents, page });
    writeMeta(transaction, written);
    await end;
    return { meta: written, keys: new Set(edits.keys()), docs };
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // Already over: then nothing of it was kept either.
    }
    throw error;
  }
}

interface Known {
  readonly key: IDBValidKey;
  readonly document: SearchDocument;
}

/** The documents as they were, in the order of the identifiers. */
function readKnown(store: IDBObjectStore, ids: readonly string[]): Promise<(Known | undefined)[]> {
  return Promise.all(
    ids.map(async (id) => {
      const key = await done(store.index('id').getKey(id));
      return key === undefined ? undefined : { key, document: (await done(store.get(key))) as SearchDocument };
    }),
  );
}

async function writeDates(transaction: IDBTransaction, dates: ReadonlyMap<number, number>): Promise<void> {
  const store = transaction.objectStore('dates');
  const pages = new Map<number, Uint32Array>();
  for (const [doc, minutes] of dates) {
    const number = datePage(doc);
    let page = pages.get(number);
    if (!page) {
      page = ((await done(store.get(number))) as Uint32Array | undefined) ?? new Uint32Array(DATES_PER_PAGE);
      pages.set(number, page);
    }
    page[doc % DATES_PER_PAGE] = minutes;
  }
  for (const [number, page] of pages) store.put(page, number);
}

/** Keys read and written together: enough to keep IndexedDB busy, few enough to keep memory flat. */
const CHUNK = 2000;

async function writePostings(transaction: IDBTransaction, idb: IDB, edits: AllEdits, page: number): Promise<number> {
  const heads = transaction.objectStore('heads');
  const keys = [...edits.keys()].toSorted();
  let lastPage = page;
  for (let from = 0; from < keys.length; from += CHUNK) {
    const chunk = keys.slice(from, from + CHUNK);
    const rows = await readRows(heads, idb, chunk, keys.length >= DENSE);
    const changed: { key: string; head: Head; before: Head | null }[] = [];
    for (const [at, key] of chunk.entries()) {
      const row = rows[at];
      const before = row ? decodeHead(row) : null;
      const head = await editKey(transaction, idb, key, before ?? NO_HEAD, edits.get(key) ?? []);
      changed.push({ key, head, before });
    }
    const words = await changeDictionary(
      transaction,
      lastPage,
      changed
        .filter(({ head, before }) => before === null || head.count === 0)
        .map(({ key, head, before }) => ({ key, page: before?.page ?? 0, present: head.count > 0 })),
    );
    lastPage = words.page;
    for (const { key, head } of changed) {
      if (head.count === 0) {
        heads.delete(key);
        if (head.sealed > 0) transaction.objectStore('blocks').delete(idb.IDBKeyRange.bound([key, 0], [key, Infinity]));
      } else heads.put(encodeHead({ ...head, page: words.placed.get(key) ?? head.page }), key);
    }
  }
  return lastPage;
}

/**
 * Keys in a batch from which they lie so close together that reading all between them costs less than asking one by one: only in a
 * rebuild. For fewer it would read most of the index.
 */
const DENSE = 30_000;

/** The rows of sorted keys. */
async function readRows(
  heads: IDBObjectStore,
  idb: IDB,
  keys: readonly string[],
  dense: boolean,
): Promise<(Uint8Array | undefined)[]> {
  if (!dense) return Promise.all(keys.map((key) => done<Uint8Array | undefined>(heads.get(key))));
  const range = idb.IDBKeyRange.bound(keys[0], keys.at(-1));
  const [found, rows] = await Promise.all([done(heads.getAllKeys(range)), done<Uint8Array[]>(heads.getAll(range))]);
  const byKey = new Map(found.map((key, at) => [key, rows[at]]));
  return keys.map((key) => byKey.get(key));
}

async function editKey(transaction: IDBTransaction, idb: IDB, key: string, head: Head, edits: Edits): Promise<Head> {
  const recent = head.sealed === 0 ? edits : edits.filter((packed) => editedDoc(packed) > head.sealed);
  const older = head.sealed === 0 ? [] : edits.filter((packed) => editedDoc(packed) <= head.sealed);
  let grown = older.length > 0 ? await editBlocks(transaction, idb, key, older) : 0;
  const edited = edit(head.tail, recent);
  grown += edited.grown;
  let { sealed } = head;
  let tail = edited.postings;
  if (tail.docs.length > TAIL_MAX) {
    const blocks = transaction.objectStore('blocks');
    let from = 0;
    while (tail.docs.length - from > BLOCK) {
      const block = slice(tail, from, from + BLOCK);
      sealed = block.docs.at(-1) ?? sealed;
      blocks.put(encodeBlock(block), [key, sealed]);
      from += BLOCK;
    }
    tail = slice(tail, from);
  }
  return { count: head.count + grown, sealed, page: head.page, tail };
}

/** Changes postings in sealed blocks; a block keeps its key, the highest number it may hold. */
async function editBlocks(transaction: IDBTransaction, idb: IDB, key: string, edits: Edits): Promise<number> {
  const store = transaction.objectStore('blocks');
  let waiting = edits.toSorted((a, b) => a - b);
  let grown = 0;
  while (waiting.length > 0) {
    const first = editedDoc(waiting[0] ?? 0);
    const cursor = await done(store.openCursor(idb.IDBKeyRange.bound([key, first], [key, Infinity])));
    if (!cursor) throw new RangeError(`The blocks of "${key}" end too early.`);
    const [, limit] = cursor.key as [string, number];
    const own = waiting.filter((packed) => editedDoc(packed) <= limit);
    waiting = waiting.slice(own.length);
    const edited = edit(decodeBlock(cursor.value as Uint8Array), own);
    grown += edited.grown;
    // An empty block stays: its key tells where the head begins, and it fills again or goes with the key.
    if (edited.postings.docs.length <= BLOCK_MAX) store.put(encodeBlock(edited.postings), [key, limit]);
    else {
      const half = edited.postings.docs.length >> 1;
      store.put(encodeBlock(slice(edited.postings, 0, half)), [key, edited.postings.docs[half - 1] ?? 0]);
      store.put(encodeBlock(slice(edited.postings, half)), [key, limit]);
    }
  }
  return grown;
}
