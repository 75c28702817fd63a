import type { ExchangedNote } from '../domain/exchange/format.ts';
import { absentValues, HERE_FIELDS } from '../domain/note/note-fields.ts';
import { nextRevision, readNote, sameContent, type Note } from '../domain/note/note.ts';
import type { ImportEntry } from '../protocol/library/transfer.ts';
import type { NotesDatabase } from './database.ts';
import { stored } from './decide.ts';
import { publicationRow } from './publication.ts';
import { UnreadableRow } from './put.ts';
import type { StoredNote } from './rows.ts';

/** An entry that holds a note. */
export type NoteEntry = ImportEntry & { readonly note: ExchangedNote };

/** What becomes of an entry. */
export interface Decided {
  readonly entry: NoteEntry;
  /** Whether a row with this identifier is in the library. */
  readonly isPresent: boolean;
  readonly decision: 'skip' | 'moved' | { readonly note: Note; readonly row: StoredNote };
}

/** The entries that hold a note. */
export const noteEntries = (entries: readonly ImportEntry[]): NoteEntry[] =>
  entries.filter((entry): entry is NoteEntry => entry.note !== null);

/**
 * Decides about entries against the rows that are there now. Inside or outside a transaction.
 *
 * @throws UnreadableRow for an entry that could not be read back; what IndexedDB throws
 */
export async function decideAll(db: NotesDatabase, entries: readonly NoteEntry[]): Promise<Decided[]> {
  const present = await db.notes.bulkGet(entries.map(({ note }) => note.id));
  return entries.map((entry, at) => ({
    entry,
    isPresent: present[at] !== undefined,
    decision: decide(entry, present[at]),
  }));
}

/**
 * Identifiers derived from content (`uuidFrom`) belong to a copy that an earlier import kept; it may have been edited
 * since.
 */
const DERIVED = /^.{14}8/;

function decide({ note, replaces }: NoteEntry, raw: StoredNote | undefined): Decided['decision'] {
  if (raw === undefined) return replaces === null ? put(note, note.revision, {}) : 'moved';
  const here = readNote(raw);
  if (here === null) return 'moved';
  const revision = Math.max(note.revision, nextRevision(here.revision));
  if (here.deleted !== null) return replaces === null ? put(note, revision, raw) : 'moved';
  if (here.revision === note.revision && sameContent(here, note)) return 'skip';
  if (replaces === here.revision) return put(note, revision, raw);
  return replaces === null && DERIVED.test(note.id) ? 'skip' : 'moved';
}

/**
 * @throws UnreadableRow for a row that could not be read back, which aborts the import; staged entries were validated
 */
function put(there: ExchangedNote, revision: number, raw: Readonly<Record<string, unknown>>): Decided['decision'] {
  const note = { ...absentValues(HERE_FIELDS), ...there, tags: [...new Set(there.tags)], revision } as Note;
  const made = stored(note, raw);
  if (made.put === undefined) throw new UnreadableRow(there.id);
  return { note, row: made.put };
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
