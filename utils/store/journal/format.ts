import type { PublicationRow, StoredNote } from '../rows.ts';
import { readLines, writeLines } from './lines.ts';

/** Version of the segment format. */
const VERSION = 1;

/** The changes in one segment: those with a number above `from` and up to `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The last change of a note: the row as stored in the database, or null for a purged note. */
export interface JournalRecord {
  readonly seq: number;
  readonly id: string;
  readonly row: StoredNote | null;
}

/** A part of the second copy, written once and never changed. */
export interface JournalSegment extends Range {
  readonly records: readonly JournalRecord[];
  /** The publications of the notes, for lists and citations. */
  readonly publications: readonly PublicationRow[];
}

/** What one change wrote, as the second copy keeps it, so that it need not be read again. */
export interface Written {
  readonly segment: JournalSegment;
  /** Of which database; see `NotesDatabase.life`. */
  readonly life: number;
}

/** What could be read from a segment. */
export interface ReadSegment {
  /** From its first line; null when that line is damaged. */
  readonly range: Range | null;
  readonly records: JournalRecord[];
  readonly publications: PublicationRow[];
  /** Whether every line is present and undamaged. */
  readonly isWhole: boolean;
}

/** Formats a segment as text: one line per record with its own checksum, so that damage affects only one record. */
export function writeSegment({ from, to, records, publications }: JournalSegment): string {
  const first = { version: VERSION, from, to, records: records.length, publications: publications.length };
  return writeLines([first, ...records, ...publications.map((publication) => ({ publication }))]);
}

/** Parses a segment as far as possible. Never throws. */
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
