import type { LibraryFilter, Selection } from '../protocol/library/selection.ts';
import type { AnchorState } from '../protocol/requests.ts';
import { isProvisional } from '../domain/publication/identifier.ts';
import { anchorRows, stateOf } from './anchors.ts';
import type { NotesDatabase } from './database.ts';
import { asksOfNotes, asksOfPublications, fitsNote, fitsPublication } from './filter.ts';
import { readNote, type Note } from '../domain/note/note.ts';
import { bareFacts, publicationRow, readPublicationRow } from './publication.ts';
import type { PublicationRow, StoredNote } from './rows.ts';
import { identifiersOf, ofHome, knownStages } from './stages.ts';

/** With at most this many notes behind the narrowest condition, those notes are read instead of the library. */
const NARROW = 3_000;

/** Rows or publications read at a time. */
const BATCH = 500;

const NEEDING = ['lost', 'ambiguous', 'uncertain'];

/** Most characters of notes in one message; browsers refuse messages of 64 MB. */
const MESSAGE_LENGTH = 8_000_000;

/** Counts how much of a message is used. Once it is full, it takes nothing more. */
export class Room {
  private used = 0;

  /** Whether one more row goes into the message; the first always does. */
  takes(row: StoredNote | undefined): boolean {
    if (this.used >= MESSAGE_LENGTH) return false;
    this.used += row === undefined ? 0 : JSON.stringify(row).length;
    return true;
  }
}

/** A note with how its passage was last found in its own publication. */
export interface Fitting {
  readonly note: Note;
  readonly state: AnchorState | undefined;
}

/**
 * Notes by what the filter asks of notes, read from the narrowest index; null when every index is wide and the
 * library has to be walked.
 */
export async function narrowNotes(db: NotesDatabase, filter: LibraryFilter): Promise<Fitting[] | null> {
  const ids: (() => Promise<string[]>)[] = [];
  const sizes: number[] = [];
  const offer = async (count: PromiseLike<number>, read: () => Promise<string[]>): Promise<void> => {
    sizes.push(await count);
    ids.push(read);
  };
  // Made anew for counting and for reading: Dexie's collections of several values are used up by one walk.
  for (const tag of filter.tags) {
    const own = () => db.notes.where('tags').equals(tag);
    await offer(own().count(), () => own().primaryKeys() as Promise<string[]>);
  }
  if (filter.meanings.length > 0) {
    const own = () => db.notes.where('meaning').anyOf(filter.meanings);
    await offer(own().count(), () => own().primaryKeys() as Promise<string[]>);
  }
  if (filter.attention) {
    const own = () => db.anchors.where('outcome').anyOf(NEEDING);
    await offer(own().count(), async () => [...new Set((await own().toArray()).map(({ note }) => note))]);
  }
  const size = Math.min(...sizes);
  const read = ids[sizes.indexOf(size)];
  if (read === undefined || size > NARROW) return null;
  return fitting(db, await db.notes.bulkGet(await read()), filter);
}

/** Of stored rows those that fit what a filter asks of notes. */
export async function fitting(
  db: NotesDatabase,
  rows: readonly (StoredNote | undefined)[],
  filter: LibraryFilter,
): Promise<Fitting[]> {
  const notes = rows.flatMap((row) => (row === undefined ? [] : (readNote(row) ?? [])));
  const likely = notes.filter((note) => fitsNote({ ...filter, attention: false }, note, undefined));
  const states = await statesOf(db, likely);
  return likely.flatMap((note) => {
    const state = states.get(note.id);
    return fitsNote(filter, note, state) ? [{ note, state }] : [];
  });
}

/**
 * How the passages of notes were last found in their own publications, by note; in what those became, where they had the
 * identifier of their first days. Inside a transaction that includes `publications` and `anchors`.
 */
async function statesOf(db: NotesDatabase, notes: readonly Note[]): Promise<Map<string, AnchorState>> {
  const withPassage = notes.filter(({ passage }) => passage !== null);
  const states = new Map<string, AnchorState>();
  const early = [...new Set(withPassage.map(({ target }) => target.publication).filter(isProvisional))];
  const became = new Map(
    early.length === 0
      ? []
      : (await db.publications.bulkGet(early)).flatMap((row) => (row?.final ? [[row.id, row.final]] : [])),
  );
  const rows = await anchorRows(
    db,
    withPassage.map(({ id, target: { publication } }) => ({
      note: id,
      document: became.get(publication) ?? publication,
    })),
  );
  for (const [id, outcomes] of Map.groupBy(rows, ({ note }) => note)) {
    const state = stateOf(outcomes);
    if (state !== undefined) states.set(id, state);
  }
  return states;
}

