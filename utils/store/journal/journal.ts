import { lastChange } from '../changes.ts';
import type { NotesDatabase } from '../database.ts';
import type { PublicationRow, StoredNote } from '../rows.ts';
import type { JournalFiles } from './files.ts';
import {
  readSegment,
  writeSegment,
  type JournalRecord,
  type JournalSegment,
  type Range,
  type ReadSegment,
} from './format.ts';

/** Most changes of one segment. */
export const MOST_RECORDS = 500;

/** Most text of one segment, in UTF-16 units; the first record always goes in. */
const MOST_TEXT = 1_000_000;

/** Segments with at most this many changes are small: they are put together when there are many. */
const SMALL = 100;

/** More small segments than this are put together. */
const MOST_SMALL = 24;

/** Numbers of changes counted in one go. */
const COUNT_STEP = 2_000;

/** A segment by its name. */
export interface KnownSegment extends Range {
  readonly name: string;
  /** How many changes it holds; some may be superseded by now. */
  readonly count: number;
}

/**
 * The second copy of the notes: the log of changes (`changes`), written out in segments. A segment holds the rows whose
 * last change lies in its range of numbers, and all ranges together reach from nothing to the last change. What is
 * missing, worn or damaged is therefore always written again from the database, and never read back for it.
 *
 * Not made for two callers at a time, except that both may write the same range: reading takes the last of each note.
 */
export class Journal {
  /**
   * What was changed up to this number is copied in portions (`copyPortion`), behind what changes now (decision 212); 0
   * when the journal is to hold everything at once.
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

  /** The last change it holds; 0 when it is empty. @throws what the browser throws */
  async top(): Promise<number> {
    return (await this.segments()).reduce((last, { to }) => Math.max(last, to), 0);
  }

  /**
   * Writes every change above the floor that it does not hold. Expects an open database.
   *
   * @param ids notes whose last change is written also when it lies below the floor
   * @throws what the browser throws; what was written before stays
   */
  async catchUp(ids: readonly string[] = []): Promise<void> {
    if (this.floor > 0) await this.cover(ids);
    for (;;) {
      const gap = firstGap(await this.segments(), this.floor);
      const found = await portion(this.db, gap);
      if (found === null) return;
      await this.append(found.segment);
      // Whoever changes something after this portion was read waits for a turn of its own.
      if (gap.to === null && found.isLast) return;
    }
  }

  /**
   * Writes what one change wrote, without reading it again.
   *
   * @returns false when something before it is missing, and nothing was written
   * @throws what the browser throws
   */
  async take(segment: JournalSegment): Promise<boolean> {
    const gap = firstGap(await this.segments(), this.floor);
    if (gap.to !== null || gap.from !== segment.from) return false;
    await this.append(segment);
    return true;
  }

  /**
   * Counts the notes below the floor that it does not hold, in steps: counting 100,000 entries of an index at once keeps
   * IndexedDB from doing anything else for seconds.
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
   * Writes a part of what it does not hold below the floor.
   *
   * @returns of how many notes; null when nothing is missing any more
   * @throws what the browser throws
   */
  async copyPortion(): Promise<number | null> {
    const { from, to } = firstGap(await this.segments(), 0);
    if (from >= this.floor) return null;
    const found = await portion(this.db, { from, to: Math.min(to ?? this.floor, this.floor) });
    if (found === null) return null;
    await this.append(found.segment);
    return found.segment.records.length;
  }

  /** Puts small segments together when there are many; to be called when it holds every change. */
  async mergeSmall(): Promise<void> {
    const known = await this.segments();
    const small = runs(known, ({ count }) => count <= SMALL).filter((run) => run.length > MOST_SMALL);
    for (const run of small) await this.rewrite(run);
  }

  /** Groups of segments to be written anew: what was changed or purged since is still in them, or they are small. */
  async worn(): Promise<KnownSegment[][]> {
    const known = await this.segments();
    const worn = new Set<KnownSegment>();
    for (const segment of known) {
      const live = await this.db.changes.where('seq').between(segment.from, segment.to, false, true).count();
      if (live < segment.count) worn.add(segment);
    }
    const groups = runs(known, ({ count }) => count < MOST_RECORDS);
    return [
      ...groups.filter((group) => group.length > 1 || group.some((one) => worn.has(one))),
      ...[...worn].filter(({ count }) => count >= MOST_RECORDS).map((one) => [one]),
    ];
  }

  /** The segments there are, looked up again. @throws what the browser throws */
  async list(): Promise<readonly KnownSegment[]> {
    this.known = null;
    return this.segments();
  }

  /**
   * Reads a segment, and writes it again from the database when it is damaged.
   *
   * @returns what it holds, for who wants to compare it with the database; null when it was damaged
   * @throws what the browser throws; the damaged one stays then, for what can be read of it
   */
  async mendOne(segment: KnownSegment): Promise<readonly JournalRecord[] | null> {
    const read = await this.read(segment);
    if (read !== null && isSound(segment, read)) return read.records;
    await this.rewrite([segment]);
    return null;
  }

  /**
   * Reads everything, and writes again what cannot be read or is missing.
   *
   * @returns how many segments were damaged
   */
  async mend(): Promise<number> {
    let damaged = 0;
    for (const segment of await this.list()) if ((await this.mendOne(segment)) === null) damaged += 1;
    await this.catchUp();
    return damaged;
  }

  /**
   * What can be read of every segment, in the order of the changes; `damaged` tells how many are not whole, `end` the last
   * change without a gap before it, `hasGap` whether there is more behind it. Does not open the database.
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

  /** Writes into another place from now on, after this one refused. */
  beginAnew(): void {
    this.anew = true;
    this.known = null;
  }

