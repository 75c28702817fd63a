import { decideCollection } from '../domain/collection/change.ts';
import {
  type Collection,
  Collection as Shape,
  type CollectionChange,
  exchangedCollection,
} from '../domain/collection/collection.ts';
import { MAX_COLLECTIONS } from '../domain/collection/limits.ts';
import { mergeCollection } from '../domain/collection/merge.ts';
import { nextRevision } from '../domain/note/note.ts';
import type { AnyRequestOf, AnyResponseOf } from '../protocol/library.ts';
import type { CollectionHead, CollectionResult } from '../protocol/collections.ts';
import { collectionAct } from './acts.ts';
import { changing, NotConfirmed } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { classifyStoreError, type StoreFailure } from './errors.ts';
import { purgeLimit } from './purging.ts';
import type { StoredCollection } from './rows.ts';

/** Maximum number of characters of dossiers per message; the first dossier always fits. */
const MESSAGE_LENGTH = 4_000_000;

type Failed = { outcome: 'failed'; written?: boolean } & StoreFailure;

/** What can be asked of the stored dossiers. No method throws: a store failure is a result. */
export interface CollectionsRepository {
  list(request: AnyRequestOf<'collections.list'>): Promise<AnyResponseOf<'collections.list'>>;
  get(request: AnyRequestOf<'collections.get'>): Promise<AnyResponseOf<'collections.get'>>;
  change(request: AnyRequestOf<'collections.change'>): Promise<CollectionResult>;
  batch(request: AnyRequestOf<'collections.batch'>): Promise<AnyResponseOf<'collections.batch'>>;
  merge(request: AnyRequestOf<'collections.merge'>): Promise<AnyResponseOf<'collections.merge'>>;
  /** Numbers of the questions in a dossier, each once; empty when it is not there. @throws what IndexedDB throws */
  numbersIn(id: string): Promise<string[]>;
}

/** Reads a stored dossier; null when the row cannot be read. Such a row stays in the database unchanged. */
export function readCollection(row: StoredCollection | undefined): Collection | null {
  const read = Shape.safeParse(row);
  return read.success ? read.data : null;
}

async function toResult<T>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    const written = error instanceof NotConfirmed ? { written: true } : {};
    return { outcome: 'failed', ...classifyStoreError(error), ...written };
  }
}

/** Whether a publication is among the items of a dossier, and which one comes after it. */
function placeOf(items: Collection['items'], publication: string | null): Pick<CollectionHead, 'holds' | 'next'> {
  const at = publication === null ? -1 : items.findIndex((item) => item.publication === publication);
  return { holds: at >= 0, next: at < 0 ? null : (items[at + 1]?.publication ?? null) };
}

/** Counts undeleted notes by their value of `collection`. */
async function countNotes(db: NotesDatabase): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const key of await db.notes.orderBy('collection').keys()) {
    const id = String(key);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  if (counts.size === 0) return counts;
  await db.notes
    .where('deleted')
    .above('')
    .each((row) => {
      const id = String(row['collection']);
      const count = counts.get(id);
      if (count !== undefined) counts.set(id, count - 1);
    });
  return counts;
}

const byTitle = new Intl.Collator('nl', { numeric: true });

async function listAll(db: NotesDatabase, publication: string | null): Promise<AnyResponseOf<'collections.list'>> {
  return db.transaction('r', [db.notes, db.collections], async () => {
    const rows = await db.collections.toArray();
    const read = rows.map(readCollection);
    const counts = await countNotes(db);
    const heads = read.flatMap((one): CollectionHead[] =>
      one === null || one.deleted !== null
        ? []
        : [
            {
              id: one.id,
              title: one.title,
              modified: one.modified,
              items: one.items.length,
              notes: counts.get(one.id) ?? 0,
              ...placeOf(one.items, publication),
            },
          ],
    );
    return {
      outcome: 'listed',
      collections: heads.toSorted((a, b) => byTitle.compare(a.title, b.title) || (a.id < b.id ? -1 : 1)),
      unreadable: read.filter((one) => one === null).length,
    } as const;
  });
}

async function getOne(db: NotesDatabase, id: string): Promise<AnyResponseOf<'collections.get'>> {
  return db.transaction('r', [db.notes, db.collections], async () => {
    const collection = readCollection(await db.collections.get(id));
    const counts = new Map<string, number>();
    if (collection?.deleted !== null) return { outcome: 'found', collection: null, notes: [] } as const;
    await db.notes
      .where('collection')
      .equals(id)
      .each(({ target, deleted }) => {
        const publication = String((target as { publication?: unknown } | undefined)?.publication);
        if (deleted === null) counts.set(publication, (counts.get(publication) ?? 0) + 1);
      });
    const notes = [...counts].map(([publication, count]) => ({ publication, count }));
    return { outcome: 'found', collection, notes } as const;
  });
}

/**
 * Writes dossiers in one transaction, then their second copy. `work` returns what it wrote along with its result.
 *
 * @throws what IndexedDB throws; NotConfirmed when only the second copy failed
 */
export async function writeCollections<T>(
  db: NotesDatabase,
  work: () => Promise<{ readonly wrote: readonly Collection[]; readonly result: T }>,
): Promise<T> {
  const { wrote, result } = await changing(db, [db.collections, db.spaces], work);
  try {
    if (wrote.length > 0) await db.keeper?.acted(wrote.map(collectionAct));
  } catch (error) {
    throw new NotConfirmed(error);
  }
  return result;
}

