import type { Range, ReadSegment } from './format.ts';

/**
 * Which changes the segments of the second copy cover: their names, the gaps between them, and which of them can become one.
 * Everything here is computed from names.
 */

/** Maximum number of changes in a segment. */
export const MAX_RECORDS = 500;

/** What the name of a segment says. */
export interface KnownSegment extends Range {
  readonly name: string;
  /** Number of changes; some may be superseded by now. */
  readonly count: number;
}

/** What a name says, as a list of one; an empty list for the name of another file. */
export function segmentOfName(name: string): KnownSegment[] {
  const match = /^(\d+)-(\d+)-(\d+)-[\w-]+$/.exec(name);
  if (match === null) return [];
  const [from, to, count] = match.slice(1).map(Number) as [number, number, number];
  return from < to ? [{ from, to, count, name }] : [];
}

/** The first range above a number that no segment covers; its end is null when it is after the last segment. */
export function firstGap(known: readonly KnownSegment[], above: number): { from: number; to: number | null } {
  let from = above;
  for (const one of known) {
    if (one.from > from) return { from, to: one.from };
    from = Math.max(from, one.to);
  }
  return { from, to: null };
}

/** Groups neighbours that fit into one segment together. */
export function runs(known: readonly KnownSegment[], isMeant: (one: KnownSegment) => boolean): KnownSegment[][] {
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
      room = MAX_RECORDS;
    }
    room -= one.count;
  }
  return found;
}

/** Whether all of a segment was read, and it is about the changes its name says. */
export function isSound(segment: KnownSegment, read: ReadSegment | null): boolean {
  return read?.isWhole === true && read.range?.from === segment.from && read.range.to === segment.to;
}
