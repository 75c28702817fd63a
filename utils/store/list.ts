/* oxlint-disable unicorn/no-array-reverse -- this is Dexie's `reverse` of a cursor, not that of an array. */
import { byPlace } from '../domain/exchange/place.ts';
import { EVERYTHING, type LibraryFilter } from '../protocol/library/selection.ts';
import { type AnyRequestOf } from '../protocol/library.ts';
import { type LibraryGroup, type ListedPublication, type NoteHead } from '../protocol/library/lists.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { compare } from './decide.ts';
import { asksOfNotes, fitsPublication } from './filter.ts';
import { headOf } from './head.ts';
import { fitting, fittingIn, narrowNotes, publicationsOf, type Fitting } from './select.ts';
import { readPublicationRow } from './publication.ts';
import type { PublicationRow } from './rows.ts';
import { identifiersOf, withCurrentIdentifier, knownStages, type Stages } from './stages.ts';

/** Maximum number of publications to look at for one batch, so that an answer never takes long. */
const MAX_VISITED = 1_000;

/** Publications per read. */
const BATCH = 50;

type ListRequest = AnyRequestOf<'library.list'>;

/** Sort keys; `newest` and `date` are descending. */
const KEYS = {
  newest: { key: 'latest', down: true },
  date: { key: 'byDate', down: true },
  title: { key: 'byTitle', down: false },
  submitter: { key: 'bySubmitter', down: false },
} as const;

type Position = readonly [key: string, id: string];

/** @throws SyntaxError when it is not one of our cursors */
function readCursor(cursor: string | null): Position | null {
  if (cursor === null) return null;
  const value: unknown = JSON.parse(cursor);
  if (!Array.isArray(value) || value.length !== 2) throw new SyntaxError('not a cursor');
  return [String(value[0]), String(value[1])];
}

/** A publication as sent in messages: without its sort keys. */
export function listed(row: PublicationRow): ListedPublication {
  const { id, kind, title, questionNumber, sessionYear, date, submitters, answeredBy, state, lastSeen, final } = row;
  const more = { ...(answeredBy === undefined ? {} : { answeredBy }), ...(final === undefined ? {} : { final }) };
  return { id, kind, title, questionNumber, sessionYear, date, submitters, ...more, state, lastSeen };
}

const asHead = ({ note, state }: Fitting): NoteHead => headOf(note, state ?? null);

const newestFirst = (a: Fitting, b: Fitting): number =>
  compare(b.note.modified, a.note.modified) || compare(a.note.id, b.note.id);

/**
 * Publications with notes that pass a filter, with their most recently changed notes. Reads publications in the
 * requested order until the batch is full; when a tag, a meaning or `attention` leaves few notes, reads only those.
 *
 * @returns a batch, and the cursor of the next; null at the end
 * @throws what IndexedDB throws
 */
export async function listGroups(
  db: NotesDatabase,
  request: ListRequest,
): Promise<{ groups: LibraryGroup[]; next: string | null }> {
  return whenOpen(db, () =>
    db.transaction('r', [db.notes, db.publications, db.anchors], async () => {
      const filter = await withCurrentIdentifier(db, request.filter);
      const asked = { ...request, filter };
      if (filter.publication !== null) return few(db, asked, await fittingIn(db, filter.publication, filter));
      const narrow = asksOfNotes(filter) ? await narrowNotes(db, filter) : null;
      return narrow === null ? walkPublications(db, asked) : few(db, asked, narrow);
    }),
  );
}

/** Makes a batch from notes that were all read. */
async function few(
  db: NotesDatabase,
  { filter, sort, cursor, limit, heads }: ListRequest,
  fit: readonly Fitting[],
): Promise<{ groups: LibraryGroup[]; next: string | null }> {
  const { down } = KEYS[sort];
  const order = (a: Position, b: Position): number => (compare(a[0], b[0]) || compare(a[1], b[1])) * (down ? -1 : 1);
  const after = readCursor(cursor);
  const rows = await publicationsOf(
    db,
    fit.map(({ note }) => note),
  );
  const stages = await knownStages(db, [...rows.values()]);
  const homes = Map.groupBy(fit, ({ note }) => stages.get(note.target.publication)?.home.id ?? note.target.publication);
  const wanted = [...homes]
    .flatMap(([id, notes]) => {
      const own = stages.get(id);
      return own === undefined ? [] : [{ own, notes, place: placeOf(own, sort) }];
    })
    .filter(({ own, place }) => fitsPublication(filter, own.home) && (after === null || order(place, after) > 0))
    .toSorted((a, b) => order(a.place, b.place));
  const groups = wanted.slice(0, limit).map(({ own, notes }) => group(own.home, notes, heads));
  const last = wanted[limit - 1];
  return { groups, next: wanted.length > limit && last !== undefined ? JSON.stringify(last.place) : null };
}

