import type { NotesDatabase } from '../database.ts';
import type { StoredNote } from '../rows.ts';
import type { JournalFiles } from './files.ts';
import { readSegment, writeSegment, type JournalRecord, type JournalSegment, type ReadSegment } from './format.ts';
import { firstRecords, nextSegment } from './next-segment.ts';
import { firstGap, isSound, type KnownSegment, MAX_RECORDS, runs, segmentOfName } from './ranges.ts';

/** Segments with at most this many changes are small, and are merged when there are many. */
const SMALL = 100;

/** Merge small segments when there are more than this. */
const MAX_SMALL = 24;

/** Change numbers covered by one count. */
const COUNT_STEP = 2_000;

/**
 * The second copy of the notes: the change log (`changes`), written in segments. A segment holds the rows whose last change is
 * in its range of numbers; the ranges together cover 0 to the last change. So missing, outdated or damaged segments can always
 * be rewritten from the database alone.
 *
 * Not safe for concurrent use, except that two callers may write the same range: reading takes the last record of each note.
 */
export class Journal {
  /**
   * Changes up to this number are copied in the background with `copyBacklog` (decision 212); 0 when there is no such
   * backlog.
   */
  floor = 0;
  private known: KnownSegment[] | null = null;
  private anew = false;

  constructor(
    private readonly db: NotesDatabase,
    private readonly files: JournalFiles,
    readonly lineage: string,
    private readonly newName: () => string,
  ) {}

  /** Number of the last change in it; 0 when it is empty. @throws what the browser throws */
  async top(): Promise<number> {
    return (await this.segments()).reduce((last, { to }) => Math.max(last, to), 0);
  }

  /**
   * Writes every missing change above the floor. Needs an open database.
   *
   * @param ids notes whose last change is written even if it is below the floor
   * @throws what the browser throws; earlier segments stay
   */
  async catchUp(ids: readonly string[] = []): Promise<void> {
    if (this.floor > 0) await this.cover(ids);
    for (;;) {
      const gap = firstGap(await this.segments(), this.floor);
      const found = await nextSegment(this.db, gap);
      if (found === null) return;
      await this.append(found.segment);
      // A change made after this segment was read waits for its own turn.
      if (gap.to === null && found.isLast) return;
    }
  }

  /**
   * Writes one change that is still in memory.
   *
   * @returns false when an earlier change is missing; nothing was written then
   * @throws what the browser throws
   */
  async take(segment: JournalSegment): Promise<boolean> {
    const gap = firstGap(await this.segments(), this.floor);
    if (gap.to !== null || gap.from !== segment.from) return false;
    await this.append(segment);
    return true;
  }

  /**
   * Counts the missing notes below the floor, in steps: counting 100,000 index entries at once blocks IndexedDB for
   * seconds.
   *
   * @param pause awaited between steps
   */
  async missing(pause: () => Promise<void>): Promise<number> {
    let [count, from] = [0, 0];
    for (;;) {
      const gap = firstGap(await this.segments(), from);
      if (gap.from >= this.floor) return count;
      from = Math.min(gap.to ?? this.floor, this.floor, gap.from + COUNT_STEP);
      count += await this.db.changes.where('seq').between(gap.from, from, false, true).count();
      await pause();
    }
  }

  /**
   * Writes one segment of the backlog below the floor.
   *
   * @returns how many notes it holds; null when nothing is missing
   * @throws what the browser throws
   */
  async copyBacklog(): Promise<number | null> {
    const { from, to } = firstGap(await this.segments(), 0);
    if (from >= this.floor) return null;
    const found = await nextSegment(this.db, { from, to: Math.min(to ?? this.floor, this.floor) });
    if (found === null) return null;
    await this.append(found.segment);
    return found.segment.records.length;
  }

  /** Merges small segments when there are many. Call it only when no change is missing. */
  async mergeSmall(): Promise<void> {
    const known = await this.segments();
    const small = runs(known, ({ count }) => count <= SMALL).filter((run) => run.length > MAX_SMALL);
    for (const run of small) await this.rewrite(run);
  }

  /** Groups of neighbouring segments to rewrite: they hold superseded or purged rows, or are small. */
  async worn(): Promise<KnownSegment[][]> {
    const known = await this.segments();
    const worn = new Set<KnownSegment>();
    for (const segment of known) {
      const live = await this.db.changes.where('seq').between(segment.from, segment.to, false, true).count();
      if (live < segment.count) worn.add(segment);
    }
    const groups = runs(known, ({ count }) => count < MAX_RECORDS);
    return [
      ...groups.filter((group) => group.length > 1 || group.some((one) => worn.has(one))),
      ...[...worn].filter(({ count }) => count >= MAX_RECORDS).map((one) => [one]),
    ];
  }

