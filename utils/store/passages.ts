import type { AnchorOutcome } from '../protocol/notes.ts';
import type { RequestOf } from '../protocol/requests.ts';
import { anchorRows } from './anchors.ts';
import { belongingTo, type Belonging } from './belonging.ts';
import type { NotesDatabase } from './database.ts';
import { readNote, type Note } from '../domain/note/note.ts';
import type { AnchorRow } from './rows.ts';

/** A batch of the notes on passages, with their stored outcomes. */
export interface PassageBatch {
  notes: Note[];
  anchors: AnchorOutcome[];
  next: string | null;
  /** See `Belonging`. */
  earlier: string[];
  maybe: string[];
}

/** A selection that is being read in batches. */
interface Reading {
  readonly ids: readonly string[];
  /** Stored outcomes by note, read with the first batch of many notes. */
  outcomes?: Promise<ReadonlyMap<string, readonly AnchorRow[]>>;
}

/**
 * Selections that are being read. Asking anew for each batch would cost more than reading its notes: of a document with ten thousand
 * marks, all outcomes would be read twenty times.
 */
const readings = new WeakMap<NotesDatabase, Map<string, Reading>>();
/** Maximum number of selections held at once; a page that leaves halfway leaves its selection behind. */
const MAX_READINGS = 4;
/** Up to this many notes, look up outcomes one by one. */
const FEW = 20;

async function readingOf(
  db: NotesDatabase,
  { questionNumbers, after }: RequestOf<'passages.list'>,
  { publications }: Belonging,
): Promise<{ reading: Reading; done: () => void }> {
  const key = JSON.stringify([publications, questionNumbers]);
  const held = readings.get(db) ?? new Map<string, Reading>();
  readings.set(db, held);
  const done = (): void => void held.delete(key);
  const begun = after === null ? undefined : held.get(key);
  if (begun !== undefined) return { reading: begun, done };
  // One range query per number, because Dexie reads several at once row by row.
  const keys = await Promise.all([
    ...publications.map((id) => db.notes.where('target.publication').equals(id).primaryKeys()),
    ...questionNumbers.map((number) => db.notes.where('target.questionNumber').equals(number).primaryKeys()),
  ]);
  const reading: Reading = { ids: [...new Set(keys.flat())].toSorted() };
  held.delete(key);
  held.set(key, reading);
  for (const oldest of [...held.keys()].slice(0, -MAX_READINGS)) held.delete(oldest);
  return { reading, done };
}

/** The stored outcomes of a batch: the rows of a document with many marks are read once for all batches. */
async function outcomesOf(
  db: NotesDatabase,
  document: string,
  notes: readonly Note[],
  reading: Reading,
): Promise<AnchorRow[]> {
  const asked = notes.map(({ id }) => ({ note: id, document }));
  if (asked.length <= FEW && reading.outcomes === undefined) return anchorRows(db, asked);
  reading.outcomes ??= Promise.resolve(db.anchors.where('document').equals(document).toArray()).then((rows) =>
    Map.groupBy(rows, ({ note }) => note),
  );
  const outcomes = await reading.outcomes;
  return notes.flatMap(({ id }) => outcomes.get(id) ?? []);
}

/**
 * Reads a batch of the notes on passages of a publication and its questions, in order of id. Reads only the keys of all
 * others, so that each batch costs the same. Notes saved between two batches arrive as `notes.changed`; outcomes are those of the first.
 *
 * @throws what IndexedDB throws
 */
export async function passageBatch(db: NotesDatabase, query: RequestOf<'passages.list'>): Promise<PassageBatch> {
  const { publication, after, most } = query;
  const belonging = await belongingTo(db, publication, query.questionNumbers);
  const { reading, done } = await readingOf(db, query, belonging);
  const { ids } = reading;
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
  const anchors = await outcomesOf(db, publication, notes, reading);
  const next = at < rest.length ? (rest[at - 1] ?? null) : null;
  if (next === null) done();
  const { earlier, maybe } = belonging;
  return {
    notes,
    anchors,
    next,
    earlier: [...earlier],
    maybe: [...maybe],
  };
}
