import { Dexie } from 'dexie';
import type { LibraryFilter, Selection } from '../protocol/library/selection.ts';
import type { AnchorState } from '../protocol/notes.ts';
import { isProvisional } from '../domain/publication/identifier.ts';
import { anchorRows, stateOf } from './anchors.ts';
import type { NotesDatabase } from './database.ts';
import { asksOfNotes, asksOfPublications, fitsNote, fitsPublication } from './filter.ts';
import { readNote, type Note } from '../domain/note/note.ts';
import { bareFacts, publicationRow, readPublicationRow } from './publication.ts';
import type { PublicationRow, StoredNote } from './rows.ts';
import { identifiersOf, withCurrentIdentifier, knownStages } from './stages.ts';

/** If the narrowest condition leaves at most this many notes, read those instead of the whole library. */
const NARROW = 3_000;

/** Rows or publications per batch. */
const BATCH = 500;

const NEEDING = ['lost', 'ambiguous', 'uncertain'];

/** Maximum characters of notes in one message; browsers reject messages of 64 MB. */
const MESSAGE_LENGTH = 8_000_000;

/** Tracks how much of a message is used. */
export class Room {
  private used = 0;

  /** Whether one more row fits into the message; the first always does. */
  takes(row: object | undefined): boolean {
    if (this.used >= MESSAGE_LENGTH) return false;
    this.used += row === undefined ? 0 : JSON.stringify(row).length;
    return true;
  }
}

/** A note that passes a filter, and how its passage was last found in its own publication. */
export interface Fitting {
  readonly note: Note;
  readonly state: AnchorState | undefined;
}

/** The notes with a verdict, deleted ones too, in order of id. @param after an id; `''` for all */
export const withVerdict = (db: NotesDatabase, verdict: string, after = '') =>
  db.notes.where('[verdict+id]').between([verdict, after], [verdict, Dexie.maxKey], false, true);

/**
 * Notes that meet the conditions on notes, read through the narrowest index; null when no index is narrow and the whole
 * library has to be read.
 */
export async function narrowNotes(db: NotesDatabase, filter: LibraryFilter): Promise<Fitting[] | null> {
  const ids = await narrowIds(db, filter);
  return ids === null ? null : fitting(db, await db.notes.bulkGet(ids), filter);
}

/** Identifiers of all notes that may meet the conditions on notes, by the narrowest index; null when none is narrow. Others do not meet them. */
export async function narrowIds(db: NotesDatabase, filter: LibraryFilter): Promise<string[] | null> {
  const ids: (() => Promise<string[]>)[] = [];
  const sizes: number[] = [];
  const offer = async (count: PromiseLike<number>, read: () => Promise<string[]>): Promise<void> => {
    sizes.push(await count);
    ids.push(read);
  };
  // Create the query twice, to count and to read: a Dexie collection of several values can only be used once.
  for (const tag of filter.tags) {
    const own = () => db.notes.where('tags').equals(tag);
    await offer(own().count(), () => own().primaryKeys() as Promise<string[]>);
  }
  if (filter.meanings.length > 0) {
    const own = () => db.notes.where('meaning').anyOf(filter.meanings);
    await offer(own().count(), () => own().primaryKeys() as Promise<string[]>);
  }
  if (filter.verdicts.length > 0) {
    const counts = await Promise.all(filter.verdicts.map((verdict) => withVerdict(db, verdict).count()));
    await offer(Promise.resolve(counts.reduce((sum, count) => sum + count, 0)), async () => {
      const own = filter.verdicts.map((verdict) => withVerdict(db, verdict).primaryKeys() as Promise<string[]>);
      return (await Promise.all(own)).flat();
    });
  }
  const { collection } = filter;
  if (collection !== null) {
    const own = () => db.notes.where('collection').equals(collection);
    await offer(own().count(), () => own().primaryKeys() as Promise<string[]>);
  }
  if (filter.attention) {
    const own = () => db.anchors.where('outcome').anyOf(NEEDING);
    await offer(own().count(), async () => [...new Set((await own().toArray()).map(({ note }) => note))]);
  }
  const size = Math.min(...sizes);
  const read = ids[sizes.indexOf(size)];
  return read === undefined || size > NARROW ? null : read();
}

/** Those of the stored rows that meet the conditions on notes. */
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
 * How the passages of notes were last found in their own publications, or in what a provisional publication became. By
 * note. Call inside a transaction that includes `publications` and `anchors`.
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

/** Notes of one publication that pass a filter, including those under its provisional identifiers. Unordered. */
export async function fittingIn(db: NotesDatabase, publication: string, filter: LibraryFilter): Promise<Fitting[]> {
  const ids = await identifiersOf(db, publication);
  const rows = await Promise.all(ids.map((id) => db.notes.where('target.publication').equals(id).toArray()));
  return fitting(db, rows.flat(), filter);
}

/**
 * Those of the notes whose publication meets the conditions on publications. A provisional publication counts as what
 * it became.
 *
 * @param publications from `publicationsOf`
 */
export async function inFittingPublications(
  db: NotesDatabase,
  filter: LibraryFilter,
  notes: readonly Fitting[],
  publications: ReadonlyMap<string, PublicationRow>,
): Promise<Fitting[]> {
  if (!asksOfPublications(filter)) return [...notes];
  const asked = await withCurrentIdentifier(db, filter);
  const stages = await knownStages(db, [...publications.values()]);
  return notes.filter(({ note }) => {
    const home = stages.get(note.target.publication)?.home;
    return home !== undefined && fitsPublication(asked, home);
  });
}

/** Stored rows of the notes' publications; built from a note where there is none. */
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
 * Notes that pass a filter, in batches, in order of id.
 *
 * @param after last id of the previous batch; `''` for the first
 * @param limit maximum number of notes; looks at no more than ten times as many rows
 * @returns the notes with their publications, and the last id (null at the end)
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

/** Identifiers in a selection. A filter selects stored notes that are not deleted. */
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
