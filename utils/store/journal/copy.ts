import { toExchanged, type ExchangedNote, type ExchangedPublication } from '../../domain/exchange/format.ts';
import { exchangedCollection, type Collection, type ExchangedCollection } from '../../domain/collection/collection.ts';
import { collectionsIn } from '../acts.ts';
import { readCollection } from '../collections.ts';
import type { NotesDatabase } from '../database.ts';
import { exchanged } from '../export.ts';
import type { Kept } from '../kept.ts';
import { readNote, type Note } from '../../domain/note/note.ts';
import { bareFacts, publicationRow, readPublicationRow } from '../publication.ts';
import type { Rescued } from '../rescue.ts';
import type { PublicationRow, StoredNote } from '../rows.ts';
import { Room } from '../select.ts';
import { ActsLog, type Act } from './acts-log.ts';
import type { CopyBatch } from './copy-batch.ts';
import type { JournalFiles } from './files.ts';
import type { JournalRecord } from './format.ts';
import { Journal } from './journal.ts';
import { isNewer } from './replay.ts';

/** The content of the second copy, ready to export. */
export interface Copy {
  /** Notes that are not deleted, ordered by identifier. */
  readonly notes: readonly { readonly note: ExchangedNote; readonly publication: ExchangedPublication }[];
  /** Number of rows that cannot be read or exported. */
  readonly omitted: number;
  /**
   * True when nothing is known to be missing: all segments are complete, all rows are readable, and there are as many notes as
   * `Kept` says. False when there is no `Kept`.
   */
  readonly isWhole: boolean;
  /** Dossiers that are not deleted, ordered by identifier. */
  readonly collections: readonly ExchangedCollection[];
}

/**
 * Reads the second copy, for when the database is damaged or cannot be opened.
 *
 * @param db is not opened
 * @param rescued what can be read of a damaged database; null to leave it out
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
  const acts: Act[] = [];
  for (const lineage of lineages) {
    await collect(found, new Journal(db, files, lineage, () => ''), kept);
    acts.push(...(await new ActsLog(files, lineage, () => '').read()).acts.values());
  }
  if (rescued !== null) add(found, rescued);
  if (kept !== null && kept.seq > 0 && !lineages.includes(kept.lineage)) found.isWhole = false;
  const { notes, omitted } = readable(found);
  if (omitted > 0 || (kept !== null && !found.isPast && notes.length < kept.notes)) found.isWhole = false;
  return {
    notes: notes.toSorted((a, b) => byId(a.note, b.note)),
    omitted,
    isWhole: found.isWhole,
    collections: newestCollections([
      ...collectionsIn(acts),
      ...(rescued?.collections ?? []).flatMap((row) => readCollection(row) ?? []),
    ]),
  };
}

/** The newest version of each dossier, in its form for files, without deleted ones. */
function newestCollections(all: readonly Collection[]): ExchangedCollection[] {
  const newest = new Map<string, Collection>();
  for (const one of all) if (one.revision > (newest.get(one.id)?.revision ?? 0)) newest.set(one.id, one);
  return [...newest.values()]
    .filter(({ deleted }) => deleted === null)
    .map(exchangedCollection)
    .toSorted(byId);
}

/** Adds the readable rows of a damaged database. */
function add(found: Found, { notes, publications }: Rescued): void {
  for (const row of notes.values()) if (isNewer(row, found.rows.get(row.id))) found.rows.set(row.id, row);
  for (const row of publications) found.publications.set(row.id, row);
}

/** What was found so far. */
interface Found {
  readonly rows: Map<string, StoredNote>;
  readonly publications: Map<string, PublicationRow>;
  /** True while nothing is known to be missing. */
  isWhole: boolean;
  /** Whether the copy has changes newer than `Kept`. */
  isPast: boolean;
}

/** Adds one lineage. When two have the same note, the newer text wins, as in `replay`. */
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

/** Converts rows to exported notes. Skips deleted ones, and counts those that cannot be exported. */
function readable({ rows, publications }: Found): { notes: Copy['notes'][number][]; omitted: number } {
  const notes: Copy['notes'][number][] = [];
  let omitted = 0;
  for (const row of rows.values()) {
    const read = exportable(row);
    if (read === 'deleted') continue;
    if (read === 'unreadable') {
      omitted += 1;
      continue;
    }
    const { note, file } = read;
    const publication =
      readPublicationRow(publications.get(note.target.publication)) ??
      publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified });
    notes.push({ note: file, publication: exchanged(publication) });
  }
  return { notes, omitted };
}

/** How many of these rows are notes that `readCopy` would list: not deleted, and readable. */
export function countReadable(rows: Iterable<StoredNote>): number {
  return [...rows].filter((row) => typeof exportable(row) === 'object').length;
}

function exportable(row: StoredNote): { note: Note; file: ExchangedNote } | 'deleted' | 'unreadable' {
  const note = readNote(row);
  if (note !== null && note.deleted !== null) return 'deleted';
  const file = note === null ? null : toExchanged(note);
  return note === null || file === null ? 'unreadable' : { note, file };
}

/**
 * One batch of the second copy. Notes and dossiers come in one order, that of their identifiers.
 *
 * @param after identifier of the last note or dossier of the previous batch; null for the first
 * @param limit maximum number of notes and dossiers; 0 returns only the counts
 */
export function copyBatch(
  { notes, omitted, isWhole, collections }: Copy,
  after: string | null,
  limit: number,
): CopyBatch {
  const restNotes = notes.filter(({ note }) => after === null || note.id > after);
  const restCollections = collections.filter(({ id }) => after === null || id > after);
  const room = new Room();
  const fitting = [...restNotes.slice(0, limit).map(({ note }) => note), ...restCollections.slice(0, limit)]
    .toSorted(byId)
    .slice(0, limit)
    .filter((one) => room.takes(one));
  const last = fitting.at(-1)?.id ?? '';
  // A file may have given a note and a dossier one identifier: no batch ends between them.
  const part = restNotes.filter(({ note }) => note.id <= last);
  const dossiers = restCollections.filter(({ id }) => id <= last);
  const isAll = part.length === restNotes.length && dossiers.length === restCollections.length;
  return {
    outcome: 'copy',
    total: notes.length,
    dossiers: collections.length,
    omitted,
    isWhole,
    notes: part.map(({ note }) => note),
    publications: [...new Map(part.map(({ publication }) => [publication.id, publication])).values()],
    next: isAll ? null : last || after,
    collections: dossiers,
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
