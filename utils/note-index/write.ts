import { documentKeys } from './analyse.ts';
import { requestDone, isUsable, readMeta, writeMeta, type IDB, type Meta } from './database.ts';
import { DictionaryWriter } from './dictionary.ts';
import { datePage, minutesOf, DATES_PER_PAGE } from './dates.ts';
import type { SearchDocument } from './document.ts';
import { Fences } from './fences.ts';
import { packEdit } from './postings.ts';
import { writeLists } from './write-lists.ts';
import { Writing } from './writing.ts';

/** A note as it now is; `document` null when it is gone. */
export interface IndexChange {
  readonly id: string;
  readonly document: SearchDocument | null;
}

/** What a batch changed, for what a reader holds in memory. */
export interface IndexUpdate {
  readonly meta: Meta;
  readonly fences: Fences;
  readonly keys: ReadonlySet<string>;
  readonly docs: ReadonlySet<number>;
  /** Pages of the dictionary as they are now. */
  readonly pages: ReadonlyMap<number, string>;
  /** Pages of dates as they are now. */
  readonly dates: ReadonlyMap<number, Uint32Array>;
}

function note(edits: Map<string, number[]>, key: string, doc: number, weight: number): void {
  const own = edits.get(key);
  if (own) own.push(packEdit(doc, weight));
  else edits.set(key, [packEdit(doc, weight)]);
}

/** Only what differs is written, so that saving while typing touches few rows. */
function difference(
  edits: Map<string, number[]>,
  doc: number,
  before: SearchDocument | undefined,
  after: SearchDocument | null,
): void {
  const old = before ? documentKeys(before) : new Map<string, number>();
  const now = after ? documentKeys(after) : new Map<string, number>();
  for (const [key, weight] of now) if (old.get(key) !== weight) note(edits, key, doc, weight);
  for (const key of old.keys()) if (!now.has(key)) note(edits, key, doc, 0);
}

/** Documents written in one piece. */
const PIECE = 500;

/**
 * Takes changes in, in one transaction: all of them or none. While building, in pieces.
 *
 * @param fences those of the last batch, when they are still in memory; after an error they must not be used again
 * @param finish what to write about the whole index, given the counts after these changes
 * @param building part of a rebuild: the index may be incomplete, and every document is new to it
 * @throws when the index must be rebuilt (Error), or what IndexedDB throws
 */
export async function writeBatch(
  database: IDBDatabase,
  idb: IDB,
  fences: Fences | null,
  changes: readonly IndexChange[],
  finish: (meta: Meta) => Meta,
  building: boolean,
): Promise<IndexUpdate> {
  const writing = new Writing(database, building);
  try {
    const meta = await readMeta(writing.store('meta'));
    if (!building && !isUsable(meta)) throw new Error('The search index must be rebuilt first.');
    const last = [...new Map(changes.map((change) => [change.id, change.document]))];
    const edits = new Map<string, number[]>();
    const known = building ? [] : await readKnown(writing.store('docs'), last);
    let { next, documents } = meta;
    const moments = new Map<number, number>();
    for (const [at, [id, document]] of last.entries()) {
      const before = known[at];
      if (!before && !document) continue;
      const doc = before ? Number(before.key) : next++;
      difference(edits, doc, before?.document, document);
      moments.set(doc, document ? minutesOf(document.modified) : 0);
      const store = writing.store('docs');
      if (document) store.put({ ...document, id }, doc);
      else store.delete(doc);
      documents += Number(document !== null) - Number(before !== undefined);
      if (at % PIECE === PIECE - 1) await writing.piece();
    }
    const own = fences ?? (await Fences.read(writing.store('fences')));
    const dictionary = new DictionaryWriter(writing, meta.page);
    await writeLists(writing, idb, edits, own, dictionary);
    const words = dictionary.finish();
    const dates = await writeDates(writing.store('dates'), moments);
    const written = finish({ ...meta, next, documents, page: words.page });
    writeMeta(writing.store('meta'), written);
    await writing.finish();
    const docs = new Set(moments.keys());
    return { meta: written, fences: own, keys: new Set(edits.keys()), docs, pages: words.pages, dates };
  } catch (error) {
    writing.abort();
    throw error;
  }
}

interface Known {
  readonly key: IDBValidKey;
  readonly document: SearchDocument;
}

/** The documents as they were, in the order of the changes. */
function readKnown(
  store: IDBObjectStore,
  changes: readonly (readonly [string, unknown])[],
): Promise<(Known | undefined)[]> {
  return Promise.all(
    changes.map(async ([id]) => {
      const key = await requestDone(store.index('id').getKey(id));
      return key === undefined ? undefined : { key, document: (await requestDone(store.get(key))) as SearchDocument };
    }),
  );
}

async function writeDates(
  store: IDBObjectStore,
  moments: ReadonlyMap<number, number>,
): Promise<Map<number, Uint32Array>> {
  const pages = new Map<number, Uint32Array>();
  for (const [doc, minutes] of moments) {
    const number = datePage(doc);
    let page = pages.get(number);
    if (!page) {
      page = ((await requestDone(store.get(number))) as Uint32Array | undefined) ?? new Uint32Array(DATES_PER_PAGE);
      pages.set(number, page);
    }
    page[doc % DATES_PER_PAGE] = minutes;
  }
  for (const [number, page] of pages) store.put(page, number);
  return pages;
}
