import { Dexie, type Table } from 'dexie';

/**
 * A row that is known already, as a promise of Dexie's. It follows promises to know the current transaction, and gives up after a hundred in a
 * row that are not its own: without this, what runs after some twenty rows would no longer be in the transaction.
 */
const readAhead = <T>(row: T): PromiseLike<T> => Dexie.Promise.resolve(row);

/**
 * Rows of a table within one transaction: each is read at most once, and what changed is written together at the end. Reading and writing
 * some hundred rows one after the other takes several times as long, and a reader who saves a note waits for it.
 *
 * Whoever reads the table by anything but a key calls `flush` first.
 */
export class BufferedRows<T extends object> {
  /** What is known of a row; null when there is none. */
  private readonly rows = new Map<string, T | null>();
  /** Keys of rows that are not written yet. */
  private readonly changed = new Set<string>();

  constructor(private readonly table: Table<T, string>) {}

  /** Reads rows that will be asked for, at once. @throws what IndexedDB throws */
  async preload(keys: readonly string[]): Promise<void> {
    const missing = keys.filter((key) => !this.rows.has(key));
    if (missing.length === 0) return;
    const rows = await this.table.bulkGet(missing);
    for (const [at, key] of missing.entries()) this.rows.set(key, rows[at] ?? null);
  }

  /** The same for rows of which hardly any is there. @param keys at least one, near each other in their order @throws what IndexedDB throws */
  async preloadRare(keys: readonly string[]): Promise<void> {
    const sorted = keys.toSorted();
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return;
    const there = new Set(await this.table.where(':id').between(first, last, true, true).primaryKeys());
    for (const key of keys) if (!there.has(key) && !this.rows.has(key)) this.rows.set(key, null);
  }

  /** @throws what IndexedDB throws */
  async get(key: string): Promise<T | null> {
    const known = this.rows.get(key);
    if (known !== undefined) return readAhead(known);
    const row = (await this.table.get(key)) ?? null;
    this.rows.set(key, row);
    return row;
  }

  /** Rows by their keys, in that order; null for one that is not there. @throws what IndexedDB throws */
  async all(keys: readonly string[]): Promise<(T | null)[]> {
    await this.preload(keys);
    return keys.map((key) => this.rows.get(key) ?? null);
  }

  put(key: string, row: T): void {
    this.rows.set(key, row);
    this.changed.add(key);
  }

  delete(key: string): void {
    // One that is known not to be stored needs no request.
    if (this.rows.get(key) === null && !this.changed.has(key)) return;
    this.rows.set(key, null);
    this.changed.add(key);
  }

  /** Writes what changed since the last call. @throws what IndexedDB throws */
  async flush(): Promise<void> {
    if (this.changed.size === 0) return;
    const [puts, gone]: [T[], string[]] = [[], []];
    for (const key of this.changed) {
      const row = this.rows.get(key) ?? null;
      if (row === null) gone.push(key);
      else puts.push(row);
    }
    this.changed.clear();
    if (puts.length > 0) await this.table.bulkPut(puts);
    if (gone.length > 0) await this.table.bulkDelete(gone);
  }
}
