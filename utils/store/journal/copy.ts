import { toExchanged, type ExchangedNote, type ExchangedPublication } from '../../domain/exchange/format.ts';
import type { NotesDatabase } from '../database.ts';
import { exchanged } from '../export.ts';
import type { Kept } from '../kept.ts';
import { readNote } from '../../domain/note/note.ts';
import { bareFacts, publicationRow, readPublicationRow } from '../publication.ts';
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
 * Reads the second copy without the database, for a reader whose browser cannot open it any more.
 *
 * @param db is not opened
 * @throws what the browser throws when the copy cannot be listed
 */
export async function readCopy(db: NotesDatabase, files: JournalFiles, kept: Kept | null): Promise<Copy> {
  const rows = new Map<string, StoredNote>();
  const told = new Map<string, PublicationRow>();
  let isWhole = kept !== null;
  let isPast = false;
  const lineages = await files.lineages();
  for (const lineage of lineages) {
    const { segments, damaged, end, hasGap } = await new Journal(db, files, lineage, () => '').everything();
    if (damaged > 0 || hasGap) isWhole = false;
    if (lineage === kept?.lineage) {
      if (end < kept.seq) isWhole = false;
      isPast = end > kept.seq;
    }
    const newest = new Map<string, JournalRecord>();
    for (const { records, publications } of segments) {
      for (const record of records) {
        const known = newest.get(record.id);
        if (known === undefined || known.seq <= record.seq) newest.set(record.id, record);
      }
      for (const publication of publications) told.set(publication.id, publication);
    }
    // As when it is put back: of two lives of the database the newer text counts.
    for (const { id, row } of newest.values()) if (row !== null && isNewer(row, rows.get(id))) rows.set(id, row);
  }
  if (kept !== null && kept.seq > 0 && !lineages.includes(kept.lineage)) isWhole = false;
  const notes: { note: ExchangedNote; publication: ExchangedPublication }[] = [];
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
      readPublicationRow(told.get(note.target.publication)) ??
      publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified });
    notes.push({ note: file, publication: exchanged(publication) });
  }
  if (left > 0 || (kept !== null && !isPast && notes.length < kept.notes)) isWhole = false;
  notes.sort((a, b) => (a.note.id < b.note.id ? -1 : 1));
  return { notes, left, isWhole };
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
