/**
 * What an extension keeps in a browser's profile, as JSON, and back again: databases, Cache storage, `storage.local`. The two functions run in a
 * page of the extension (give them to `evaluate`), so they use nothing from outside themselves.
 */

/** Bytes in a stored value, as base64. */
interface Bytes {
  $bytes: string;
}

/** A table of a database, with its rows; `key` only where a row does not hold its own. */
interface StoredTable {
  name: string;
  keyPath: string | string[] | null;
  autoIncrement: boolean;
  indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  rows: { key?: IDBValidKey; value: unknown }[];
}

/** All of it. */
export interface Profile {
  databases: { name: string; version: number; tables: StoredTable[] }[];
  caches: { name: string; entries: { url: string; headers: [string, string][]; body: Bytes }[] }[];
  local: Record<string, unknown>;
}

/** Reads all of it. Databases whose names are in `without` (what can be made again) are left out. */
export async function readProfile(without: readonly string[]): Promise<Profile> {
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const plain = (value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return { $bytes: base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) return { $bytes: base64(new Uint8Array(value.buffer.slice(0))) };
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  };
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('database')));
    });
  const databases: Profile['databases'] = [];
  const there = (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => !without.includes(name));
  // What is typed and not saved yet goes first: it is gone in a moment.
  for (const name of there.toSorted((a, b) => Number(b.endsWith('drafts')) - Number(a.endsWith('drafts')))) {
    const database = await done(indexedDB.open(name));
    const tables: Profile['databases'][number]['tables'] = [];
    for (const table of database.objectStoreNames) {
      const store = database.transaction(table).objectStore(table);
      const [values, keys] = await Promise.all([done(store.getAll()), done(store.getAllKeys())]);
      tables.push({
        name: table,
        keyPath: store.keyPath as string | string[] | null,
        autoIncrement: store.autoIncrement,
        indexes: [...store.indexNames].map((index) => {
          const { keyPath, unique, multiEntry } = store.index(index);
          return { name: index, keyPath: keyPath as string | string[], unique, multiEntry };
        }),
        rows: values.map((value: unknown, at) =>
          store.keyPath === null ? { key: keys[at] as IDBValidKey, value: plain(value) } : { value: plain(value) },
        ),
      });
    }
    databases.push({ name, version: database.version, tables });
    database.close();
  }
  const kept: Profile['caches'] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const entries: Profile['caches'][number]['entries'] = [];
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const body = { $bytes: base64(new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0))) };
      entries.push({ url: request.url, headers: [...(response?.headers ?? [])], body });
    }
    kept.push({ name, entries });
  }
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { local: { get(key: null): Promise<Record<string, unknown>> } } };
  };
  return { databases, caches: kept, local: await chrome.storage.local.get(null) };
}

/** Puts all of it into an extension that has nothing yet. @param text a {@link Profile} as JSON */
export async function writeProfile(text: string): Promise<void> {
  const profile = JSON.parse(text) as Profile;
  const bytes = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const real = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(real);
    if (typeof value !== 'object' || value === null) return value;
    const { $bytes } = value as { $bytes?: unknown };
    if (typeof $bytes === 'string') return bytes($bytes).buffer;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, real(each)]));
  };
  for (const { name, version, tables } of profile.databases) {
    const opening = indexedDB.open(name, version);
    await new Promise<void>((resolve, reject) => {
      opening.addEventListener('error', () => reject(opening.error ?? new Error(name)));
      opening.addEventListener('upgradeneeded', () => {
        for (const { name: table, keyPath, autoIncrement, indexes, rows } of tables) {
          const store = opening.result.createObjectStore(table, { keyPath, autoIncrement });
          for (const { name: index, keyPath: path, unique, multiEntry } of indexes)
            store.createIndex(index, path, { unique, multiEntry });
          for (const { key, value } of rows) store.add(real(value), key);
        }
      });
      opening.addEventListener('success', () => {
        opening.result.close();
        resolve();
      });
    });
  }
  for (const { name, entries } of profile.caches) {
    const cache = await caches.open(name);
    for (const { url, headers, body } of entries) await cache.put(url, new Response(bytes(body.$bytes), { headers }));
  }
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { local: { set(items: object): Promise<void> } } };
  };
  await chrome.storage.local.set(profile.local);
}
