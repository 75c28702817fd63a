import { changing } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import { isOldRow, readNote, upgradeRow } from '../domain/note/note.ts';
import { rememberPublication } from './publication.ts';
import { putNotes } from './put.ts';

/** Key in `meta` of how far upgrading has come. */
export const UPGRADED = 'upgraded';

/** Rows of one transaction. */
const PORTION = 1_000;

/** How far the rows of `notes` are known to be of today's version: all up to `after`, in the order of ids. */
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
 * Writes rows of older versions as rows of today's, enters them in `changes` and remembers their publications.
 * One transaction per portion, which also records how far it came: stopped at any moment, it goes on there.
 * Readers need not wait for it: they read every version.
 *
 * @returns how many rows were written
 * @throws what IndexedDB throws; nothing of the last portion is written then
 */
export async function upgradeRows(db: NotesDatabase, portion = PORTION): Promise<number> {
  let written = 0;
  for (;;) {
    const step = await changing(db, [db.notes, db.publications], () => upgradePortion(db, portion));
    written += step.written;
    if (step.done) return written;
  }
}

async function upgradePortion(db: NotesDatabase, portion: number): Promise<{ written: number; done: boolean }> {
  const { after, done } = await progress(db);
  if (done) return { written: 0, done };
  const rows = await db.notes.where('id').above(after).limit(portion).toArray();
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
  const finished = rows.length < portion;
  const next: Progress = { to: 2, after: rows.at(-1)?.id ?? after, done: finished };
  await db.meta.put({ key: UPGRADED, value: next });
  return { written: old.length, done: finished };
}