/** How many dossiers there are, without deleted ones. Those that cannot be read count too. Call inside a transaction that includes them. */
export async function countThere(db: NotesDatabase): Promise<number> {
  const rows = await db.collections.toArray();
  return rows.filter((row) => (row['deleted'] ?? null) === null).length;
}

async function changeOne(
  db: NotesDatabase,
  id: string,
  change: CollectionChange,
  at: string,
): Promise<CollectionResult> {
  return writeCollections<CollectionResult>(db, async () => {
    const row = await db.collections.get(id);
    const old = readCollection(row);
    if (row !== undefined && old === null)
      return { wrote: [], result: { outcome: 'refused', why: 'missing', stored: null } as const };
    const isCounted = change.does === 'make' || change.does === 'restore';
    const decided = decideCollection(old, change, { id, at, count: isCounted ? await countThere(db) : 0 });
    if (decided.is === 'refused') {
      const stored = textOf(change, decided.collection);
      return { wrote: [], result: { outcome: 'refused', why: decided.why, stored } as const };
    }
    const { collection } = decided;
    if (decided.is === 'changed') await db.collections.put({ ...row, ...collection });
    // An unchanged dossier may still be missing from the second copy, if the previous answer said so.
    const result = { outcome: 'done', changed: decided.is === 'changed', stored: textOf(change, collection) } as const;
    return { wrote: [collection], result };
  });
}

/** The text of a dossier, in the answer to a change of the text. */
function textOf(
  { does }: CollectionChange,
  collection: Collection | null,
): Pick<Collection, 'text' | 'textRevision' | 'modified'> | null {
  if (does !== 'write' || collection === null) return null;
  const { text, textRevision, modified } = collection;
  return { text, textRevision, modified };
}

async function batchAfter(db: NotesDatabase, after: string | null): Promise<AnyResponseOf<'collections.batch'>> {
  const rows = await db.collections
    .where('id')
    .above(after ?? '')
    .toArray();
  const there = rows.map(readCollection).filter((one) => one !== null && one.deleted === null);
  const part: AnyRequestOf<'collections.merge'>['collections'] = [];
  let length = 0;
  for (const one of there) {
    if (one === null) continue;
    length += JSON.stringify(one).length;
    if (part.length > 0 && length > MESSAGE_LENGTH)
      return { outcome: 'batch', collections: part, next: part.at(-1)?.id ?? null };
    part.push(exchangedCollection(one));
  }
  return { outcome: 'batch', collections: part, next: null };
}

async function mergeAll(
  db: NotesDatabase,
  collections: AnyRequestOf<'collections.merge'>['collections'],
  at: string,
): Promise<AnyResponseOf<'collections.merge'>> {
  return writeCollections(db, async () => {
    let count = await countThere(db);
    let omitted = 0;
    const wrote: Collection[] = [];
    for (const there of collections) {
      const row = await db.collections.get(there.id);
      const here = readCollection(row);
      const { status, put } = mergeCollection(here, there);
      if (status === 'equal') continue;
      if (put === null || (row !== undefined && here === null) || (status === 'new' && count >= MAX_COLLECTIONS)) {
        omitted += 1;
        continue;
      }
      if (status === 'new') count += 1;
      const textRevision = here === null ? 1 : nextRevision(here.textRevision);
      // A dossier that came as the file has it was changed when the file says; one that got more was changed now.
      const modified = status === 'new' ? put.modified : at > put.created ? at : put.created;
      const revision = nextRevision(here?.revision ?? 0);
      const next: Collection = { ...put, modified, textRevision, revision, deleted: null };
      await db.collections.put({ ...row, ...next });
      wrote.push(next);
    }
    return { wrote, result: { outcome: 'merged', written: wrote.length, omitted } as const };
  });
}

/**
 * Removes dossiers that were deleted more than 30 days ago, at most once a day.
 *
 * @throws what IndexedDB throws
 */
export async function purgeCollections(db: NotesDatabase, now: Date): Promise<void> {
  const gone = await changing(db, [db.collections], async () => {
    const limit = await purgeLimit(db, 'purgedCollections', now);
    if (limit === null) return [];
    const rows = await db.collections.toArray();
    const old = rows.map(readCollection).filter((one) => one !== null && one.deleted !== null && one.deleted < limit);
    const ids = old.flatMap((one) => one?.id ?? []);
    await db.collections.bulkDelete(ids);
    return ids;
  });
  if (gone.length > 0)
    await db.keeper?.acted(gone.map((id) => ({ ...collectionAct({ id } as Collection), value: null })));
}

/**
 * @param db the notes database; opened when first needed
 * @param now the clock
 */
export function createCollections(db: NotesDatabase, now: () => Date): CollectionsRepository {
  return {
    list: ({ publication }) => toResult(() => whenOpen(db, () => listAll(db, publication))),
    get: ({ id }) => toResult(() => whenOpen(db, () => getOne(db, id))),
    change: ({ id, change }) => toResult(() => changeOne(db, id, change, now().toISOString())),
    batch: ({ after }) => toResult(() => whenOpen(db, () => batchAfter(db, after))),
    merge: ({ collections }) => toResult(() => mergeAll(db, collections, now().toISOString())),
    async numbersIn(id) {
      const collection = await whenOpen(db, async () => readCollection(await db.collections.get(id)));
      const items = collection?.deleted === null ? collection.items : [];
      return [...new Set(items.flatMap(({ questionNumber }) => questionNumber ?? []))];
    },
  };
}
