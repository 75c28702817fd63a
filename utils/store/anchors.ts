import type { AnchorOutcome, AnchorState } from '../protocol/notes.ts';
import { placeAct } from './acts.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import type { AnchorRow } from './rows.ts';

/**
 * Stores how passages were found at the last visit of their document. The selectors in the note do not change. Outcomes
 * for another version are deleted, unless the reader confirmed them. Ignores outcomes of notes that are not stored, so
 * that a late page leaves nothing behind.
 *
 * @returns whether the outcome of any passage changed
 * @throws what IndexedDB throws, or why a confirmation is not in the second copy
 */
export async function putAnchors(db: NotesDatabase, outcomes: readonly AnchorOutcome[]): Promise<boolean> {
  const { isOther, acts } = await whenOpen(db, () =>
    db.transaction('rw', [db.notes, db.anchors], async () => {
      const ids = [...new Set(outcomes.map(({ note }) => note))];
      const present = new Set(await db.notes.where('id').anyOf(ids).primaryKeys());
      const kept = outcomes.filter(({ note }) => present.has(note));
      const before = await anchorRows(db, kept);
      const last = new Map(kept.map((one) => [`${one.note} ${one.document}`, one.version]));
      const passed = before.filter(({ note, document, version, confirmed }) => {
        const now = last.get(`${note} ${document}`);
        return now !== undefined && now !== version && !confirmed;
      });
      await db.anchors.bulkDelete(passed.map(({ note, document, version }) => [note, document, version]));
      await db.anchors.bulkPut(kept);
      const known = new Map(before.map((row) => [`${row.note} ${row.document} ${row.version}`, row]));
      const oldOf = ({ note, document, version }: AnchorOutcome): AnchorRow | undefined =>
        known.get(`${note} ${document} ${version}`);
      const isOther =
        passed.length > 0 ||
        kept.some((one) => {
          const old = oldOf(one);
          return old === undefined || old.outcome !== one.outcome || old.confirmed !== one.confirmed;
        });
      const said = kept.filter((one) => one.confirmed || oldOf(one)?.confirmed === true);
      return { isOther, acts: said.map(placeAct) };
    }),
  );
  if (acts.length > 0) await db.keeper?.acted(acts);
  return isOther;
}

/** With more notes than this in one document, read all its rows instead of note by note. */
const MANY = 20;

/**
 * Stored outcomes of notes in documents, for any version. Call inside a transaction that includes `anchors`.
 *
 * @param asked notes, each with the document to look it up in
 */
export async function anchorRows(
  db: NotesDatabase,
  asked: readonly { readonly note: string; readonly document: string }[],
): Promise<AnchorRow[]> {
  const rows: AnchorRow[] = [];
  for (const [document, own] of Map.groupBy(asked, (one) => one.document)) {
    const notes = new Set(own.map(({ note }) => note));
    if (notes.size > MANY) {
      const all = await db.anchors.where('document').equals(document).toArray();
      rows.push(...all.filter(({ note }) => notes.has(note)));
    } else {
      const each = [...notes].map((note) =>
        db.anchors.where('[note+document+version]').between([note, document], [note, document, []]).toArray(),
      );
      rows.push(...(await Promise.all(each)).flat());
    }
  }
  return rows;
}

/** Deletes the stored outcomes of notes. Call inside a transaction that includes `anchors`. */
export async function dropAnchors(db: NotesDatabase, notes: readonly string[]): Promise<void> {
  for (const note of notes) await db.anchors.where('[note+document+version]').between([note], [note, []]).delete();
}

const WORST_FIRST: readonly AnchorState[] = ['lost', 'ambiguous', 'uncertain', 'found'];

/**
 * How a note's passage was found at the last visit of one document. A confirmation counts until a later visit has
 * another outcome. Rows written before December 2026 have no order: of several, the worst counts until the next visit.
 */
export function stateOf(rows: readonly AnchorRow[]): AnchorState | undefined {
  const last = rows.filter(({ confirmed }) => !confirmed);
  if (last.length === 0) return rows.length === 0 ? undefined : 'found';
  return WORST_FIRST.find((state) => last.some(({ outcome }) => outcome === state));
}
