import { canonical } from '../../../domain/note/canonical.ts';
import type { Collection } from '../../../domain/collection/collection.ts';
import { MAX_COLLECTIONS } from '../../../domain/collection/limits.ts';
import { nextRevision } from '../../../domain/note/note.ts';
import { SharedCollection } from '../../../sync/kinds/collection.ts';
import type { ItemRow, KindStore, StoreSnapshot } from '../../../sync/kinds/kind.ts';
import { OWN_SPACE } from '../../../sync/disk.ts';
import { noteArrivedCollection } from '../../backup.ts';
import { countThere, readCollection, writeCollections } from '../../collections.ts';
import { onceOpen, type NotesDatabase } from '../../database.ts';
import type { StoredCollection } from '../../rows.ts';

/** What is known of other devices lies in the same database, and goes with it. */
const GENERATION = 'notes';

const shared = ({ title, text, items, created, modified }: Collection): SharedCollection => ({
  title,
  text,
  items,
  created,
  modified,
});

/** All dossiers; each is read when it is asked for. @param isHere whether one belongs in the folder: any other is left alone */
function snapshotOf(all: readonly StoredCollection[], isHere: (id: string) => boolean): StoreSnapshot {
  const stored = all.filter(({ id }) => isHere(id));
  const elsewhere = new Set(all.flatMap(({ id }) => (isHere(id) ? [] : id)));
  const rows = new Map(stored.map((row) => [row.id, row]));
  const removed = new Set(stored.filter((row) => (row['deleted'] ?? null) !== null).map(({ id }) => id));
  const read = (id: string): Collection | null => readCollection(rows.get(id));
  return {
    rows: {
      keys: () => rows.keys(),
      get(id) {
        const collection = read(id);
        return collection === null || collection.deleted !== null ? undefined : shared(collection);
      },
    },
    unreadable: { has: (id) => elsewhere.has(id) || (rows.has(id) && read(id) === null) },
    generation: GENERATION,
    marks: new Map(stored.map((row) => [row.id, String(row['revision'])])),
    removed,
  };
}

/**
 * Dossiers, as devices share them. One that goes is kept as any that is deleted, for thirty days from when that was heard. A dossier that is shared is in
 * its own folder alone (decision 590).
 *
 * @param now the clock
 * @param space of which folder
 */
export function collectionsStore(db: NotesDatabase, now: () => Date, space: string = OWN_SPACE): KindStore {
  const belonging = async (): Promise<(id: string) => boolean> => {
    const shared = new Map((await db.spaces.toArray()).map((row) => [row.collection, row.id]));
    return (id) => (shared.get(id) ?? OWN_SPACE) === space;
  };
  return {
    all: () =>
      onceOpen(db, () =>
        db.transaction('r', db.collections, db.spaces, async () =>
          snapshotOf(await db.collections.toArray(), await belonging()),
        ),
      ),
    put: (id, was, next) =>
      writeCollections(db, async () => {
        if (!(await belonging())(id)) return { wrote: [], result: false };
        const row = await db.collections.get(id);
        const here = readCollection(row);
        const current = here !== null && here.deleted === null ? shared(here) : null;
        const isOther = (row !== undefined && here === null) || canonical(current) !== canonical(was);
        const isFull = current === null && next !== null && (await countThere(db)) >= MAX_COLLECTIONS;
        if (isOther || isFull) return { wrote: [], result: false };
        const at = now().toISOString();
        const collection = next === null ? removedAt(here, at) : arrived(id, here, next);
        if (collection === null) return { wrote: [], result: true };
        await db.collections.put({ ...row, ...collection });
        await noteArrivedCollection(db, id, at);
        return { wrote: [collection], result: true };
      }),
  };
}

/** @param at ISO instant UTC */
const removedAt = (here: Collection | null, at: string): Collection | null =>
  here === null ? null : { ...here, deleted: at, revision: nextRevision(here.revision) };

/** The dossier as it is stored once this has arrived. A window that shows an older text is told so when it writes. */
function arrived(id: string, here: Collection | null, next: ItemRow): Collection {
  const said = SharedCollection.parse({ text: '', items: [], ...next });
  const textRevision = here?.textRevision ?? 0;
  return {
    id,
    ...said,
    textRevision: here?.text === said.text ? textRevision : nextRevision(textRevision),
    revision: nextRevision(here?.revision ?? 0),
    deleted: null,
  };
}