/** Notes of one publication that fit, those of its first days too, in no order. */
export async function fittingIn(db: NotesDatabase, publication: string, filter: LibraryFilter): Promise<Fitting[]> {
  const ids = await identifiersOf(db, publication);
  const rows = await Promise.all(ids.map((id) => db.notes.where('target.publication').equals(id).toArray()));
  return fitting(db, rows.flat(), filter);
}

/**
 * Of notes those whose publication fits what a filter asks of publications; notes of the first days go by what that became.
 *
 * @param publications as `publicationsOf` gives them
 */
export async function inFittingPublications(
  db: NotesDatabase,
  filter: LibraryFilter,
  notes: readonly Fitting[],
  publications: ReadonlyMap<string, PublicationRow>,
): Promise<Fitting[]> {
  if (!asksOfPublications(filter)) return [...notes];
  const asked = await ofHome(db, filter);
  const stages = await knownStages(db, [...publications.values()]);
  return notes.filter(({ note }) => {
    const home = stages.get(note.target.publication)?.home;
    return home !== undefined && fitsPublication(asked, home);
  });
}

/** What is remembered of publications; made from a note of it where nothing is. */
export async function publicationsOf(
  db: NotesDatabase,
  notes: readonly Pick<Note, 'target' | 'publicationTitle' | 'modified'>[],
): Promise<Map<string, PublicationRow>> {
  const first = new Map(notes.map((note) => [note.target.publication, note]));
  const rows = await db.publications.bulkGet([...first.keys()]);
  return new Map(
    [...first].map(([id, note], index) => [
      id,
      readPublicationRow(rows[index]) ?? publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified }),
    ]),
  );
}

/**
 * Notes that fit a filter, in portions, in the order of their ids.
 *
 * @param after id to go on after; `''` from the start
 * @param limit most notes; at most ten times as many rows are looked at
 * @returns the notes with their publications, and where to go on (null at the end)
 */
export async function walk(
  db: NotesDatabase,
  filter: LibraryFilter,
  after: string,
  limit: number,
): Promise<{ notes: Fitting[]; publications: Map<string, PublicationRow>; next: string | null }> {
  const notes: Fitting[] = [];
  const publications = new Map<string, PublicationRow>();
  const room = new Room();
  let last = after;
  for (let turn = 0; turn < 10 && notes.length < limit; turn += 1) {
    const size = Math.min(BATCH, limit - notes.length);
    const read = await db.notes.where('id').above(last).limit(size).toArray();
    const rows = read.filter((row) => room.takes(row));
    const fit = await fitting(db, rows, filter);
    const own = await publicationsOf(
      db,
      fit.map(({ note }) => note),
    );
    for (const one of await inFittingPublications(db, filter, fit, own)) {
      const row = own.get(one.note.target.publication);
      if (row === undefined) continue;
      notes.push(one);
      publications.set(row.id, row);
    }
    last = rows.at(-1)?.id ?? last;
    if (rows.length < read.length) break;
    if (read.length < size) return { notes, publications, next: null };
  }
  return { notes, publications, next: last };
}

/** Identifiers a selection stands for; those that are in the store, deleted ones only when named. */
export async function idsOf(db: NotesDatabase, selection: Selection): Promise<string[]> {
  if (selection.by === 'ids') return [...new Set(selection.ids)];
  const { filter } = selection;
  if (!asksOfNotes(filter) && !asksOfPublications(filter)) {
    const deleted = new Set(await db.notes.where('deleted').above('').primaryKeys());
    return (await db.notes.toCollection().primaryKeys()).filter((id) => !deleted.has(id));
  }
  const narrow =
    filter.publication === null ? await narrowNotes(db, filter) : await fittingIn(db, filter.publication, filter);
  if (narrow !== null) {
    const own = await publicationsOf(
      db,
      narrow.map(({ note }) => note),
    );
    return (await inFittingPublications(db, filter, narrow, own)).map(({ note }) => note.id);
  }
  const ids: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const part: { notes: Fitting[]; next: string | null } = await walk(db, filter, after, BATCH);
    ids.push(...part.notes.map(({ note }) => note.id));
    after = part.next;
  }
  return ids;
}
