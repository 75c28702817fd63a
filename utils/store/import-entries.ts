import type { ExchangedNote } from '../domain/exchange/format.ts';
import { uuidFrom } from '../domain/exchange/ids.ts';
import { absentValues, FIELD_NAMES } from '../domain/note/note-fields.ts';
import { contentKey, nextRevision, readNote, sameContent, type Note } from '../domain/note/note.ts';
import type { ImportEntry } from '../protocol/library/transfer.ts';
import type { NotesDatabase } from './database.ts';
import { stored } from './decide.ts';
import { publicationRow } from './publication.ts';
import { UnreadableRow } from './put.ts';
import type { StoredNote } from './rows.ts';

/** An entry that holds a note. */
export type NoteEntry = ImportEntry & { readonly note: ExchangedNote };

/** What becomes of an entry. `moved`: the note is not what it was when the reader looked. */
export interface Decided {
  readonly entry: NoteEntry;
  readonly decision: 'skip' | 'moved' | Put;
}

/** A note to write, and its row. */
export interface Put {
  readonly note: Note;
  readonly row: StoredNote;
}

/** The entries that hold a note. */
export const noteEntries = (entries: readonly ImportEntry[]): NoteEntry[] =>
  entries.filter((entry): entry is NoteEntry => entry.note !== null);

/**
 * Decides about entries against the rows that are there now. Inside or outside a transaction.
 *
 * @param hasBegun skips an entry that could not be read back: an import that has begun cannot be refused any more
 * @throws UnreadableRow for such an entry otherwise; what IndexedDB throws
 */
export async function decideAll(
  db: NotesDatabase,
  entries: readonly NoteEntry[],
  hasBegun = false,
): Promise<Decided[]> {
  const present = await db.notes.bulkGet(entries.map(({ note }) => note.id));
  return entries.map((entry, at) => {
    const judged = judge(entry, present[at]);
    if (typeof judged === 'string') return { entry, decision: judged };
    const made = put(entry.note, judged.revision, judged.over);
    // Staged entries were validated, perhaps by an earlier version.
    if (made === null && !hasBegun) throw new UnreadableRow(entry.note.id);
    return { entry, decision: made ?? 'skip' };
  });
}

/** Which notes are not what they were when the reader looked. Inside or outside a transaction. @throws what IndexedDB throws */
export async function movedAmong(db: NotesDatabase, entries: readonly NoteEntry[]): Promise<string[]> {
  const present = await db.notes.bulkGet(entries.map(({ note }) => note.id));
  return entries.flatMap((entry, at) => (judge(entry, present[at]) === 'moved' ? [entry.note.id] : []));
}

/**
 * The notes of these entries as copies with identifiers of their own, except those that are there. In a transaction.
 *
 * @param ids identifiers of the copies, by that of the note
 * @throws what IndexedDB throws
 */
export async function copiesOf(
  db: NotesDatabase,
  entries: readonly NoteEntry[],
  ids: ReadonlyMap<string, string>,
): Promise<Put[]> {
  const copies = entries.flatMap(({ note }) => {
    const id = ids.get(note.id);
    return id === undefined ? [] : [{ ...note, id }];
  });
  const present = await db.notes.bulkGet(copies.map(({ id }) => id));
  return copies.flatMap((note, at) => (present[at] === undefined ? (put(note, note.revision, {}) ?? []) : []));
}

/** The identifier of a copy of a note from a file; the same for the same note, as in `importWrites`. */
export const copyIdOf = (note: ExchangedNote): Promise<string> =>
  uuidFrom(JSON.stringify([note.id, note.revision, contentKey(note)]));

/**
 * Identifiers derived from content (`uuidFrom`) belong to a copy that an earlier import kept; it may have been edited
 * since.
 */
const DERIVED = /^.{14}8/;

/** What a note is written with, and over which row. */
interface Over {
  readonly revision: number;
  readonly over: Readonly<Record<string, unknown>>;
}

/** A note as staged, complete: what an earlier version staged lacks the fields that came since. */
const complete = (staged: ExchangedNote): ExchangedNote => ({ ...absentValues(FIELD_NAMES), ...staged });

function judge({ note, replaces }: NoteEntry, raw: StoredNote | undefined): 'skip' | 'moved' | Over {
  if (raw === undefined) return replaces === null ? { revision: note.revision, over: {} } : 'moved';
  const here = readNote(raw);
  if (here === null) return 'moved';
  const revision = Math.max(note.revision, nextRevision(here.revision));
  if (here.deleted !== null) return replaces === null ? { revision, over: raw } : 'moved';
  if (here.revision === note.revision && sameContent(here, complete(note))) return 'skip';
  if (replaces === here.revision) return { revision, over: raw };
  return replaces === null && DERIVED.test(note.id) ? 'skip' : 'moved';
}

/** @returns null for a row that could not be read back */
function put(there: ExchangedNote, revision: number, raw: Readonly<Record<string, unknown>>): Put | null {
  const note = { ...complete(there), tags: [...new Set(there.tags)], revision } as Note;
  const made = stored(note, raw);
  return made.put === undefined ? null : { note, row: made.put };
}

/** Stores publications from the file, except those already known from their page. In a transaction with `publications`. */
export async function rememberAll(db: NotesDatabase, entries: readonly ImportEntry[]): Promise<void> {
  const told = entries.flatMap(({ publication }) => (publication === null ? [] : [publication]));
  const known = await db.publications.bulkGet(told.map(({ id }) => id));
  await db.publications.bulkPut(
    told.flatMap((facts, index) => {
      const old = known[index];
      if (old !== undefined && old.lastSeen !== null) return [];
      const questionNumber = facts.questionNumber ?? old?.questionNumber ?? null;
      return [
        publicationRow(
          { ...facts, questionNumber, state: old?.state ?? null },
          { lastSeen: null, latest: old?.latest ?? '' },
          old ?? undefined,
        ),
      ];
    }),
  );
}
