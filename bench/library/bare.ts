/**
 * The lower bound: the same rows with the same indexes in a separate database, using bare IndexedDB. Runs in an
 * extension page, so it must be self-contained.
 *
 * @param notes rows to write; the caller passes them in batches
 */
export function bareLibrary(): {
  put(make: (n: number) => object, count: number): Promise<number>;
  list(): Promise<number>;
  retag(from: string, to: string): Promise<number>;
  walk(): Promise<number>;
  clear(): Promise<number>;
} {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    });
  const open = (): Promise<IDBDatabase> => {
    const request = indexedDB.open('bench-library', 1);
    request.addEventListener('upgradeneeded', () => {
      const notes = request.result.createObjectStore('notes', { keyPath: 'id' });
      for (const key of ['target.publication', 'target.questionNumber', 'modified', 'deleted', 'meaning'])
        notes.createIndex(key, key);
      notes.createIndex('tags', 'tags', { multiEntry: true });
      notes.createIndex('byPublication', ['target.publication', 'modified']);
      notes.createIndex('deletedOf', ['target.publication', 'deleted']);
    });
    return done(request);
  };
  const timed = async (
    mode: IDBTransactionMode,
    work: (notes: IDBObjectStore) => Promise<unknown>,
  ): Promise<number> => {
    const database = await open();
    const start = performance.now();
    const transaction = database.transaction('notes', mode, { durability: 'strict' });
    const over = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    });
    await work(transaction.objectStore('notes'));
    await over;
    const time = performance.now() - start;
    database.close();
    return time;
  };
  return {
    put: (make, count) =>
      timed('readwrite', async (notes) => {
        for (let n = 0; n < count; n += 1) {
          const put = notes.put(make(n));
          if (n % 500 === 499) await done(put);
        }
      }),
    /** The three last changed notes of fifty publications. */
    list: () =>
      timed('readonly', async (notes) => {
        const index = notes.index('byPublication');
        const names: string[] = [];
        for (let from: IDBKeyRange | null = null; names.length < 50;) {
          const cursor: IDBCursor | null = await done(index.openKeyCursor(from));
          if (cursor === null) break;
          const [name] = cursor.key as [string];
          names.push(name);
          from = IDBKeyRange.lowerBound([name, []], true);
        }
        await Promise.all(
          names.map(async (name) => {
            const cursor = index.openCursor(IDBKeyRange.bound([name], [name, []]), 'prev');
            await new Promise<void>((resolve) => {
              let seen = 0;
              cursor.addEventListener('success', () => {
                seen += 1;
                if (cursor.result === null || seen > 3) resolve();
                else cursor.result.continue();
              });
            });
          }),
        );
      }),
    retag: (from, to) =>
      timed('readwrite', async (notes) => {
        const keys = await done(notes.index('tags').getAllKeys(from));
        for (let at = 0; at < keys.length; at += 500) {
          const rows = await Promise.all(keys.slice(at, at + 500).map((key) => done(notes.get(key))));
          for (const row of rows)
            notes.put({
              ...row,
              tags: row.tags.map((tag: string) => (tag === from ? to : tag)),
              revision: row.revision + 1,
            });
        }
      }),
    /** Every row, five hundred at a time, as text. */
    walk: () =>
      timed('readonly', async (notes) => {
        let after = '';
        for (;;) {
          const rows = await done(notes.getAll(IDBKeyRange.lowerBound(after, true), 500));
          if (rows.length === 0) return;
          JSON.stringify(rows);
          after = rows.at(-1).id;
        }
      }),
    clear: () => timed('readwrite', (notes) => done(notes.clear())),
  };
}
