import * as z from 'zod/mini';
import { shapesOf } from '../domain/note/note-fields.ts';
import type { Note } from '../domain/note/note.ts';
import { countVerdicts, type CountedVerdicts } from '../domain/note/verdict-counts.ts';
import { VERDICTS } from '../domain/note/verdicts.ts';
import { EVERYTHING, type LibraryFilter, type Selection } from '../protocol/library/selection.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import type { StoredNote } from './rows.ts';
import { asksOfNotes, asksOfPublications } from './filter.ts';
import { fitting, fittingIn, inFittingPublications, publicationsOf, withVerdict, type Fitting } from './select.ts';

/** Notes per read. */
const BATCH = 500;

/** The fields of a note that counting needs; the rest is dropped. */
const Judging = z.object(shapesOf(['id', 'target', 'verdict', 'modified', 'deleted']));
type Judging = Pick<Note, 'id' | 'target' | 'verdict' | 'modified'>;

/**
 * Counts the reader's verdicts in a selection of notes. Reads only notes that have one.
 *
 * @throws what IndexedDB throws
 */
export function verdictsOf(db: NotesDatabase, selection: Selection): Promise<CountedVerdicts> {
  return whenOpen(db, () =>
    db.transaction('r', [db.notes, db.publications, db.anchors], async () =>
      countVerdicts(await judged(db, selection)),
    ),
  );
}

async function judged(db: NotesDatabase, selection: Selection): Promise<Judging[]> {
  const filter = selection.by === 'ids' ? EVERYTHING : selection.filter;
  if (filter.publication !== null) return judging(db, filter, await fittingIn(db, filter.publication, filter));
  const found: Judging[] = [];
  const asksMore = asksOfPublications(filter) || asksOfNotes({ ...filter, verdicts: [] });
  const take = async (rows: readonly (StoredNote | undefined)[]): Promise<void> =>
    void found.push(
      ...(asksMore ? await judging(db, filter, await fitting(db, rows, filter)) : rows.flatMap(judgingOf)),
    );
  if (selection.by === 'ids') {
    const ids = [...new Set(selection.ids)];
    for (let at = 0; at < ids.length; at += BATCH)
      // oxlint-disable-next-line no-await-in-loop -- one batch after the other bounds the memory
      await take(await db.notes.bulkGet(ids.slice(at, at + BATCH)));
    return found;
  }
  for (const verdict of filter.verdicts.length === 0 ? VERDICTS : filter.verdicts) {
    let after: string | undefined = '';
    while (after !== undefined) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      const rows: StoredNote[] = await withVerdict(db, verdict, after).limit(BATCH).toArray();
      // oxlint-disable-next-line no-await-in-loop -- as above
      await take(rows);
      after = rows.length < BATCH ? undefined : rows.at(-1)?.id;
    }
  }
  return found;
}

/** What is counted of a stored row, where nothing else of it decides: reading all of each note takes twice as long. */
function judgingOf(row: StoredNote | undefined): Judging[] {
  const { success, data } = Judging.safeParse(row);
  return success && data.deleted === null && data.verdict !== null ? [data] : [];
}

/** Those of the notes that have a verdict and whose publication passes the filter too. */
async function judging(db: NotesDatabase, filter: LibraryFilter, notes: readonly Fitting[]): Promise<Judging[]> {
  const own = notes.filter(({ note }) => note.verdict !== null);
  const inside = asksOfPublications(filter)
    ? await inFittingPublications(
        db,
        filter,
        own,
        await publicationsOf(
          db,
          own.map(({ note }) => note),
        ),
      )
    : own;
  return inside.map(({ note: { id, target, verdict, modified } }) => ({ id, target, verdict, modified }));
}
