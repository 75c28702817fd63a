import { DATES_PER_PAGE, datePage, minutesOf } from '../disk/dates.ts';
import { requestDone, isUsable, readMeta, writeMeta, type IDB, type Meta } from '../disk/database.ts';
import { DictionaryWriter } from '../disk/dictionary.ts';
import { Fences } from '../disk/fences.ts';
import { packEdit } from '../disk/postings.ts';
import type { IndexedDocument } from '../schema.ts';
import type { Analyser } from './analyse.ts';
import { writeLists } from './lists.ts';
import { WriteTransaction } from '../disk/transaction.ts';

/** A document as it now is; `document` null when it is deleted. */
export interface IndexChange<D> {
  readonly id: string;
  readonly document: D | null;
}

/** What a batch changed, to bring the cache up to date. */
export interface IndexUpdate {
  readonly meta: Meta;
  readonly fences: Fences;
  readonly keys: ReadonlySet<string>;
  readonly docs: ReadonlySet<number>;
  /** Changed pages of the dictionary. */
  readonly pages: ReadonlyMap<number, string>;
  /** Changed pages of dates. */
  readonly dates: ReadonlyMap<number, Uint32Array>;
}

/** Documents written in one piece. */
const PIECE = 500;

/** What a batch is written with. */
export interface BatchContext<D extends IndexedDocument> {
  readonly database: IDBDatabase;
  readonly idb: IDB;
  readonly analyser: Analyser<D>;
  /** The fences as the last batch left them, when they are still in memory. After an error they must not be used again. */
  readonly fences: Fences | null;
  /** Part of a rebuild: the index may be incomplete, and every document is new to it. */
  readonly rebuilding: boolean;
}

/**
 * Takes changes in, in one transaction: all of them or none. In pieces during a rebuild.
 *
 * @param finish the row about the index to write, given the row after these changes
 * @throws Error when the index must be rebuilt, or what IndexedDB throws
 */
export async function writeBatch<D extends IndexedDocument>(
  context: BatchContext<D>,
  changes: readonly IndexChange<D>[],
  finish: (meta: Meta) => Meta,
): Promise<IndexUpdate> {
  const { database, idb, analyser, rebuilding } = context;
  const transaction = new WriteTransaction(database, rebuilding);
  try {
    const meta = await readMeta(transaction.store('meta'), analyser.name);
    if (!rebuilding && !isUsable(meta, analyser.name)) throw new Error('The search index must be rebuilt first.');
    const last = new Map(changes.map(({ id, document }) => [id, document]));
    const known = rebuilding ? [] : await readKnown<D>(transaction.store('docs'), [...last.keys()]);
    const { edits, moments, next, documents } = await writeDocuments(transaction, analyser, meta, last, known);
    const fences = context.fences ?? (await Fences.read(transaction.store('fences')));
    const dictionary = new DictionaryWriter(transaction, meta.page);
    await writeLists(transaction, idb, edits, fences, dictionary);
    const words = dictionary.finish();
    const dates = await writeDates(transaction.store('dates'), moments);
    const written = finish({ ...meta, next, documents, page: words.page });
    writeMeta(transaction.store('meta'), written);
    await transaction.finish();
    const docs = new Set(moments.keys());
    return { meta: written, fences, keys: new Set(edits.keys()), docs, pages: words.pages, dates };
  } catch (error) {
    transaction.abort();
    throw error;
  }
}

interface WrittenDocuments {
  /** Changes to posting lists, by key. */
  readonly edits: Map<string, number[]>;
  /** Minute of the last change by document number; 0 for a deleted document. */
  readonly moments: Map<number, number>;
  readonly next: number;
  readonly documents: number;
}

/** Stores documents under their numbers, and collects how their posting lists change. */
async function writeDocuments<D extends IndexedDocument>(
  transaction: WriteTransaction,
  analyser: Analyser<D>,
  meta: Meta,
  changes: ReadonlyMap<string, D | null>,
  known: readonly (Known<D> | undefined)[],
): Promise<WrittenDocuments> {
  const edits = new Map<string, number[]>();
  const moments = new Map<number, number>();
  let { next, documents } = meta;
  for (const [at, [id, document]] of [...changes].entries()) {
    const before = known[at];
    if (!before && !document) continue;
    const doc = before ? Number(before.key) : next++;
    addDifference(
      edits,
      doc,
      before ? analyser.keys(before.document) : null,
      document ? analyser.keys(document) : null,
    );
    moments.set(doc, document ? minutesOf(document.modified) : 0);
    const store = transaction.store('docs');
    if (document) store.put({ ...document, id }, doc);
    else store.delete(doc);
    documents += Number(document !== null) - Number(before !== undefined);
    if (at % PIECE === PIECE - 1) await transaction.piece();
  }
  return { edits, moments, next, documents };
}

type Weights = ReadonlyMap<string, number>;
const NO_WEIGHTS: Weights = new Map();

/** Writes only the keys that differ: saving a document again and again while someone types touches few rows. */
function addDifference(edits: Map<string, number[]>, doc: number, before: Weights | null, after: Weights | null): void {
  const add = (key: string, weight: number): void => {
    const own = edits.get(key);
    if (own) own.push(packEdit(doc, weight));
    else edits.set(key, [packEdit(doc, weight)]);
  };
  const old = before ?? NO_WEIGHTS;
  const now = after ?? NO_WEIGHTS;
  for (const [key, weight] of now) if (old.get(key) !== weight) add(key, weight);
  for (const key of old.keys()) if (!now.has(key)) add(key, 0);
}

interface Known<D> {
  readonly key: IDBValidKey;
  readonly document: D;
}

/** The stored documents with these identifiers, in their order. */
function readKnown<D>(store: IDBObjectStore, ids: readonly string[]): Promise<(Known<D> | undefined)[]> {
  return Promise.all(
    ids.map(async (id) => {
      const key = await requestDone(store.index('id').getKey(id));
      return key === undefined ? undefined : { key, document: (await requestDone(store.get(key))) as D };
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
