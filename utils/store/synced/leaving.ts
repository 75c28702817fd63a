import { itemKey } from '../../sync/kinds/kind.ts';
import { readNote } from '../../domain/note/note.ts';
import { collectionAct, placeAct } from '../acts.ts';
import { dropAnchors } from '../anchors.ts';
import { changing, recordChanges } from '../changes.ts';
import { readCollection, writeCollections } from '../collections.ts';
import { onceOpen, type NotesDatabase } from '../database.ts';
import { putRows } from '../put.ts';
import type { AnchorRow } from '../rows.ts';
import { RECEIVED, type UnfinishedCopy, type SpaceRow } from './rows.ts';

/**
 * What is left to a reader of a dossier that was left: a private copy, under identifiers of its own (decision 610). So nothing the reader does to
 * it goes to the members, by whichever device, and joining again begins with what they have.
 */

/** Notes per transaction: a save by the reader waits for at most these. */
const AT_ONCE = 200;

/** What the copy is made with. */
export interface LeavingParts {
  readonly db: NotesDatabase;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Resolves when the reader is not waiting for anything. */
  readonly quiet: () => Promise<void>;
}

/**
 * Makes the rest of the copy, in place of what was shared. Interrupted, it goes on where it stopped. A note that cannot be read stays as it is.
 *
 * @returns how many notes were copied now
 * @throws what IndexedDB throws; NotConfirmed when only the second copy failed
 */
export async function finishLeaving(parts: LeavingParts, space: SpaceRow): Promise<number> {
  const { db, quiet } = parts;
  const { id, collection, left, leaving } = space;
  if (leaving === undefined) return 0;
  await copyDossier(parts, collection, leaving);
  let count = 0;
  // A page that was open may have saved one behind those that were copied.
  for (let copied = 1; copied > 0; count += copied) {
    copied = 0;
    for (let after: string | null = ''; after !== null;) {
      const some: Copied = await copySome(parts, collection, leaving, after);
      copied += some.copied;
      after = some.last;
      await quiet();
    }
  }
  await onceOpen(db, () => db.spaces.put({ id, collection, ...(left !== undefined && { left }) }));
  return count;
}

async function copyDossier(
  { db, now }: LeavingParts,
  collection: string,
  { copy, keep }: UnfinishedCopy,
): Promise<void> {
  const gone = await writeCollections(db, async () => {
    const row = await db.collections.get(collection);
    const old = readCollection(row);
    if (old === null || row === undefined) return { wrote: [], result: false };
    const deleted = keep ? old.deleted : (old.deleted ?? now().toISOString());
    const made = { ...old, id: copy, revision: 1, textRevision: 1, deleted };
    await db.collections.put({ ...row, ...made });
    await db.collections.delete(collection);
    return { wrote: [made], result: true };
  });
  const met = itemKey('collection', collection);
  await onceOpen(db, () =>
    db.meetings
      .where('id')
      .equals(met)
      .modify({ id: itemKey('collection', copy) }),
  );
  if (gone) await db.keeper?.acted([{ ...collectionAct({ id: collection } as never), value: null }]);
}

/** What a transaction copied, and the last note it looked at; null when there are no more. */
interface Copied {
  readonly copied: number;
  readonly last: string | null;
}

/** @param after the last note before these, by identifier; '' for the first */
async function copySome(
  { db, now, newId }: LeavingParts,
  collection: string,
  { copy, keep }: UnfinishedCopy,
  after: string,
): Promise<Copied> {
  const { copied, last, places } = await changing(db, [db.notes, db.anchors, db.meetings, db.sync], async () => {
    const keys = (await db.notes.where('collection').equals(collection).primaryKeys()).toSorted();
    const ids = keys.filter((key) => key > after).slice(0, AT_ONCE);
    const rows = (await db.notes.bulkGet(ids)).filter((row) => row !== undefined && readNote(row) !== null);
    const names = new Map(rows.map((row) => [row?.id ?? '', newId()]));
    const at = now().toISOString();
    const made = rows.map((row) => {
      const deleted: unknown = row?.['deleted'] ?? null;
      const id = names.get(row?.id ?? '') ?? '';
      return { ...row, id, collection: copy, revision: 1, deleted: keep ? deleted : (deleted ?? at) };
    });
    const old = [...names.keys()];
    const anchors = await copyAnchors(db, names);
    await db.meetings
      .where('id')
      .anyOf(old)
      .modify((row: { id: string }) => void (row.id = names.get(row.id) ?? row.id));
    await db.notes.bulkDelete(old);
    await db.sync.bulkDelete(old.map((id) => `${RECEIVED}${id}`));
    await recordChanges(db, old);
    await putRows(db, made);
    return { copied: made.length, last: ids.length < AT_ONCE ? null : (ids.at(-1) ?? null), places: anchors };
  });
  const confirmed = places.filter((row) => row.confirmed).map(placeAct);
  if (confirmed.length > 0) await db.keeper?.acted(confirmed);
  return { copied, last };
}

/** Where passages of notes were found, under the new identifiers. */
async function copyAnchors(db: NotesDatabase, names: ReadonlyMap<string, string>): Promise<AnchorRow[]> {
  const made: AnchorRow[] = [];
  for (const [old, note] of names) {
    const rows = await db.anchors.where('[note+document+version]').between([old], [old, []]).toArray();
    made.push(...rows.map((row) => ({ ...row, note })));
  }
  await dropAnchors(db, [...names.keys()]);
  await db.anchors.bulkPut(made);
  return made;
}
