/**
 * Chromium stores IndexedDB in LevelDB. At start, LevelDB appends to the log it finds, even when a killed browser left
 * half a record at its end (google/leveldb#1287). That half record makes the log unreadable at the next start, and
 * Chromium then deletes every database of the extension. Until that is fixed, a log that may be corrupt has to be
 * replaced before the browser restarts. LevelDB starts a new log once it has received more data than its write buffer
 * holds.
 */
const FILLER_DATABASE = 'kantlijn-filler';

/** LevelDB's write buffer is 4 MB. */
const FILLER_BYTES = 6_000_000;

/** Larger values would bypass the log: Chromium stores them in separate files. */
const RECORD_BYTES = 32_000;

/** Small writes, so that an interrupted one is less likely to corrupt the log again. */
const RECORDS_PER_TRANSACTION = 8;

function finished(request: IDBOpenDBRequest): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as IDBDatabase | undefined));
    request.addEventListener('error', () => reject(new Error(String(request.error))));
    request.addEventListener('blocked', () => reject(new Error('blocked')));
  });
}

function written(database: IDBDatabase, from: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('filler', 'readwrite', { durability: 'relaxed' });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(new Error(String(transaction.error))));
    for (let key = from; key < from + RECORDS_PER_TRANSACTION; key += 1) {
      transaction.objectStore('filler').put(new Uint8Array(RECORD_BYTES), key);
    }
  });
}

/**
 * Makes LevelDB start a new log, by writing and deleting 6 MB. Touches no other database. Call once after each start of
 * a Chromium browser; in other browsers it has no effect.
 *
 * @param factory the browser's IndexedDB
 * @throws Error when IndexedDB fails
 */
export async function startNewLog(factory: IDBFactory): Promise<void> {
  await finished(factory.deleteDatabase(FILLER_DATABASE));
  const opening = factory.open(FILLER_DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('filler'));
  const database = await finished(opening);
  if (!database) return;
  try {
    const records = Math.ceil(FILLER_BYTES / RECORD_BYTES);
    for (let key = 0; key < records; key += RECORDS_PER_TRANSACTION) await written(database, key);
  } finally {
    database.close();
    await finished(factory.deleteDatabase(FILLER_DATABASE));
  }
}
