import { requestDone } from './database.ts';

/** A longer row is split in two. */
const ROW_MAX = 256;

/**
 * The fence keys of the leaves, as in a B-tree of two levels. The fence of a leaf is the first key it was made with, and its key
 * in the store; a key is in the last leaf whose fence is at or before it. For example, with the fences '', `haven` and `schip`,
 * the key `huis` is in the leaf `haven`.
 *
 * All fences are held in memory (a few letters for some two hundred keys), so that finding a key takes one read. They are
 * stored in rows of at most 256, of which a change rewrites one.
 */
export class Fences {
  /** In order. The first fence of a row is its key in the store; the first row starts with ''. */
  readonly #rows: string[][];
  readonly #changed = new Set<string[]>();
  readonly #gone: string[] = [];

  private constructor(rows: string[][]) {
    this.#rows = rows.length > 0 ? rows : [['']];
  }

  /** Reads all rows. */
  static async read(store: IDBObjectStore): Promise<Fences> {
    const rows = (await requestDone(store.getAll())) as string[];
    return new Fences(rows.map((row) => row.split('\n')));
  }

  /** The fence of the leaf that a key is in, or would be in. */
  of(key: string): string {
    const row = this.#rows[lastAtOrBefore(this.#rows, key, (own) => own[0] ?? '')] ?? [];
    return row[lastAtOrBefore(row, key, (own) => own)] ?? '';
  }

  /** Adds the fence of a new leaf. */
  add(fence: string): void {
    const at = lastAtOrBefore(this.#rows, fence, (own) => own[0] ?? '');
    const row = this.#rows[at];
    if (!row) return;
    const before = lastAtOrBefore(row, fence, (own) => own);
    if (row[before] === fence) return;
    row.splice(before + 1, 0, fence);
    this.#changed.add(row);
    if (row.length <= ROW_MAX) return;
    // Keys arrive in order while an index is built: then leave the first row nearly full.
    const rest = row.splice(before === row.length - 2 ? ROW_MAX - 32 : ROW_MAX / 2);
    this.#rows.splice(at + 1, 0, rest);
    this.#changed.add(rest);
  }

  /** Removes the fence of an empty leaf; the first fence stays. */
  remove(fence: string): void {
    if (fence === '') return;
    const at = lastAtOrBefore(this.#rows, fence, (own) => own[0] ?? '');
    const row = this.#rows[at];
    const own = row?.indexOf(fence) ?? -1;
    if (!row || own < 0) return;
    // A row is stored by its first fence.
    if (own === 0) this.#gone.push(fence);
    row.splice(own, 1);
    if (row.length > 0) this.#changed.add(row);
    else {
      this.#changed.delete(row);
      this.#rows.splice(at, 1);
    }
  }

  /** Writes the changed rows. If the transaction fails, discard this object and read the fences again. */
  write(store: IDBObjectStore): void {
    for (const fence of this.#gone) store.delete(fence);
    for (const row of this.#changed) store.put(row.join('\n'), row[0]);
    this.#gone.length = 0;
    this.#changed.clear();
  }
}

/** Index of the last item whose value is at or before a key; 0 when none is. */
function lastAtOrBefore<T>(list: readonly T[], key: string, value: (item: T) => string): number {
  let low = 0;
  let high = list.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && value(item) <= key) low = middle;
    else high = middle;
  }
  return low;
}
