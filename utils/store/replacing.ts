import { putCollectionsBack } from './acts.ts';
import { readCollection } from './collections.ts';
import type { NotesDatabase } from './database.ts';
import { countReadable } from './journal/copy.ts';
import type { JournalFiles } from './journal/files.ts';
import { Journal, writeLineage } from './journal/journal.ts';
import { isNewer } from './journal/replay.ts';
import type { Kept } from './kept.ts';
import { inTime } from './in-time.ts';
import { LINEAGE } from './lineage.ts';
import { rescue, type Rescued } from './rescue.ts';
import type { MetaRow, StoredNote } from './rows.ts';
import { WIPING } from './wipe.ts';

/** Maximum time for removing the damaged database, in milliseconds. */
const REMOVE_MS = 10_000;

/** Keys in `meta` that are copied to the new database; the others describe one life of it. */
const COPIED_META = new Set(['backup', 'backupThreshold', 'purged']);

/** What replacing needs. */
export interface ReplacingParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly newId: () => string;
}

/** What must be certain before a damaged database is removed. */
export interface Condition {
  /** What was counted outside the database. */
  readonly kept: Kept | null;
  /**
   * The reader chose to go on with this many readable notes, and accepts losing the others. Null when nobody was asked:
   * then every note must be available.
   */
  readonly promised: number | null;
}

/** What `removeDamaged` did. */
export type Removal =
  | { readonly isRemoved: true; readonly rescued: Rescued }
  /** Nothing was removed. `readable`: how many notes would be left. */
  | { readonly isRemoved: false; readonly readable: number };

/**
 * Removes a damaged notes database when the condition is met. Every note must be in the second copy, or still be readable
 * in the database: those are added to the second copy before anything is removed. The next opening creates a new
 * database and restores everything, as after any loss (decision 211).
 *
 * Nobody can use the database meanwhile. Call it in a turn of the work on the second copy.
 *
 * @returns what is not in any second copy, for `restoreExtras`
 * @throws what the browser throws; nothing was removed then, or everything can still be restored
 */
export async function removeDamaged(parts: ReplacingParts, condition: Condition): Promise<Removal> {
  const { db, files, newId } = parts;
  return db.alone(async (old) => {
    const copy = await readSecondCopy(parts);
    const rescued = await rescue(old, [...copy.rows.keys()]);
    const missingInCopy = [...rescued.notes.values()].filter((row) => isNewer(row, copy.rows.get(row.id) ?? undefined));
    const after = new Map([...copy.rows, ...missingInCopy.map((row) => [row.id, row] as const)]);
    const readable = countReadable([...after.values()].filter((row) => row !== null));
    const isWiping = rescued.meta.some(({ key }) => key === WIPING);
    const { promised, kept } = condition;
    const isMet = promised === null ? hasEveryNote(copy, rescued, kept) : readable >= promised;
    if (isWiping || !isMet) return { isRemoved: false, readable };
    await writeLineage(files, { lineage: newId(), newName: newId }, missingInCopy);
    await inTime(old.delete(), REMOVE_MS);
    return { isRemoved: true, rescued };
  });
}

/**
 * Restores what no second copy has: how passages were found, facts of publications, dossiers that changed last, when a backup was made. Never over anything
 * newer: it is tried again at a later opening when it fails, and the reader goes on meanwhile.
 */
export async function restoreExtras(
  db: NotesDatabase,
  { anchors, publications, collections, meta }: Rescued,
): Promise<void> {
  await db.transaction('rw', [db.notes, db.anchors, db.publications, db.collections, db.meta], async () => {
    await putCollectionsBack(
      db,
      collections.flatMap((row) => readCollection(row) ?? []),
    );
    for (const row of meta) {
      if (COPIED_META.has(row.key) && isLater(row, await db.meta.get(row.key))) await db.meta.put(row);
    }
    const notes = new Set(await db.notes.toCollection().primaryKeys());
    const present = await db.anchors.bulkGet(anchors.map((row) => [row.note, row.document, row.version]));
    await db.anchors.bulkPut(anchors.filter(({ note }, at) => notes.has(note) && present[at] === undefined));
    const restored = await db.publications.bulkGet(publications.map(({ id }) => id));
    await db.publications.bulkPut(
      publications.flatMap((row, at) => {
        const now = restored[at];
        if (now === undefined) return [];
        const latest = now.latest > row.latest ? now.latest : row.latest;
        return [{ ...((now.lastSeen ?? '') > (row.lastSeen ?? '') ? now : row), latest }];
      }),
    );
  });
}

/** Whether a row of `meta` of the old database says something later than what is there. */
function isLater(old: MetaRow, now: MetaRow | undefined): boolean {
  if (now === undefined) return true;
  const [before, since] = [timeOf(old.value), timeOf(now.value)];
  return before !== null && since !== null && before > since;
}

/** A time as it lies in `meta`: by itself, or the `at` of a backup. ISO instant UTC. */
function timeOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : null;
  return typeof at === 'string' ? at : null;
}

/** The second copy, read for replacing the database. */
interface SecondCopy {
  /** The last row of each note; null for a purged note. */
  readonly rows: ReadonlyMap<string, StoredNote | null>;
  /** Whether every segment could be read, without gaps between them. */
  readonly isWhole: boolean;
  /** The last change of each lineage without a gap before it. */
  readonly ends: ReadonlyMap<string, number>;
}

async function readSecondCopy({ db, files, newId }: ReplacingParts): Promise<SecondCopy> {
  const rows = new Map<string, StoredNote | null>();
  const ends = new Map<string, number>();
  let isWhole = true;
  for (const lineage of await files.lineages()) {
    const { segments, damaged, end, hasGap } = await new Journal(db, files, lineage, newId).everything();
    if (damaged > 0 || hasGap) isWhole = false;
    ends.set(lineage, end);
    const newest = new Map<string, { seq: number; row: StoredNote | null }>();
    for (const { id, seq, row } of segments.flatMap(({ records }) => records))
      if ((newest.get(id)?.seq ?? 0) <= seq) newest.set(id, { seq, row });
    for (const [id, { row }] of newest) {
      const other = rows.get(id);
      if (other === undefined || other === null || (row !== null && isNewer(row, other)))
        rows.set(id, row ?? other ?? null);
    }
  }
  return { rows, isWhole, ends };
}

/** Whether every note of the database is in the second copy or was rescued. */
function hasEveryNote(copy: SecondCopy, rescued: Rescued, kept: Kept | null): boolean {
  const { notes, knownIds, isComplete, meta } = rescued;
  if (![...knownIds].every((id) => copy.rows.has(id) || notes.has(id))) return false;
  const stored = meta.find(({ key }) => key === LINEAGE)?.value;
  const lineage = typeof stored === 'string' ? stored : kept?.lineage;
  const counted = kept?.lineage === lineage ? kept : null;
  if (copy.isWhole && includesLastChange(copy.ends.get(lineage ?? ''), rescued.lastChange, counted?.seq)) return true;
  // Otherwise all identifiers must be known, and there must be as many notes as were counted.
  const rows = new Map([...copy.rows, ...notes]);
  const present = [...rows.values()].filter((row) => row !== null && row['deleted'] === null).length;
  return isComplete && present >= (counted?.notes ?? 0);
}

/** Whether the second copy reaches the last known change; false when none is known. */
function includesLastChange(end = 0, stored: number | null = null, counted: number | null = null): boolean {
  return (stored ?? counted) !== null && end >= Math.max(stored ?? 0, counted ?? 0);
}