  private async segments(): Promise<KnownSegment[]> {
    this.known ??= (await this.files.names(this.lineage))
      .flatMap(parseName)
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

  /** Writes the last changes of these notes where it does not hold them. */
  private async cover(ids: readonly string[]): Promise<void> {
    for (const change of await this.db.changes.bulkGet([...ids])) {
      const seq = change?.seq ?? 0;
      const known = await this.segments();
      if (seq === 0 || known.some(({ from, to }) => from < seq && seq <= to)) continue;
      const found = await portion(this.db, { from: seq - 1, to: seq });
      if (found !== null) await this.append(found.segment);
    }
  }

  private async forget(segment: KnownSegment): Promise<void> {
    await this.files.remove(this.lineage, segment.name);
    this.known = (await this.segments()).filter((one) => one !== segment);
  }

  /** Writes the range of neighbouring segments anew, and removes them when everything since is in the journal too. */
  async rewrite(run: readonly KnownSegment[]): Promise<void> {
    const to = Math.max(...run.map((one) => one.to));
    let from = run[0]?.from ?? to;
    while (from < to) {
      const found = await portion(this.db, { from, to });
      if (found === null) break;
      await this.append(found.segment);
      from = found.segment.to;
    }
    // A note that changed meanwhile is not in what was just written.
    await this.catchUp();
    for (const segment of run) await this.forget(segment);
  }
}

/**
 * Writes rows into the second copy as a life of a database of its own, from which the next opening puts them back.
 *
 * @throws what the browser throws
 */
export async function writeLife(
  files: JournalFiles,
  { lineage, newName }: { lineage: string; newName: () => string },
  rows: readonly StoredNote[],
): Promise<void> {
  let from = 0;
  while (from < rows.length) {
    const part = rows.slice(from, from + MOST_RECORDS);
    const records = fitting(part.map((row, at) => ({ seq: from + at + 1, id: row.id, row })));
    const to = from + records.length;
    const name = `${from}-${to}-${records.length}-${newName()}`;
    await files.write(lineage, name, writeSegment({ from, to, records, publications: [] }), false);
    from = to;
  }
}

function parseName(name: string): KnownSegment[] {
  const match = /^(\d+)-(\d+)-(\d+)-[\w-]+$/.exec(name);
  if (match === null) return [];
  const [from, to, count] = match.slice(1).map(Number) as [number, number, number];
  return from < to ? [{ from, to, count, name }] : [];
}

/** The first range above a number that no segment covers; without an end when it lies behind the last. */
function firstGap(known: readonly KnownSegment[], above: number): { from: number; to: number | null } {
  let from = above;
  for (const one of known) {
    if (one.from > from) return { from, to: one.from };
    from = Math.max(from, one.to);
  }
  return { from, to: null };
}

/** Neighbours that fit in one segment together. */
function runs(known: readonly KnownSegment[], isMeant: (one: KnownSegment) => boolean): KnownSegment[][] {
  const found: KnownSegment[][] = [];
  let room = 0;
  for (const one of known) {
    if (!isMeant(one)) {
      room = 0;
      continue;
    }
    const last = found.at(-1);
    if (last !== undefined && one.count <= room) last.push(one);
    else {
      found.push([one]);
      room = MOST_RECORDS;
    }
    room -= one.count;
  }
  return found;
}

function isSound(segment: KnownSegment, read: ReadSegment | null): boolean {
  return read?.isWhole === true && read.range?.from === segment.from && read.range.to === segment.to;
}

/**
 * The next segment of a range, from the database, and whether it holds the last change there was; null when there is
 * nothing in it yet.
 */
async function portion(
  db: NotesDatabase,
  { from, to }: { from: number; to: number | null },
): Promise<{ segment: JournalSegment; isLast: boolean } | null> {
  return db.transaction('r', [db.changes, db.notes, db.publications, db.meta], async () => {
    const last = await lastChange(db);
    const end = Math.min(to ?? last, last);
    if (end <= from) return null;
    const changes = await db.changes.where('seq').between(from, end, false, true).limit(MOST_RECORDS).toArray();
    const rows = await db.notes.bulkGet(changes.map(({ id }) => id));
    const records = fitting(changes.map(({ id, seq }, at) => ({ seq, id, row: rows[at] ?? null })));
    const isAll = records.length === changes.length && changes.length < MOST_RECORDS;
    // The last change is always there, unless numbers went on behind those of a second copy; otherwise the index lies.
    if (isAll && end === last && changes.at(-1)?.seq !== last && (await isHidden(db, last)))
      throw new DOMException('the index does not lead to the last change', 'UnknownError');
    const names = new Set(records.flatMap(({ row }) => rowPublication(row) ?? []));
    const publications = await db.publications.bulkGet([...names]);
    const segment = {
      from,
      to: isAll ? end : (records.at(-1)?.seq ?? end),
      records,
      publications: publications.filter((row): row is PublicationRow => row !== undefined),
    };
    return { segment, isLast: isAll && end === last };
  });
}

/** As many of the first records as one segment holds. */
function fitting(records: readonly JournalRecord[]): JournalRecord[] {
  let text = 0;
  return records.slice(0, MOST_RECORDS).filter(({ row }) => {
    const isRoom = text <= MOST_TEXT;
    text += row === null ? 0 : JSON.stringify(row).length;
    return isRoom;
  });
}

/** Whether there is a change that its index does not lead to. */
async function isHidden(db: NotesDatabase, seq: number): Promise<boolean> {
  return (await db.changes.filter((change) => change.seq === seq).first()) !== undefined;
}

/** The publication of a stored row, which may be anything. */
export function rowPublication(row: Readonly<Record<string, unknown>> | null): string | null {
  const target = row?.['target'] as { publication?: unknown } | undefined | null;
  return typeof target?.publication === 'string' ? target.publication : null;
}
