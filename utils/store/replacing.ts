import type { NotesDatabase } from './database.ts';
import type { JournalFiles } from './journal/files.ts';
import { Journal, writeLife } from './journal/journal.ts';
import { isNewer } from './journal/replay.ts';
import type { Kept } from './kept.ts';
import { inTime } from './in-time.ts';
import { LINEAGE } from './life.ts';
import { rescue, type Rescued } from './rescue.ts';
import type { StoredNote } from './rows.ts';
import { WIPING } from './wipe.ts';

/** How long removing the damaged database may take, in milliseconds. */
const REMOVE_MS = 10_000;

/** Keys in `meta` that go along into the new database; the others are of one life of it. */
const CARRIED = new Set(['backup', 'backupThreshold', 'purged']);

/** What it is made of. */
export interface ReplacingParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly newId: () => string;
}

/**
 * Removes a damaged notes database when every note it is known to hold can be had: from the second copy, or from what can
 * still be read of it, which is written beside the second copy before anything is removed. The next opening makes a new
 * database and puts everything back, as after any loss (decision 211).
 *
 * Nobody can use the database meanwhile. To be called in a turn of the work on the second copy.
 *
 * @param kept what was counted outside the database
 * @param acceptsLoss removes it also when not every note can be had: the reader chose to go on with the others
 * @returns what no second copy has, to be carried along; null when not every note can be had, and nothing was removed
 * @throws what the browser throws; nothing was removed then, or everything can still be put back
 */
export async function removeDamaged(
  parts: ReplacingParts,
  kept: Kept | null,
  acceptsLoss: boolean,
): Promise<Rescued | null> {
  const { db, files, newId } = parts;
  return db.alone(async (old) => {
    const copy = await everythingIn(parts);
    const rescued = await rescue(old, [...copy.rows.keys()]);
    const isWiping = rescued.meta.some(({ key }) => key === WIPING);
    if (isWiping || !(acceptsLoss || isHad(copy, rescued, kept))) return null;
    const extra = [...rescued.notes.values()].filter((row) => isNewer(row, copy.rows.get(row.id) ?? undefined));
    await writeLife(files, { lineage: newId(), newName: newId }, extra);
    await inTime(old.delete(), REMOVE_MS);
    return rescued;
  });
}

/** Puts back what no second copy has: how passages were found, facts of publications, when a backup was made. */
export async function carryAlong(db: NotesDatabase, { anchors, publications, meta }: Rescued): Promise<void> {
  await db.transaction('rw', [db.notes, db.anchors, db.publications, db.meta], async () => {
    for (const row of meta) {
      if (CARRIED.has(row.key)) await db.meta.put(row);
    }
    const there = new Set(await db.notes.toCollection().primaryKeys());
    const present = await db.anchors.bulkGet(anchors.map((row) => [row.note, row.document, row.version]));
    await db.anchors.bulkPut(anchors.filter(({ note }, at) => there.has(note) && present[at] === undefined));
    const told = await db.publications.bulkGet(publications.map(({ id }) => id));
    await db.publications.bulkPut(
      publications.flatMap((row, at) => {
        const now = told[at];
        return now === undefined ? [] : [{ ...row, latest: now.latest > row.latest ? now.latest : row.latest }];
      }),
    );
  });
}

/** The second copy: the last row of each note, null for one that was purged; and whether it says itself that it is whole. */
interface WholeCopy {
  readonly rows: ReadonlyMap<string, StoredNote | null>;
  readonly isSound: boolean;
  /** The last change of each life, without a gap before it. */
  readonly ends: ReadonlyMap<string, number>;
}

async function everythingIn({ db, files, newId }: ReplacingParts): Promise<WholeCopy> {
  const rows = new Map<string, StoredNote | null>();
  const ends = new Map<string, number>();
  let isSound = true;
  for (const lineage of await files.lineages()) {
    const { segments, damaged, end, hasGap } = await new Journal(db, files, lineage, newId).everything();
    if (damaged > 0 || hasGap) isSound = false;
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
  return { rows, isSound, ends };
}

/** Whether every note of the database is had. */
function isHad(copy: WholeCopy, rescued: Rescued, kept: Kept | null): boolean {
  const { notes, known, isListed, meta } = rescued;
  if (![...known].every((id) => copy.rows.has(id) || notes.has(id))) return false;
  const told = meta.find(({ key }) => key === LINEAGE)?.value;
  const lineage = typeof told === 'string' ? told : kept?.lineage;
  const counted = kept?.lineage === lineage ? kept : null;
  if (copy.isSound && reaches(copy.ends.get(lineage ?? ''), rescued.last, counted?.seq)) return true;
  // Otherwise every note has to be listed, and there have to be as many as were counted.
  const had = new Map([...copy.rows, ...notes]);
  const alive = [...had.values()].filter((row) => row !== null && row['deleted'] === null).length;
  return isListed && alive >= (counted?.notes ?? 0);
}

/** Whether the second copy has every change up to the last that is known; false when none is known. */
function reaches(end = 0, last: number | null = null, counted: number | null = null): boolean {
  return (last ?? counted) !== null && end >= Math.max(last ?? 0, counted ?? 0);
}
