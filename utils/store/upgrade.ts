import { changing } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import { isOldRow, readNote, upgradeRow } from '../domain/note/note.ts';
import { rememberPublication } from './publication.ts';
import { putNotes } from './put.ts';

/** Key in `meta` of the progress of the upgrade. */
export const UPGRADED = 'upgraded';

/** Rows per transaction. */
const BATCH = 1_000;

/** Progress of the upgrade: all rows up to `after`, in order of id, have the current version. */
interface Progress {
  readonly to: 2;
  readonly after: string;
  readonly done: boolean;
}

async function progress(db: NotesDatabase): Promise<Progress> {
  const value = (await db.meta.get(UPGRADED))?.value as Progress | undefined;
  return value?.to === 2 ? value : { to: 2, after: '', done: false };
}

/**
 * Rewrites rows of older versions in the current one, logs them in `changes` and stores their publications. Each batch
 * is one transaction that also records the progress, so that it can resume after any interruption. Readers need not
 * wait for it: they can read every version.
 *
 * @param check called before each batch; throws to stop
 * @returns how many rows were written
 * @throws what IndexedDB throws; nothing of the last batch is written then
 */
export async function upgradeRows(
  db: NotesDatabase,
  batchSize = BATCH,
  check: () => void = () => undefined,
): Promise<number> {
  let written = 0;
  for (;;) {
    check();
    const step = await changing(db, [db.notes, db.publications], () => upgradeBatch(db, batchSize));
    written += step.written;
    if (step.done) return written;
  }
}

async function upgradeBatch(db: NotesDatabase, batchSize: number): Promise<{ written: number; done: boolean }> {
  const { after, done } = await progress(db);
  if (done) return { written: 0, done };
  const rows = await db.notes.where('id').above(after).limit(batchSize).toArray();
  const old = rows.filter((row) => isOldRow(row) && readNote(row) !== null);
  await putNotes(db, old.map(upgradeRow));
  const notes = old.flatMap((row) => readNote(row) ?? []);
  const ids = [...new Set(notes.map(({ target }) => target.publication))];
  const known = await db.publications.bulkGet(ids);
  const publications = new Map(known.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])));
  for (const note of notes) {
    const { publication } = note.target;
    publications.set(publication, rememberPublication(publications.get(publication), note, undefined, null));
  }
  await db.publications.bulkPut([...publications.values()]);
  const finished = rows.length < batchSize;
  const next: Progress = { to: 2, after: rows.at(-1)?.id ?? after, done: finished };
  await db.meta.put({ key: UPGRADED, value: next });
  return { written: old.length, done: finished };
}
