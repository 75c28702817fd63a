import type { AnchorOutcome } from '../protocol/notes.ts';
import type { RequestOf } from '../protocol/requests.ts';
import { anchorRows } from './anchors.ts';
import { belongingTo, type Belonging } from './belonging.ts';
import type { NotesDatabase } from './database.ts';
import { readNote, type Note } from '../domain/note/note.ts';

/** A batch of the notes on passages, with their stored outcomes. */
export interface PassageBatch {
  notes: Note[];
  anchors: AnchorOutcome[];
  next: string | null;
  /** See `Belonging`. */
  earlier: string[];
  maybe: string[];
}

/**
 * Ids of the selection that is being read: querying the index for each batch would cost more than reading the notes.
 */
const reading = new WeakMap<NotesDatabase, { of: string; ids: readonly string[] }>();

async function idsOf(
  db: NotesDatabase,
  { questionNumbers, after }: RequestOf<'passages.list'>,
  { publications }: Belonging,
): Promise<readonly string[]> {
  const of = JSON.stringify([publications, questionNumbers]);
  const begun = reading.get(db);
  if (after !== null && begun?.of === of) return begun.ids;
  // One range query per number, because Dexie reads several at once row by row.
  const keys = await Promise.all([
    ...publications.map((id) => db.notes.where('target.publication').equals(id).primaryKeys()),
    ...questionNumbers.map((number) => db.notes.where('target.questionNumber').equals(number).primaryKeys()),
  ]);
  const ids = [...new Set(keys.flat())].toSorted();
  reading.set(db, { of, ids });
  return ids;
}

/**
 * Reads a batch of the notes on passages of a publication and its questions, in order of id. Reads only the keys of all
 * others, so that each batch costs the same. Notes saved between two batches arrive as `notes.changed`.
 *
 * @throws what IndexedDB throws
 */
export async function passageBatch(db: NotesDatabase, query: RequestOf<'passages.list'>): Promise<PassageBatch> {
  const { publication, after, most } = query;
  const belonging = await belongingTo(db, publication, query.questionNumbers);
  const ids = await idsOf(db, query, belonging);
  const rest = after === null ? ids : ids.filter((id) => id > after);
  const notes: Note[] = [];
  let at = 0;
  while (at < rest.length && notes.length < most) {
    const rows = await db.notes.bulkGet(rest.slice(at, at + most - notes.length));
    at += rows.length;
    for (const row of rows) {
      const note = row === undefined ? null : readNote(row);
      if (note !== null && note.passage !== null && note.deleted === null) notes.push(note);
    }
  }
  const anchors = await anchorRows(
    db,
    notes.map(({ id }) => ({ note: id, document: publication })),
  );
  const { earlier, maybe } = belonging;
  return {
    notes,
    anchors,
    next: at < rest.length ? (rest[at - 1] ?? null) : null,
    earlier: [...earlier],
    maybe: [...maybe],
  };
}
