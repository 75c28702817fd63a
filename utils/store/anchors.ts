import type { AnchorOutcome, AnchorState } from '../messages/protocol.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import type { AnchorRow } from './rows.ts';

/**
 * Remembers how passages were found. The selectors in the note stay as they are. Outcomes of notes that are
 * not in the store are dropped, so that a page that was late leaves nothing behind.
 *
 * @returns whether any passage was found otherwise than before
 * @throws what IndexedDB throws
 */
export async function putAnchors(db: NotesDatabase, outcomes: readonly AnchorOutcome[]): Promise<boolean> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.notes, db.anchors], async () => {
      const ids = [...new Set(outcomes.map(({ note }) => note))];
      const present = new Set(await db.notes.where('id').anyOf(ids).primaryKeys());
      const kept = outcomes.filter(({ note }) => present.has(note));
      const before = await db.anchors.bulkGet(kept.map(({ note, document, version }) => [note, document, version]));
      await db.anchors.bulkPut(kept);
      return kept.some(({ outcome, confirmed }, at) => {
        const old = before[at];
        return old === undefined || old.outcome !== outcome || old.confirmed !== confirmed;
      });
    }),
  );
}

/** Removes what is remembered of notes. Inside a transaction that includes `anchors`. */
export async function dropAnchors(db: NotesDatabase, notes: readonly string[]): Promise<void> {
  for (const note of notes) await db.anchors.where('[note+document+version]').between([note], [note, []]).delete();
}

/**
 * How the passages of notes were last found in the publication they were made in. Of several versions the one
 * that needs the reader counts, unless it was confirmed.
 *
 * @param notes id and publication of each note
 * @returns by note id; without those that were not looked for
 */
export async function anchorStates(
  db: NotesDatabase,
  notes: readonly { readonly id: string; readonly publication: string }[],
): Promise<Map<string, AnchorState>> {
  const states = new Map<string, AnchorState>();
  for (const { id, publication } of notes) {
    const rows = await db.anchors
      .where('[note+document+version]')
      .between([id, publication], [id, publication, []])
      .toArray();
    const state = stateOf(rows);
    if (state !== undefined) states.set(id, state);
  }
  return states;
}

const WORST_FIRST: readonly AnchorState[] = ['lost', 'ambiguous', 'uncertain', 'found'];

/** One state for the outcomes of a note in one document. */
export function stateOf(rows: readonly AnchorRow[]): AnchorState | undefined {
  const states = rows.map(({ outcome, confirmed }) => (confirmed ? 'found' : outcome));
  return WORST_FIRST.find((state) => states.includes(state));
}
