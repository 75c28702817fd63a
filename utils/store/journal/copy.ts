import { toExchanged, type ExchangedNote, type ExchangedPublication } from '../../domain/exchange/format.ts';
import type { NotesDatabase } from '../database.ts';
import { exchanged } from '../export.ts';
import type { Kept } from '../kept.ts';
import { readNote } from '../../domain/note/note.ts';
import { bareFacts, publicationRow, readPublicationRow } from '../publication.ts';
import type { Rescued } from '../rescue.ts';
import type { PublicationRow, StoredNote } from '../rows.ts';
import { Room } from '../select.ts';
import type { CopyPortion } from './copy-portion.ts';
import type { JournalFiles } from './files.ts';
import type { JournalRecord } from './format.ts';
import { Journal } from './journal.ts';
import { isNewer } from './replay.ts';

/** What the second copy holds, ready for a file. */
export interface Copy {
  /** Notes that are not deleted, in the order of their identifiers. */
  readonly notes: readonly { readonly note: ExchangedNote; readonly publication: ExchangedPublication }[];
  /** Rows that cannot be read as a note, or fit no file. */
  readonly left: number;
  /**
   * Whether nothing is known to be missing: every segment is there and whole, every row can be read, and what was counted
   * outside (`Kept`) is there. False also when nothing was counted.
   */
  readonly isWhole: boolean;
}

/**
 * Reads the second copy without the database, for a reader whose browser cannot open it any more, or whose database is damaged.
 *
 * @param db is not opened
 * @param rescued what can be read of a damaged database; null when that is not asked
 * @throws what the browser throws when the copy cannot be listed
 */
export async function readCopy(
  db: NotesDatabase,
  files: JournalFiles,
  kept: Kept | null,
  rescued: Rescued | null = null,
): Promise<Copy> {
  const isWhole = kept !== null && rescued === null;
  const found: Found = { rows: new Map(), publications: new Map(), isWhole, isPast: false };
  const lineages = await files.lineages();
  for (const lineage of lineages) await collect(found, new Journal(db, files, lineage, () => ''), kept);
  if (rescued !== null) add(found, rescued);
  if (kept !== null && kept.seq > 0 && !lineages.includes(kept.lineage)) found.isWhole = false;
  const { notes, left } = readable(found);
  if (left > 0 || (kept !== null && !found.isPast && notes.length < kept.notes)) found.isWhole = false;
  return { notes: notes.toSorted((a, b) => (a.note.id < b.note.id ? -1 : 1)), left, isWhole: found.isWhole };
}

/** Adds what can still be read of a damaged database. */
function add(found: Found, { notes, publications }: Rescued): void {
  for (const row of notes.values()) if (isNewer(row, found.rows.get(row.id))) found.rows.set(row.id, row);
  for (const row of publications) found.publications.set(row.id, row);
}

/** What is found while segment after segment is read. */
interface Found {
  readonly rows: Map<string, StoredNote>;
  readonly publications: Map<string, PublicationRow>;
  /** Whether nothing is known to be missing so far. */
  isWhole: boolean;
  /** Whether the copy goes past what was counted outside. */
  isPast: boolean;
}

/** Adds what one life of the database left. As when it is put back, of two lives the newer text counts. */
async function collect(found: Found, journal: Journal, kept: Kept | null): Promise<void> {
  const { segments, damaged, end, hasGap } = await journal.everything();
  if (damaged > 0 || hasGap) found.isWhole = false;
  if (journal.lineage === kept?.lineage) {
    if (end < kept.seq) found.isWhole = false;
    found.isPast = end > kept.seq;
  }
  const newest = new Map<string, JournalRecord>();
  for (const { records, publications } of segments) {
    for (const record of records) {
      const known = newest.get(record.id);
      if (known === undefined || known.seq <= record.seq) newest.set(record.id, record);
    }
    for (const publication of publications) found.publications.set(publication.id, publication);
  }
  for (const { id, row } of newest.values())
    if (row !== null && isNewer(row, found.rows.get(id))) found.rows.set(id, row);
}

/** The rows as notes of a file; deleted ones are left out, and what fits no file is counted. */
function readable({ rows, publications }: Found): { notes: Copy['notes'][number][]; left: number } {
  const notes: Copy['notes'][number][] = [];
  let left = 0;
  for (const row of rows.values()) {
    const note = readNote(row);
    if (note !== null && note.deleted !== null) continue;
    const file = note === null ? null : toExchanged(note);
    if (note === null || file === null) {
      left += 1;
      continue;
    }
    const publication =
      readPublicationRow(publications.get(note.target.publication)) ??
      publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified });
    notes.push({ note: file, publication: exchanged(publication) });
  }
  return { notes, left };
}

/**
 * A part of the second copy.
 *
 * @param after identifier to go on after; null from the start
 * @param limit most notes; 0 gives the numbers alone
 */
export function portionOf({ notes, left, isWhole }: Copy, after: string | null, limit: number): CopyPortion {
  const room = new Room();
  const rest = notes.filter(({ note }) => after === null || note.id > after);
  const part = rest.slice(0, limit).filter(({ note }) => room.takes(note));
  const publications = new Map(part.map(({ publication }) => [publication.id, publication]));
  const next = part.length < rest.length ? (part.at(-1)?.note.id ?? after) : null;
  return {
    outcome: 'copy',
    total: notes.length,
    left,
    isWhole,
    notes: part.map(({ note }) => note),
    publications: [...publications.values()],
    next,
  };
}
