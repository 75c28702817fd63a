import { editHead } from '../disk/blocks.ts';
import { requestDone, type IDB } from '../disk/database.ts';
import type { DictionaryWriter } from '../disk/dictionary.ts';
import type { Fences } from '../disk/fences.ts';
import { decodeLeaf, divide, EMPTY_LEAF, encodeLeaf, type Leaf, type LeafRow } from '../disk/leaves.ts';
import { decodeHead, encodeHead, NO_HEAD, type Edits, type Head } from '../disk/postings.ts';
import type { WriteTransaction } from '../disk/transaction.ts';

/** Changes to posting lists, by key. */
export type AllEdits = ReadonlyMap<string, Edits>;

/** Most keys, leaves and postings written at a time: enough to keep IndexedDB busy, few enough for one piece of a rebuild. */
const CHUNK = 2000;
const CHUNK_LEAVES = 80;
const CHUNK_POSTINGS = 100_000;

/** The next keys to change, from index `from`, in order and grouped by the fence of their leaf. */
function chunkOf(keys: readonly string[], from: number, edits: AllEdits, fences: Fences): Map<string, string[]> {
  const leaves = new Map<string, string[]>();
  let postings = 0;
  for (let at = from; at < Math.min(keys.length, from + CHUNK) && postings < CHUNK_POSTINGS; at += 1) {
    const key = keys[at] ?? '';
    const fence = fences.of(key);
    const own = leaves.get(fence);
    if (own) own.push(key);
    else if (leaves.size === CHUNK_LEAVES) break;
    else leaves.set(fence, [key]);
    postings += edits.get(key)?.length ?? 0;
  }
  return leaves;
}

/**
 * Writes changes to posting lists: their leaves and blocks, and the words that are new or gone.
 *
 * @throws RangeError for a damaged row, or what IndexedDB throws
 */
export async function writeLists(
  transaction: WriteTransaction,
  idb: IDB,
  edits: AllEdits,
  fences: Fences,
  dictionary: DictionaryWriter,
): Promise<void> {
  const keys = [...edits.keys()].toSorted();
  for (let from = 0; from < keys.length;) {
    const store = transaction.store('leaves');
    const blocks = transaction.store('blocks');
    const leaves = chunkOf(keys, from, edits, fences);
    const edited = await Promise.all(
      [...leaves].map(async ([fence, own]) => {
        const row = await requestDone<LeafRow | undefined>(store.get(fence));
        const leaf = row ? decodeLeaf(row) : EMPTY_LEAF;
        const before = new Map(leaf.keys.map((key, at) => [key, leaf.heads[at]]));
        const heads = own.map(async (key): Promise<Changed> => {
          const bytes = before.get(key);
          const old = bytes ? decodeHead(bytes) : null;
          const head = await editHead(blocks, idb, key, old ?? NO_HEAD, edits.get(key) ?? []);
          return { key, isNew: old === null, head };
        });
        return { fence, leaf, changes: await Promise.all(heads) };
      }),
    );
    for (const { fence, leaf, changes } of edited) {
      const heads = new Map<string, Uint8Array | null>();
      for (const { key, isNew, head } of changes) {
        if (head.count === 0) {
          heads.set(key, null);
          if (head.page > 0) await dictionary.remove(key, head.page);
        } else heads.set(key, encodeHead(isNew ? { ...head, page: await dictionary.add(key) } : head));
      }
      writeLeaf(store, fences, fence, merge(leaf, heads));
      from += changes.length;
    }
    await transaction.piece();
  }
  fences.write(transaction.store('fences'));
}

interface Changed {
  readonly key: string;
  readonly isNew: boolean;
  readonly head: Head;
}

function writeLeaf(store: IDBObjectStore, fences: Fences, fence: string, leaf: Leaf): void {
  const [first, ...others] = divide(leaf);
  if (first) store.put(encodeLeaf(first), fence);
  else {
    store.delete(fence);
    fences.remove(fence);
  }
  for (const other of others) {
    const own = other.keys[0] ?? '';
    store.put(encodeLeaf(other), own);
    fences.add(own);
  }
}

/** Puts heads in a leaf, or removes them (null). `changes` are in order. */
function merge(leaf: Leaf, changes: ReadonlyMap<string, Uint8Array | null>): Leaf {
  const keys: string[] = [];
  const heads: Uint8Array[] = [];
  const push = (key: string, head: Uint8Array | null | undefined): void => {
    if (!head) return;
    keys.push(key);
    heads.push(head);
  };
  const waiting = [...changes];
  let next = 0;
  for (const [at, key] of leaf.keys.entries()) {
    for (let change = waiting[next]; change !== undefined && change[0] < key; change = waiting[(next += 1)])
      push(...change);
    const change = waiting[next];
    if (change?.[0] === key) {
      push(...change);
      next += 1;
    } else push(key, leaf.heads[at]);
  }
  for (const change of waiting.slice(next)) push(...change);
  return { keys, heads };
}
