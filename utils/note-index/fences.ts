import { requestDone } from './database.ts';

/** Fences in a row, from which it is divided. */
const ROW_MAX = 256;

/**
 * Where each leaf begins: its first key when it was made, which is also its key in the store. A key stands in the last leaf that begins at or
 * before it. Held in memory whole (a few letters for some two hundred keys), so that every key is found by one read; stored in rows of
 * at most 256, of which a change writes one.
 */
export class Fences {
  /** In order; the first fence of a row is its key in the store, and that of the first row is ''. */
  readonly #rows: string[][];
  readonly #changed = new Set<string[]>();
  readonly #gone: string[] = [];

  private constructor(rows: string[][]) {
    this.#rows = rows.length > 0 ? rows : [['']];
  }

  /** Reads them from their store. */
  static async read(store: IDBObjectStore): Promise<Fences> {
    const rows = (await requestDone(store.getAll())) as string[];
    return new Fences(rows.map((row) => row.split('\n')));
  }

  /** The fence of the leaf a key stands in, or would. */
  of(key: string): string {
    const row = this.#rows[place(this.#rows, key, (own) => own[0] ?? '')] ?? [];
    return row[place(row, key, (own) => own)] ?? '';
  }

  /** Adds the fence of a new leaf. */
  add(fence: string): void {
    const at = place(this.#rows, fence, (own) => own[0] ?? '');
    const row = this.#rows[at];
    if (!row) return;
    const before = place(row, fence, (own) => own);
    if (row[before] === fence) return;
    row.splice(before + 1, 0, fence);
    this.#changed.add(row);
    if (row.length <= ROW_MAX) return;
    // Keys often come in order, when an index is built: the first row is left nearly full.
    const rest = row.splice(before === row.length - 2 ? ROW_MAX - 32 : ROW_MAX / 2);
    this.#rows.splice(at + 1, 0, rest);
    this.#changed.add(rest);
  }

  /** Takes the fence of an empty leaf out; the first stays. */
  remove(fence: string): void {
    if (fence === '') return;
    const at = place(this.#rows, fence, (own) => own[0] ?? '');
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

  /** Writes what changed to the store. After a transaction that failed, read them anew. */
  write(store: IDBObjectStore): void {
    for (const fence of this.#gone) store.delete(fence);
    for (const row of this.#changed) store.put(row.join('\n'), row[0]);
    this.#gone.length = 0;
    this.#changed.clear();
  }
}

/** The last place whose value lies at or before a key; 0 when none does. */
function place<T>(list: readonly T[], key: string, value: (item: T) => string): number {
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