  /** Lists the segments again. @throws what the browser throws */
  async list(): Promise<readonly KnownSegment[]> {
    this.known = null;
    return this.segments();
  }

  /**
   * Reads a segment, and rewrites it from the database when it is damaged.
   *
   * @returns its records, to compare with the database; null when it was damaged
   * @throws what the browser throws; the damaged segment stays, because part of it may be readable
   */
  async mendOne(segment: KnownSegment): Promise<readonly JournalRecord[] | null> {
    const read = await this.read(segment);
    if (read !== null && isSound(segment, read)) return read.records;
    await this.rewrite([segment]);
    return null;
  }

  /**
   * Reads all segments, and rewrites damaged and missing ones.
   *
   * @returns how many were damaged
   */
  async mend(): Promise<number> {
    let damaged = 0;
    for (const segment of await this.list()) if ((await this.mendOne(segment)) === null) damaged += 1;
    await this.catchUp();
    return damaged;
  }

  /**
   * Reads what is readable of every segment, in order of change, without opening the database. `damaged` is the number of
   * incomplete segments, `end` the last change before the first gap, and `hasGap` whether anything follows that gap.
   */
  async everything(): Promise<{ segments: ReadSegment[]; damaged: number; end: number; hasGap: boolean }> {
    const known = await this.segments();
    const read: ReadSegment[] = [];
    let damaged = 0;
    for (const segment of known) {
      const found = await this.read(segment);
      if (!isSound(segment, found)) damaged += 1;
      if (found !== null) read.push(found);
    }
    const { from: end, to } = firstGap(known, 0);
    return { segments: read, damaged, end, hasGap: to !== null };
  }

  /** Writes to a new cache from now on, because the current one failed. */
  beginAnew(): void {
    this.anew = true;
    this.known = null;
  }

  private async segments(): Promise<KnownSegment[]> {
    this.known ??= (await this.files.names(this.lineage))
      .flatMap(segmentOfName)
      .toSorted((a, b) => a.from - b.from || a.to - b.to);
    return this.known;
  }

  private async read({ name }: KnownSegment): Promise<ReadSegment | null> {
    const text = await this.files.read(this.lineage, name);
    return text === null ? null : readSegment(text);
  }

  private async write(segment: JournalSegment): Promise<KnownSegment> {
    const { from, to, records } = segment;
    const name = `${from}-${to}-${records.length}-${this.newName()}`;
    await this.files.write(this.lineage, name, writeSegment(segment), this.anew);
    this.anew = false;
    return { from, to, count: records.length, name };
  }

  private async append(segment: JournalSegment): Promise<void> {
    const written = await this.write(segment);
    this.known = [...(await this.segments()), written].toSorted((a, b) => a.from - b.from || a.to - b.to);
  }

  /** Writes the last change of each of these notes unless it is there already. */
  private async cover(ids: readonly string[]): Promise<void> {
    for (const change of await this.db.changes.bulkGet([...ids])) {
      const seq = change?.seq ?? 0;
      const known = await this.segments();
      if (seq === 0 || known.some(({ from, to }) => from < seq && seq <= to)) continue;
      const found = await nextSegment(this.db, { from: seq - 1, to: seq });
      if (found !== null) await this.append(found.segment);
    }
  }

  private async forget(segment: KnownSegment): Promise<void> {
    await this.files.remove(this.lineage, segment.name);
    this.known = (await this.segments()).filter((one) => one !== segment);
  }

  /** Rewrites a range of neighbouring segments. Removes the old ones once later changes are in the journal too. */
  async rewrite(run: readonly KnownSegment[]): Promise<void> {
    const to = Math.max(...run.map((one) => one.to));
    let from = run[0]?.from ?? to;
    while (from < to) {
      const found = await nextSegment(this.db, { from, to });
      if (found === null) break;
      await this.append(found.segment);
      from = found.segment.to;
    }
    // A note that changed meanwhile is not in the new segments.
    await this.catchUp();
    for (const segment of run) await this.forget(segment);
  }
}

/**
 * Writes rows to the second copy under a new lineage, so that the next opening of the database restores them.
 *
 * @throws what the browser throws
 */
export async function writeLineage(
  files: JournalFiles,
  { lineage, newName }: { lineage: string; newName: () => string },
  rows: readonly StoredNote[],
): Promise<void> {
  let from = 0;
  while (from < rows.length) {
    const part = rows.slice(from, from + MAX_RECORDS);
    const records = firstRecords(part.map((row, at) => ({ seq: from + at + 1, id: row.id, row })));
    const to = from + records.length;
    const name = `${from}-${to}-${records.length}-${newName()}`;
    await files.write(lineage, name, writeSegment({ from, to, records, publications: [] }), false);
    from = to;
  }
}
