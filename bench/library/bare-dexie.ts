/** What Dexie can do here: the part of its types that this file needs, since it runs in a page. */
interface BareDexie {
  version(number: number): { stores(stores: Record<string, string>): unknown };
  table(name: string): BareTable;
  transaction(mode: string, name: string, work: () => Promise<unknown>): Promise<unknown>;
  close(): void;
}
interface BareTable {
  bulkPut(rows: object[]): Promise<unknown>;
  bulkGet(keys: string[]): Promise<BareRow[]>;
  clear(): Promise<unknown>;
  where(key: string): {
    equals(value: string): { primaryKeys(): Promise<string[]> };
    above(value: string): { limit(most: number): { toArray(): Promise<BareRow[]> } };
  };
  toCollection(): { primaryKeys(): Promise<string[]> };
}
interface BareRow {
  id: string;
  tags: string[];
  revision: number;
}

/**
 * A peer: the same rows with the same indexes, written by Dexie without anything of Kantlijn, in one strictly durable
 * transaction for each act. Runs in an extension page, so it must be self-contained; `globalThis.Dexie` is there.
 */
export function bareDexie(): Record<
  'put' | 'retag' | 'walk' | 'drop' | 'clear',
  (...given: never[]) => Promise<number>
> {
  const { Dexie } = globalThis as unknown as { Dexie: new (name: string, options: object) => BareDexie };
  const BATCH = 500;
  const timed = async (mode: string, work: (notes: BareTable) => Promise<unknown>): Promise<number> => {
    const db = new Dexie('bench-dexie', { chromeTransactionDurability: 'strict', cache: 'disabled' });
    db.version(1).stores({
      notes:
        'id, target.publication, target.questionNumber, modified, deleted, *tags, meaning, ' +
        '[target.publication+modified], [target.publication+deleted]',
    });
    const notes = db.table('notes');
    const start = performance.now();
    await db.transaction(mode, 'notes', () => work(notes));
    const time = performance.now() - start;
    db.close();
    return time;
  };
  /** Changes all these rows, a batch at a time. */
  const change = async (notes: BareTable, ids: string[], next: (row: BareRow) => object): Promise<void> => {
    for (let at = 0; at < ids.length; at += BATCH) {
      const rows = await notes.bulkGet(ids.slice(at, at + BATCH));
      await notes.bulkPut(rows.map((row) => ({ ...row, ...next(row), revision: row.revision + 1 })));
    }
  };
  return {
    put: (make: (n: number) => object, count: number) =>
      timed('rw', async (notes) => {
        for (let at = 0; at < count; at += BATCH)
          await notes.bulkPut(Array.from({ length: Math.min(BATCH, count - at) }, (_, n) => make(at + n)));
      }),
    retag: (from: string, to: string) =>
      timed('rw', async (notes) =>
        change(notes, await notes.where('tags').equals(from).primaryKeys(), (row) => ({
          tags: row.tags.map((tag) => (tag === from ? to : tag)),
        })),
      ),
    walk: () =>
      timed('r', async (notes) => {
        for (let after = ''; ;) {
          const rows = await notes.where('id').above(after).limit(BATCH).toArray();
          JSON.stringify(rows);
          const last = rows.at(-1);
          if (last === undefined) return;
          after = last.id;
        }
      }),
    drop: (at: string) =>
      timed('rw', async (notes) => change(notes, await notes.toCollection().primaryKeys(), () => ({ deleted: at }))),
    clear: () => timed('rw', (notes) => notes.clear()),
  };
}
