/**
 * Chromium keeps IndexedDB in LevelDB, and LevelDB goes on writing in the log it finds at the start, also when a killed
 * browser left half a record at its end (google/leveldb#1287). That half record makes the log unreadable at the start
 * after that, and Chromium then throws away every database of the extension. Until this is mended, a log that may end
 * torn has to be left behind before the browser is started once more: LevelDB does that as soon as it has taken in more
 * than its write buffer.
 */
const FILLER_DATABASE = 'kantlijn-filler';

/** LevelDB's write buffer is 4 MB. */
const FILLER_BYTES = 6_000_000;

/** Larger values would not go through the log: Chromium keeps them in files of their own. */
const RECORD_BYTES = 32_000;

/** Small writes: half of a large one would be a new torn end. */
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
 * Makes LevelDB begin a new log, by writing and removing 6 MB. Touches no other database. To be done once after each
 * start of a Chromium browser; elsewhere it does no good and no harm.
 *
 * @param factory the browser's IndexedDB
 * @throws Error when IndexedDB refuses; nothing depends on it
 */
export async function settleLog(factory: IDBFactory): Promise<void> {
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
