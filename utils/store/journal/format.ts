import type { PublicationRow, StoredNote } from '../rows.ts';
import { readLines, writeLines } from './lines.ts';

/** Version of the lines of a segment. */
const VERSION = 1;

/** The changes of one segment: every last change whose number is above `from` and at most `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One last change: the stored row as it lies in the database, or null for a note that was purged. */
export interface JournalRecord {
  readonly seq: number;
  readonly id: string;
  readonly row: StoredNote | null;
}

/** A piece of the second copy, written once and never changed. */
export interface JournalSegment extends Range {
  readonly records: readonly JournalRecord[];
  /** The publications of the notes, for lists and for citing. */
  readonly publications: readonly PublicationRow[];
}

/** What could be read of a segment. */
export interface ReadSegment {
  /** What its first line says; null when that line is damaged. */
  readonly range: Range | null;
  readonly records: JournalRecord[];
  readonly publications: PublicationRow[];
  /** Whether every line is there and as it was written. */
  readonly isWhole: boolean;
}

/** A segment as text: a line for each record with a checksum of its own, so that damage costs one record. */
export function writeSegment({ from, to, records, publications }: JournalSegment): string {
  const first = { version: VERSION, from, to, records: records.length, publications: publications.length };
  return writeLines([first, ...records, ...publications.map((publication) => ({ publication }))]);
}

/** Reads what can be read of a segment. Never throws. */
export function readSegment(text: string): ReadSegment {
  const values = readLines(text);
  const first = values[0] as {
    version?: unknown;
    from?: unknown;
    to?: unknown;
    records?: unknown;
    publications?: unknown;
  };
  const [from, to] = [first?.from, first?.to];
  const isHead = first?.version === VERSION && typeof from === 'number' && typeof to === 'number';
  const records: JournalRecord[] = [];
  const publications: PublicationRow[] = [];
  for (const value of values.slice(isHead ? 1 : 0)) {
    if (isRecord(value)) records.push(value);
    else if (isPublication(value)) publications.push(value.publication);
  }
  const isWhole = isHead && records.length === first.records && publications.length === first.publications;
  return { range: isHead ? { from, to } : null, records, publications, isWhole };
}

function isRecord(value: unknown): value is JournalRecord {
  if (typeof value !== 'object' || value === null || !('seq' in value) || !('row' in value)) return false;
  const { id, seq, row } = value as { id?: unknown; seq: unknown; row: unknown };
  return typeof seq === 'number' && typeof id === 'string' && (row === null || (row as StoredNote).id === id);
}

function isPublication(value: unknown): value is { publication: PublicationRow } {
  const publication = (value as { publication?: { id?: unknown } } | undefined)?.publication;
  return typeof publication?.id === 'string';
}
