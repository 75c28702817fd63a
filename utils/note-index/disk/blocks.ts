import { requestDone, type IDB } from './database.ts';
import {
  concatenate,
  decodeBlock,
  edit,
  editedDoc,
  encodeBlock,
  slice,
  type Edits,
  type Head,
  type Postings,
} from './postings.ts';

/** A longer tail is moved into blocks. */
const TAIL_MAX = 256;
/** Postings of a new block: one read brings some thousands, one change rewrites some kilobytes. */
const BLOCK = 2048;
/** A longer block is split in two. */
const BLOCK_MAX = 4096;

/** The range of all blocks of the keys from `first` to `last`. */
export function blocksOf(idb: IDB, first: string, last: string = first): IDBKeyRange {
  return idb.IDBKeyRange.bound([first, 0], [last, Infinity]);
}

/**
 * Applies changes to a posting list: writes its blocks and returns its new head, which the caller stores.
 *
 * @throws RangeError for a damaged row, or what IndexedDB throws
 */
export async function editHead(store: IDBObjectStore, idb: IDB, key: string, head: Head, edits: Edits): Promise<Head> {
  const recent = head.sealed === 0 ? edits : edits.filter((packed) => editedDoc(packed) > head.sealed);
  const older = head.sealed === 0 ? [] : edits.filter((packed) => editedDoc(packed) <= head.sealed);
  const before = older.length > 0 ? await editBlocks(store, idb, key, older) : 0;
  const { postings: tail, grown } = edit(head.tail, recent);
  const count = head.count + before + grown;
  if (count === 0 && head.sealed > 0) store.delete(blocksOf(idb, key));
  if (tail.docs.length <= TAIL_MAX) return { ...head, count, tail };
  return { ...head, count, ...(await seal(store, key, head.sealed, tail)) };
}

/** Moves a tail that is too long into blocks. Fills up the last block first, to keep blocks few. */
async function seal(
  store: IDBObjectStore,
  key: string,
  before: number,
  tail: Postings,
): Promise<{ sealed: number; tail: Postings }> {
  let sealed = before;
  let rest = tail;
  if (before > 0) {
    const last = await requestDone<Uint8Array | undefined>(store.get([key, before]));
    if (!last) throw new RangeError(`The last block of "${key}" is missing.`);
    const own = decodeBlock(last);
    if (own.docs.length + TAIL_MAX <= BLOCK) {
      store.delete([key, before]);
      rest = concatenate([own, tail]);
    }
  }
  let from = 0;
  while (rest.docs.length - from > TAIL_MAX) {
    const block = slice(rest, from, from + BLOCK);
    sealed = block.docs.at(-1) ?? sealed;
    store.put(encodeBlock(block), [key, sealed]);
    from += block.docs.length;
  }
  return { sealed, tail: slice(rest, from) };
}

/** Changes postings in blocks. A block keeps its key, the highest document number it may hold. Returns by how many postings they grew. */
async function editBlocks(store: IDBObjectStore, idb: IDB, key: string, edits: Edits): Promise<number> {
  let waiting = edits.toSorted((a, b) => a - b);
  let grown = 0;
  while (waiting.length > 0) {
    const first = editedDoc(waiting[0] ?? 0);
    const cursor = await requestDone(store.openCursor(idb.IDBKeyRange.bound([key, first], [key, Infinity])));
    if (!cursor) throw new RangeError(`The blocks of "${key}" end too early.`);
    const [, limit] = cursor.key as [string, number];
    const own = waiting.filter((packed) => editedDoc(packed) <= limit);
    waiting = waiting.slice(own.length);
    const edited = edit(decodeBlock(cursor.value as Uint8Array), own);
    grown += edited.grown;
    // Keep an empty block: its key tells where the tail begins. It goes when the whole list does.
    if (edited.postings.docs.length <= BLOCK_MAX) store.put(encodeBlock(edited.postings), [key, limit]);
    else {
      const half = edited.postings.docs.length >> 1;
      store.put(encodeBlock(slice(edited.postings, 0, half)), [key, edited.postings.docs[half - 1] ?? 0]);
      store.put(encodeBlock(slice(edited.postings, half)), [key, limit]);
    }
  }
  return grown;
}
