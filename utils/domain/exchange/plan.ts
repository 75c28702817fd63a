import type { ExchangedNote } from './format.ts';
import { contentKey, nextRevision, sameContent } from '../note/note.ts';
import type { ReadItem } from './read-item.ts';

/** What an entry of a file is, compared with the library. */
export type ImportStatus = 'new' | 'equal' | 'changedHere' | 'changedThere' | 'changedBoth';

/** One note of the file beside the note of the library with the same identifier. */
export interface PlannedNote {
  readonly status: ImportStatus;
  readonly there: ExchangedNote;
  readonly here: ExchangedNote | null;
}

/** What the reader can choose for notes that differ. Nothing else ever happens to them. */
export type Choice = 'keepBoth' | 'keepHere' | 'takeThere';

/** A preview: nothing has been written. */
export interface ImportPlan {
  readonly notes: readonly PlannedNote[];
  readonly invalid: readonly Extract<ReadItem, { outcome: 'invalid' }>[];
}

/** The side with the higher revision has newer changes; with equal revisions both sides changed. */
function statusOf(here: ExchangedNote | undefined, there: ExchangedNote): ImportStatus {
  if (!here) return 'new';
  if (sameContent(here, there)) return 'equal';
  if (here.revision === there.revision) return 'changedBoth';
  return here.revision > there.revision ? 'changedHere' : 'changedThere';
}

/**
 * Compares a file with the library, without writing.
 *
 * @param items the entries of the file
 * @param library the notes of the library by identifier, without deleted ones
 */
export function planImport(items: readonly ReadItem[], library: ReadonlyMap<string, ExchangedNote>): ImportPlan {
  const notes: PlannedNote[] = [];
  const invalid: Extract<ReadItem, { outcome: 'invalid' }>[] = [];
  for (const item of items) {
    if (item.outcome === 'invalid') {
      invalid.push(item);
      continue;
    }
    const here = library.get(item.note.id);
    notes.push({ status: statusOf(here, item.note), there: item.note, here: here ?? null });
  }
  return { notes, invalid };
}

/** What to write: whole notes, in one transaction. */
export interface ImportWrites {
  /** Notes to store as they are. `replaces`: the revision that the plan saw; the store refuses the import when it has changed. */
  readonly puts: readonly { readonly note: ExchangedNote; readonly replaces: number | null }[];
}

/**
 * Turns a plan and the reader's choice into writes.
 *
 * @param plan from `planImport`
 * @param choice for notes that differ on both sides
 * @param copyId gives the identifier of a kept copy; the same note gives the same identifier, so that
 *   importing a file twice adds a copy once
 */
export async function importWrites(
  plan: ImportPlan,
  choice: (planned: PlannedNote) => Choice,
  copyId: (from: string) => Promise<string>,
): Promise<ImportWrites> {
  const puts: { note: ExchangedNote; replaces: number | null }[] = [];
  for (const planned of plan.notes) {
    const { here, there } = planned;
    if (here === null) {
      puts.push({ note: there, replaces: null });
      continue;
    }
    if (planned.status === 'equal') continue;
    const chosen = choice(planned);
    if (chosen === 'keepHere') continue;
    if (chosen === 'takeThere') {
      const revision = there.revision > here.revision ? there.revision : nextRevision(here.revision);
      puts.push({ note: { ...there, revision }, replaces: here.revision });
      continue;
    }
    const id = await copyId(JSON.stringify([there.id, there.revision, contentKey(there)]));
    puts.push({ note: { ...there, id }, replaces: null });
  }
  return { puts };
}
