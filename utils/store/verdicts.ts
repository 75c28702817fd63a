import { readNote } from '../domain/note/note.ts';
import { countVerdicts, type CountedVerdicts } from '../domain/note/verdict-counts.ts';
import type { Selection } from '../protocol/library/selection.ts';
import { VERDICTS } from '../domain/note/verdicts.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { idsOf } from './select.ts';

/** Notes per read. */
const BATCH = 500;

/**
 * Counts the reader's verdicts in a selection of notes.
 *
 * @throws what IndexedDB throws
 */
export function verdictsOf(db: NotesDatabase, selection: Selection): Promise<CountedVerdicts> {
  const judged = narrowed(selection);
  return whenOpen(db, () =>
    db.transaction('r', [db.notes, db.publications, db.anchors], async () => {
      const ids = await idsOf(db, judged);
      const notes = [];
      for (let at = 0; at < ids.length; at += BATCH) {
        // oxlint-disable-next-line no-await-in-loop -- one batch after the other bounds the memory
        const rows = await db.notes.bulkGet(ids.slice(at, at + BATCH));
        for (const row of rows) {
          const note = row === undefined ? null : readNote(row);
          if (note === null || note.deleted !== null || note.verdict === null) continue;
          const { id, target, verdict, modified } = note;
          notes.push({ id, target, verdict, modified });
        }
      }
      return countVerdicts(notes);
    }),
  );
}

/** Only what has a verdict is read, where a filter does not name some itself. */
function narrowed(selection: Selection): Selection {
  if (selection.by === 'ids' || selection.filter.verdicts.length > 0) return selection;
  return { by: 'filter', filter: { ...selection.filter, verdicts: [...VERDICTS] } };
}
