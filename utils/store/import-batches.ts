import type { ImportEntry } from '../protocol/library/transfer.ts';
import { changing } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { StoreUnavailable } from './errors.ts';
import {
  copiesOf,
  copyIdOf,
  decideAll,
  noteEntries,
  rememberAll,
  type Decided,
  type NoteEntry,
  type Put,
} from './import-entries.ts';
import type { LargeWork, BatchWriter } from './large-work.ts';
import { Latest, touch, type ManyParts } from './many.ts';
import { cut, eachBatch } from './batches.ts';
import { putRows } from './put.ts';
import type { BegunWork, Imported } from './rows.ts';

/** Publications per transaction. */
const BATCH = 500;

/** Aborts the transaction: these notes changed since the preview. */
export class Moved extends Error {
  override readonly name = 'Moved';
  constructor(readonly entries: readonly NoteEntry[]) {
    super(`${entries.length} notes changed after the preview`);
  }
}

/** What is to be written of decided entries. */
export const putsIn = (decided: readonly Decided[]): Put[] =>
  decided.flatMap(({ decision }) => (typeof decision === 'object' ? [decision] : []));

/**
 * Writes what is left of an import that has begun. Of a note that changed since the reader looked both texts are kept.
 * Call it in a turn of the work.
 *
 * @param at now, ISO instant UTC
 * @throws BrokenOff
 */
export async function finishImport({ db, work }: ManyParts, id: string, at: string): Promise<Imported> {
  return work.promised(id, true, async () => {
    await rememberPublications(db, id, work);
    await finishBatches(db, id, work);
    work.check();
    return changing(db, [db.imports], async () => {
      const row = await db.imports.get(id);
      if (row?.begun?.does !== 'import') throw new StoreUnavailable('closed', 'the database was replaced meanwhile');
      const { written, skipped, both } = row.begun;
      const result = { written, skipped, ...(both === undefined ? {} : { both }) };
      await db.imports.put({ id, touched: at, result });
      return result;
    });
  });
}

/** Identifiers of copies cannot be computed within a transaction, so a batch that needs them is tried again. */
async function finishBatches(db: NotesDatabase, id: string, work: LargeWork): Promise<void> {
  const copies = new Map<string, string>();
  for (;;) {
    try {
      await work.finish(id, batchWriter(db, copies));
      return;
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      for (const { note } of error.entries) copies.set(note.id, await copyIdOf(note));
    }
  }
}

/** @throws Moved when a copy needs an identifier */
const batchWriter =
  (db: NotesDatabase, copies: ReadonlyMap<string, string>): BatchWriter<void> =>
  async ({ entries }, begun, row) => {
    if (begun.does !== 'import') return;
    const decided = await decideAll(db, noteEntries(entries), true);
    const changed = decided.flatMap(({ entry, decision }) => (decision === 'moved' ? [entry] : []));
    const unnamed = changed.filter(({ note }) => !copies.has(note.id));
    if (unnamed.length > 0) throw new Moved(unnamed);
    const beside = await copiesOf(db, changed, copies);
    const puts = [...putsIn(decided), ...beside];
    await putRows(
      db,
      puts.map((one) => one.row),
    );
    await db.imports.put({ ...row, begun: counted(begun, decided.length, puts.length, beside.length) });
  };

function counted(
  begun: Extract<BegunWork, { does: 'import' }>,
  entries: number,
  written: number,
  beside: number,
): BegunWork {
  const both = (begun.both ?? 0) + beside;
  return {
    ...begun,
    written: begun.written + written,
    skipped: begun.skipped + entries - written,
    ...(both === 0 ? {} : { both }),
  };
}

/** Writes the publications of what is left of an import, each once, before its notes. */
async function rememberPublications(db: NotesDatabase, id: string, work: LargeWork): Promise<void> {
  const told: ImportEntry[] = [];
  const latest = new Latest();
  const pause = (): Promise<void> => work.pause();
  const look = async ({ entries }: { readonly entries: readonly ImportEntry[] }): Promise<void> => {
    told.push(...entries.filter(({ publication }) => publication !== null));
    for (const { note } of noteEntries(entries)) latest.add(note);
  };
  await eachBatch(db, id, look, pause);
  const write = async (writing: () => Promise<void>): Promise<void> => {
    await pause();
    await whenOpen(db, () => db.transaction('rw', [db.publications], writing));
  };
  for (const part of cut(told, BATCH)) await write(() => rememberAll(db, part));
  for (const part of cut([...latest.notes.values()], BATCH)) {
    const own = new Latest();
    for (const note of part) own.add(note);
    await write(() => touch(db, own));
  }
}
