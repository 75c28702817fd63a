import { lastChange } from '../changes.ts';
import type { NotesDatabase } from '../database.ts';
import type { PublicationRow } from '../rows.ts';
import type { JournalFiles } from './files.ts';
import { readSegment, writeSegment, type Range, type ReadSegment, type JournalSegment } from './format.ts';

/** Most changes of one segment. */
const MOST_RECORDS = 500;

/** Most text of one segment, in UTF-16 units; the first record always goes in. */
const MOST_TEXT = 1_000_000;

/** Segments with at most this many changes are small: they are put together when there are many. */
const SMALL = 100;

/** More small segments than this are put together. */
const MOST_SMALL = 24;

/** A segment by its name. */
interface Known extends Range {
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
  private known: Known[] | null = null;
  private anew = false;

  constructor(
    private readonly db: NotesDatabase,
    private readonly files: JournalFiles,
    readonly lineage: string,
    private readonly newName: () => string,
  ) {}

  /** The last change it holds without a gap before it; 0 when it is empty. @throws what the browser throws */
  async end(): Promise<number> {
    return firstGap(await this.segments()).from;
  }

  /**
   * Writes every change that it does not hold. Expects an open database.
   *
   * @throws what the browser throws; what was written before stays
   */
  async catchUp(): Promise<void> {
    const known = await this.segments();
    for (;;) {
      const gap = firstGap(known);
      const segment = await portion(this.db, gap);
      if (segment === null) return;
      known.push(await this.write(segment));
      known.sort((a, b) => a.from - b.from || a.to - b.to);
    }
  }

  /** Puts small segments together when there are many; to be called when it holds every change. */
  async mergeSmall(): Promise<void> {
    const known = await this.segments();
    const small = runs(known, ({ count }) => count <= SMALL).filter((run) => run.length > MOST_SMALL);
    for (const run of small) await this.rewrite(run);
  }

  /**
   * Takes out what was changed or purged since it was written, and puts together what is small. To be called when it
   * holds every change.
   */
  async tidy(): Promise<void> {
    const known = await this.segments();
    const worn = new Set<Known>();
    for (const segment of known) {
      const live = await this.db.changes.where('seq').between(segment.from, segment.to, false, true).count();
      if (live < segment.count) worn.add(segment);
    }
    const groups = runs(known, ({ count }) => count < MOST_RECORDS);
    for (const group of groups) if (group.length > 1 || group.some((one) => worn.has(one))) await this.rewrite(group);
    for (const one of worn) if (one.count >= MOST_RECORDS) await this.rewrite([one]);
  }

  /**
   * Reads everything, and writes again what cannot be read.
   *
   * @returns how many segments were damaged
   */
  async mend(): Promise<number> {
    this.known = null;
    const known = await this.segments();
    const damaged = [];
    for (const segment of known) if (!isSound(segment, await this.read(segment))) damaged.push(segment);
    for (const segment of damaged) await this.forget(segment);
    await this.catchUp();
    return damaged.length;
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
    const { from: end, to } = firstGap(known);
    return { segments: read, damaged, end, hasGap: to !== null };
  }

  /** Writes into another place from now on, after this one refused. */
  beginAnew(): void {
    this.anew = true;
    this.known = null;
  }

  private async segments(): Promise<Known[]> {
    this.known ??= (await this.files.names(this.lineage))
      .flatMap(parseName)
      .toSorted((a, b) => a.from - b.from || a.to - b.to);
    return this.known;
  }

  private async read({ name }: Known): Promise<ReadSegment | null> {
    const text = await this.files.read(this.lineage, name);
    return text === null ? null : readSegment(text);
  }

  private async write(segment: JournalSegment): Promise<Known> {
    const { from, to, records } = segment;
    const name = `${from}-${to}-${records.length}-${this.newName()}`;
    await this.files.write(this.lineage, name, writeSegment(segment), this.anew);
    this.anew = false;
    return { from, to, count: records.length, name };
  }

  private async forget(segment: Known): Promise<void> {
    await this.files.remove(this.lineage, segment.name);
    this.known = (await this.segments()).filter((one) => one !== segment);
  }

  /** Writes the range of neighbouring segments anew, and removes them when everything since is in the journal too. */
  private async rewrite(run: readonly Known[]): Promise<void> {
    const to = Math.max(...run.map((one) => one.to));
    let from = run[0]?.from ?? to;
    while (from < to) {
      const segment = await portion(this.db, { from, to });
      if (segment === null) return;
      const written = await this.write(segment);
      this.known = [...(await this.segments()), written].toSorted((a, b) => a.from - b.from || a.to - b.to);
      from = segment.to;
    }
    // A note that changed meanwhile is not in what was just written.
    await this.catchUp();
    for (const segment of run) await this.forget(segment);
  }
}

function parseName(name: string): Known[] {
  const match = /^(\d+)-(\d+)-(\d+)-[\w-]+$/.exec(name);
  if (match === null) return [];
  const [from, to, count] = match.slice(1).map(Number) as [number, number, number];
  return from < to ? [{ from, to, count, name }] : [];
}

/** The first range that no segment covers; without an end when it lies behind the last. */
function firstGap(known: readonly Known[]): { from: number; to: number | null } {
  let from = 0;
  for (const one of known) {
    if (one.from > from) return { from, to: one.from };
    from = Math.max(from, one.to);
  }
  return { from, to: null };
}

/** Neighbours that fit in one segment together. */
function runs(known: readonly Known[], isMeant: (one: Known) => boolean): Known[][] {
  const found: Known[][] = [];
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

function isSound(segment: Known, read: ReadSegment | null): boolean {
  return read?.isWhole === true && read.range?.from === segment.from && read.range.to === segment.to;
}

/** The next segment of a range, from the database; null when there is nothing in it yet. */
async function portion(
  db: NotesDatabase,
  { from, to }: { from: number; to: number | null },
): Promise<JournalSegment | null> {
  return db.transaction('r', [db.changes, db.notes, db.publications, db.meta], async () => {
    const last = await lastChange(db);
    const end = Math.min(to ?? last, last);
    if (end <= from) return null;
    const changes = await db.changes.where('seq').between(from, end, false, true).limit(MOST_RECORDS).toArray();
    const rows = await db.notes.bulkGet(changes.map(({ id }) => id));
    const records = [];
    let text = 0;
    for (const [index, { id, seq }] of changes.entries()) {
      const row = rows[index] ?? null;
      if (text > MOST_TEXT) break;
      text += row === null ? 0 : JSON.stringify(row).length;
      records.push({ seq, id, row });
    }
    const isAll = records.length === changes.length && changes.length < MOST_RECORDS;
    const names = new Set(records.flatMap(({ row }) => rowPublication(row) ?? []));
    const publications = await db.publications.bulkGet([...names]);
    return {
      from,
      to: isAll ? end : (records.at(-1)?.seq ?? end),
      records,
      publications: publications.filter((row): row is PublicationRow => row !== undefined),
    };
  });
}

/** The publication of a stored row, which may be anything. */
export function rowPublication(row: Readonly<Record<string, unknown>> | null): string | null {
  const target = row?.['target'] as { publication?: unknown } | undefined | null;
  return typeof target?.publication === 'string' ? target.publication : null;
}
