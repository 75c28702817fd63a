import { toExchanged, type ExchangedPublication } from '../domain/exchange/format.ts';
import { EVERYTHING, type LibraryFilter } from '../protocol/library/selection.ts';
import { type AnyRequestOf } from '../protocol/library.ts';
import { type ExportBatch } from '../protocol/library/transfer.ts';
import { changesAfter, lastChange } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { fitting, inFittingPublications, publicationsOf, Room, walk, type Fitting } from './select.ts';
import type { PublicationRow } from './rows.ts';

/** Position of an export: first in the notes, then in the changes since it started. */
type Cursor = readonly ['notes', seq: number, after: string] | readonly ['changes', seq: number];

/** @throws SyntaxError when it is not one of our cursors */
function readCursor(cursor: string): Cursor {
  const value: unknown = JSON.parse(cursor);
  if (Array.isArray(value) && typeof value[1] === 'number') {
    if (value[0] === 'changes') return ['changes', value[1]];
    if (value[0] === 'notes' && typeof value[2] === 'string') return ['notes', value[1], value[2]];
  }
  throw new SyntaxError('not a cursor');
}

/**
 * Reads a batch of an export. IndexedDB has no snapshots beyond a transaction, so after all notes come those that
 * changed meanwhile, until there are none left. Applied over the earlier ones, the result is the library at the time of
 * the last batch.
 *
 * @returns notes, and the next cursor; null at the end
 * @throws what IndexedDB throws
 */
export async function exportBatch(
  db: NotesDatabase,
  { selection, cursor, limit }: AnyRequestOf<'library.export'>,
): Promise<ExportBatch> {
  return whenOpen(db, () =>
    db.transaction('r', [db.notes, db.publications, db.anchors, db.changes, db.meta], async () => {
      const filter = selection.by === 'filter' ? selection.filter : EVERYTHING;
      const named = selection.by === 'ids' ? selection.ids : null;
      const at: Cursor = cursor === null ? ['notes', await lastChange(db), ''] : readCursor(cursor);
      if (at[0] === 'changes') return changed(db, filter, named === null ? null : new Set(named), at[1], limit);
      const [, seq, after] = at;
      if (named !== null) {
        const rows = await db.notes.bulkGet([...named]);
        const notes = await fitting(db, rows, filter);
        const publications = await publicationsOf(
          db,
          notes.map(({ note }) => note),
        );
        return asBatch(notes, [], publications, ['changes', seq], seq);
      }
      const { notes, publications, next } = await walk(db, filter, after, limit);
      return asBatch(notes, [], publications, next === null ? ['changes', seq] : ['notes', seq, next], seq);
    }),
  );
}

async function changed(
  db: NotesDatabase,
  filter: LibraryFilter,
  named: ReadonlySet<string> | null,
  seq: number,
  limit: number,
): Promise<ExportBatch> {
  const found = await changesAfter(db, seq, limit);
  const rows = await db.notes.bulkGet(found.map(({ id }) => id));
  const room = new Room();
  const changes = found.slice(0, Math.max(1, rows.filter((row) => room.takes(row)).length));
  const ids = changes.map(({ id }) => id).filter((id) => named === null || named.has(id));
  const fit = await fitting(
    db,
    rows.slice(0, changes.length).filter((row) => row !== undefined && (named === null || named.has(row.id))),
    filter,
  );
  const publications = await publicationsOf(
    db,
    fit.map(({ note }) => note),
  );
  const notes = await inFittingPublications(db, filter, fit, publications);
  const kept = new Set(notes.map(({ note }) => note.id));
  const last = changes.at(-1)?.seq ?? seq;
  return asBatch(
    notes,
    ids.filter((id) => !kept.has(id)),
    publications,
    changes.length === found.length && found.length < limit ? null : ['changes', last],
    last,
  );
}

function asBatch(
  fit: readonly Fitting[],
  removed: readonly string[],
  publications: ReadonlyMap<string, PublicationRow>,
  next: Cursor | null,
  seq: number,
): ExportBatch {
  const notes = fit.flatMap(({ note }) => toExchanged(note) ?? []);
  const used = new Set(notes.map(({ target }) => target.publication));
  return {
    outcome: 'notes',
    notes,
    removed: [...removed],
    publications: [...publications.values()].filter(({ id }) => used.has(id)).map(exchanged),
    omitted: fit.length - notes.length,
    next: next === null ? null : JSON.stringify(next),
    settling: next?.[0] !== 'notes',
    seq,
  };
}

/** Converts a stored publication to its form in a file. */
export function exchanged(row: PublicationRow): ExchangedPublication {
  const { id, kind, title, questionNumber, sessionYear, date, submitters, answeredBy } = row;
  const answering = answeredBy === undefined ? {} : { answeredBy };
  return { id, kind, title, questionNumber, sessionYear, date, submitters, ...answering };
}