/**
 * Position of a publication in a list: by its final identifier, and by the last change of a note under any of its
 * identifiers.
 */
function placeOf({ home, members }: Stages, sort: ListRequest['sort']): Position {
  const { key } = KEYS[sort];
  if (key !== 'latest') return [home[key], home.id];
  const [last = home] = members.toSorted((a, b) => compare(b.latest, a.latest) || compare(b.id, a.id));
  return [last.latest, last.id];
}

function group(row: PublicationRow, fit: readonly Fitting[], heads: number): LibraryGroup {
  return {
    publication: listed(row),
    count: fit.length,
    heads: fit.toSorted(newestFirst).slice(0, heads).map(asHead),
  };
}

async function walkPublications(
  db: NotesDatabase,
  { filter, sort, cursor, limit, heads }: ListRequest,
): Promise<{ groups: LibraryGroup[]; next: string | null }> {
  const { key, down } = KEYS[sort];
  const groups: LibraryGroup[] = [];
  let position = readCursor(cursor);
  for (let visited = 0; visited < MAX_VISITED; visited += BATCH) {
    const index = db.publications.where(`[${key}+id]`);
    const range = down
      ? (position === null ? index.below([[]]) : index.below([...position])).reverse()
      : index.above(position === null ? ['', ''] : [...position]);
    const rows = await range.limit(BATCH).toArray();
    const stages = await knownStages(db, rows);
    for (const row of rows) {
      position = [row[key], row.id];
      const own = stages.get(row.id);
      const isListedHere = readPublicationRow(row) !== null && own !== undefined && placeOf(own, sort)[1] === row.id;
      if (!isListedHere || !fitsPublication(filter, own.home)) continue;
      const found = await groupOf(db, own, filter, heads);
      if (found.count > 0) groups.push(found);
      if (groups.length === limit) return { groups, next: JSON.stringify(position) };
    }
    if (rows.length < BATCH) return { groups, next: null };
  }
  return { groups, next: position === null ? null : JSON.stringify(position) };
}

async function groupOf(db: NotesDatabase, own: Stages, filter: LibraryFilter, heads: number): Promise<LibraryGroup> {
  const { home, members } = own;
  if (!asksOfNotes(filter) && members.length === 1) return wholeGroup(db, home, heads);
  return group(home, await fittingIn(db, home.id, filter), heads);
}

/** A publication with all its notes, counted without reading them. */
async function wholeGroup(db: NotesDatabase, row: PublicationRow, heads: number): Promise<LibraryGroup> {
  const all = await db.notes.where('target.publication').equals(row.id).count();
  const deleted = await db.notes.where('[target.publication+deleted]').between([row.id], [row.id, []]).count();
  const first =
    heads === 0 || all === deleted
      ? []
      : await db.notes
          .where('[target.publication+modified]')
          .between([row.id], [row.id, []])
          .reverse()
          .filter((note) => note['deleted'] === null)
          .limit(heads)
          .toArray();
  const fit = await fitting(db, first, EVERYTHING);
  // Unreadable rows must not be counted, and finding them requires reading all notes.
  if (fit.length < first.length) return group(row, await fittingIn(db, row.id, EVERYTHING), heads);
  return { publication: listed(row), count: all - deleted, heads: fit.toSorted(newestFirst).map(asHead) };
}

/**
 * Notes of one publication that pass a filter, in batches.
 *
 * @returns the batch and the total count
 * @throws what IndexedDB throws
 */
export async function listNotes(
  db: NotesDatabase,
  { publication, filter, order, offset, limit }: AnyRequestOf<'library.notes'>,
): Promise<{ heads: NoteHead[]; count: number }> {
  const own: LibraryFilter = { ...filter, publication: null };
  const fit = await whenOpen(db, () =>
    db.transaction('r', [db.notes, db.publications, db.anchors], async () => {
      const [home = publication] = await identifiersOf(db, publication);
      return fittingIn(db, home, own);
    }),
  );
  const sorted = fit.toSorted(order === 'place' ? (a, b) => byPlace(a.note, b.note) : newestFirst);
  return { heads: sorted.slice(offset, offset + limit).map(asHead), count: fit.length };
}
