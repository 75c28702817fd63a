import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../utils/questions/rank/linear.ts';

/** What is damaged while the browser stands still: one of the two copies, never both. */
export type Damage =
  | 'flip in IndexedDB'
  | 'flip in the journal'
  | 'IndexedDB deleted'
  | 'journal deleted'
  /** The head of a page of the file in which Firefox keeps the notes, where texts lie: only some can be read then. */
  | 'page of the notes'
  /** One bit of a letter of a note in that file, which has no checksums: the note can be read, and says something else. */
  | 'letter of a note'
  /** The file in which Firefox keeps how much room the caches take: they seem to fill the disk. */
  | 'room of the journal';

/** Folders of a profile where the two copies lie, in either browser. */
export interface Folders {
  readonly database: string;
  readonly journal: string;
}

/** Chromium keeps the databases of an origin in one folder, and Cache storage in another. */
export function chromiumFolders(profile: string): Folders {
  const root = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(root).find((one) => one.endsWith('.indexeddb.leveldb'));
  if (name === undefined) throw new Error('no IndexedDB in the profile');
  return { database: join(root, name), journal: join(profile, 'Default', 'Service Worker', 'CacheStorage') };
}

/** Firefox has a folder for each origin, with one for databases and one for caches. */
export function firefoxFolders(profile: string): Folders {
  const root = join(profile, 'storage', 'default');
  const name = readdirSync(root).find((one) => one.startsWith('moz-extension') && existsSync(join(root, one, 'cache')));
  if (name === undefined) throw new Error('no storage of the extension in the profile');
  return { database: join(root, name, 'idb'), journal: join(root, name, 'cache') };
}

/** Damages a profile of a browser that is not running. Out: what was done, for the report. */
export function damage(what: Damage, { database, journal }: Folders, seed: number): string {
  const folder = what.includes('IndexedDB') ? database : journal;
  if (what.endsWith('deleted')) {
    rmSync(folder, { recursive: true });
    return folder;
  }
  if (what === 'room of the journal') {
    const file = join(folder, '.padding');
    const bytes = readFileSync(file);
    // Eight bytes, the highest first: a second one so large stays a positive number.
    bytes[1] = (bytes[1] ?? 0) ^ 0x40;
    writeFileSync(file, bytes);
    return file;
  }
  if (what === 'page of the notes' || what === 'letter of a note') return damageNotes(what, database, seed);
  const next = seededRandom(seed);
  // LOCK is empty, LOG and LOG.old are for people.
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(LOCK|LOG|LOG\.old)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const sized = files.map((file) => ({ file, bytes: readFileSync(file) })).filter(({ bytes }) => bytes.length > 0);
  const all = sized.reduce((sum, { bytes }) => sum + bytes.length, 0);
  // Any bit of any file, as a disk goes bad: large files are hit more often. Every other time a file by lot, so that
  // small ones that matter much are hit too.
  let at = Math.floor(next() * all);
  let hit = sized[Math.floor(next() * sized.length)];
  if (next() < 0.5) {
    for (const one of sized) {
      hit = one;
      if (at < one.bytes.length) break;
      at -= one.bytes.length;
    }
  }
  if (hit === undefined) throw new Error(`nothing to damage in ${folder}`);
  const place = Math.floor(next() * hit.bytes.length);
  hit.bytes[place] = (hit.bytes[place] ?? 0) ^ (1 << Math.floor(next() * 8));
  writeFileSync(hit.file, hit.bytes);
  return `${hit.file.slice(folder.length + 1)} at ${place}`;
}

/** SQLite says in its second 16 bytes how large a page is. */
const PAGE_SIZE_AT = 16;

function damageNotes(what: 'page of the notes' | 'letter of a note', folder: string, seed: number): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  const file = files.find((name) => readFileSync(join(folder, name)).includes('target.publication'));
  if (file === undefined) throw new Error(`no notes in ${folder}`);
  const bytes = readFileSync(join(folder, file));
  const places: number[] = [];
  for (let at = bytes.indexOf('notitie '); at !== -1; at = bytes.indexOf('notitie ', at + 1)) places.push(at);
  const place = places[Math.floor(seededRandom(seed)() * places.length)];
  if (place === undefined) throw new Error('no texts');
  const size = bytes.readUInt16BE(PAGE_SIZE_AT);
  const page = place - (place % size);
  if (what === 'page of the notes') bytes.fill(0, page, page + 200);
  // Of "notitie" the third letter: "nouitie".
  else bytes[place + 2] = (bytes[place + 2] ?? 0) ^ 1;
  writeFileSync(join(folder, file), bytes);
  return `${file}, at ${place}`;
}
