import type { PublicationRow, StoredNote } from '../rows.ts';

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

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 (as in PNG and ZIP) of the text's UTF-8 bytes, in eight hexadecimal digits. */
export function checksum(text: string): string {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

function line(value: unknown): string {
  // Half a surrogate pair would not survive being written; JSON writes it as an escape, which does.
  const text = JSON.stringify(value);
  return `${checksum(text)} ${text}\n`;
}

/** A segment as text: a line for each record with a checksum of its own, so that damage costs one record. */
export function writeSegment({ from, to, records, publications }: JournalSegment): string {
  const first = { version: VERSION, from, to, records: records.length, publications: publications.length };
  return [first, ...records, ...publications.map((publication) => ({ publication }))].map(line).join('');
}

/** Reads what can be read of a segment. Never throws. */
export function readSegment(text: string): ReadSegment {
  const lines = text.split('\n').slice(0, -1);
  const values = lines.map(readLine);
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

/** What a line holds; undefined when its checksum does not fit. */
function readLine(text: string): unknown {
  const json = text.slice(9);
  if (text[8] !== ' ' || checksum(json) !== text.slice(0, 8)) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
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
