import type { ExchangedNote } from '../domain/exchange/format.ts';
import type { ImportEntry, ImportResult } from '../protocol/library/transfer.ts';
import { changing } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { stored } from './decide.ts';
import { Latest, touch } from './many.ts';
import { absentValues, HERE_FIELDS } from '../domain/note/note-fields.ts';
import { nextRevision, readNote, sameContent, type Note } from '../domain/note/note.ts';
import { publicationRow } from './publication.ts';
import { putNotes, UnreadableRow } from './put.ts';
import type { StagedRow, StoredNote } from './rows.ts';

/** Entries per batch, within one transaction. */
const BATCH = 500;

/** Maximum number of identifiers in an answer. */
const MAX_NAMED = 100;

/** Staged imports that were idle for this long are deleted. */
export const KEEP_STAGED_MS = 3_600_000;

type Done = Exclude<ImportResult, { outcome: 'failed' }>;

const all = (db: NotesDatabase, id: string) => db.staged.where('[import+index]').between([id], [id, []]);

/** Stages entries without touching the library. Idempotent, even after the commit. @throws what IndexedDB throws */
export async function stageImport(
  db: NotesDatabase,
  id: string,
  entries: readonly ImportEntry[],
  at: string,
): Promise<Done> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      if ((await db.imports.get(id))?.result) return { outcome: 'staged' } as const;
      await db.imports.put({ id, touched: at, result: null });
      await db.staged.bulkPut(
        entries.map(({ index, note, replaces, publication }) => ({ import: id, index, note, replaces, publication })),
      );
      return { outcome: 'staged' } as const;
    }),
  );
}

/** Deletes an import that was not committed. @throws what IndexedDB throws */
export async function cancelImport(db: NotesDatabase, id: string): Promise<Done> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      await all(db, id).delete();
      await db.imports.delete(id);
      return { outcome: 'cancelled' } as const;
    }),
  );
}

/**
 * Deletes abandoned imports.
 *
 * @param before delete imports last touched before this ISO instant UTC
 * @throws what IndexedDB throws
 */
export async function cleanImports(db: NotesDatabase, before: string): Promise<void> {
  await whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      const rows = await db.imports.toArray();
      const old = rows.filter(({ touched }) => touched < before).map(({ id }) => id);
      for (const id of old) await all(db, id).delete();
      await db.imports.bulkDelete(old);
    }),
  );
}

/**
 * Writes a staged import in one transaction: everything or nothing. Repeated calls return the same result.
 *
 * @param entries how many entries were staged in all
 * @param at now, ISO instant UTC
 * @throws what IndexedDB throws; nothing is written then
 */
export async function commitImport(db: NotesDatabase, id: string, entries: number, at: string): Promise<Done> {
  try {
    return await changing(db, [db.notes, db.publications, db.staged, db.imports], () => write(db, id, entries, at));
  } catch (error) {
    // The transaction was aborted, so nothing was written.
    if (error instanceof Moved) return { outcome: 'moved', ids: error.ids };
    throw error;
  }
}

/** Aborts the transaction: these notes changed since the preview. */
class Moved extends Error {
  override readonly name = 'Moved';
  constructor(readonly ids: string[]) {
    super(`${ids.length} notes changed after the preview`);
  }
}

async function write(db: NotesDatabase, id: string, entries: number, at: string): Promise<Done> {
  const known = await db.imports.get(id);
  if (known?.result) return { outcome: 'committed', ...known.result };
  const staged = await all(db, id).count();
  if (staged !== entries) return { outcome: 'incomplete', staged };
  const moved: string[] = [];
  const latest = new Latest();
  const result = { written: 0, skipped: 0 };
  await eachBatch(db, id, async (batch, rows) => {
    for (const { entry, decision } of batch) if (decision === 'moved') moved.push(entry.note.id);
    if (moved.length > 0) return;
    const puts = batch.flatMap(({ decision }) => (typeof decision === 'object' ? [decision] : []));
    await putNotes(
      db,
      puts.map(({ row }) => row),
    );
    for (const { note } of puts) latest.add(note);
    await rememberAll(db, rows);
    result.written += puts.length;
    result.skipped += batch.length - puts.length;
  });
  if (moved.length > 0) throw new Moved(moved.slice(0, MAX_NAMED));
  await touch(db, latest);
  await all(db, id).delete();
  await db.imports.put({ id, touched: at, result });
  return { outcome: 'committed', ...result };
}

interface Decided {
  readonly entry: StagedRow & { note: ExchangedNote };
  readonly decision: 'skip' | 'moved' | { readonly note: Note; readonly row: StoredNote };
}

async function eachBatch(
  db: NotesDatabase,
  id: string,
  work: (batch: readonly Decided[], rows: readonly StagedRow[]) => Promise<void>,
): Promise<void> {
  let after = -1;
  for (;;) {
    const rows = await db.staged.where('[import+index]').between([id, after], [id, []], false).limit(BATCH).toArray();
    const entries = rows.filter((row): row is Decided['entry'] => row.note !== null);
    const present = await db.notes.bulkGet(entries.map(({ note }) => note.id));
    await work(
      entries.map((entry, index) => ({ entry, decision: decide(entry, present[index]) })),
      rows,
    );
    after = rows.at(-1)?.index ?? after;
    if (rows.length < BATCH) return;
  }
}

/**
 * Identifiers derived from content (`uuidFrom`) belong to a copy that an earlier import kept; it may have been edited
 * since.
 */
const DERIVED = /^.{14}8/;

function decide({ note, replaces }: Decided['entry'], raw: StoredNote | undefined): Decided['decision'] {
  if (raw === undefined) return replaces === null ? put(note, note.revision, {}) : 'moved';
  const here = readNote(raw);
  if (here === null) return 'moved';
  const revision = Math.max(note.revision, nextRevision(here.revision));
  if (here.deleted !== null) return replaces === null ? put(note, revision, raw) : 'moved';
  if (here.revision === note.revision && sameContent(here, note)) return 'skip';
  if (replaces === here.revision) return put(note, revision, raw);
  return replaces === null && DERIVED.test(note.id) ? 'skip' : 'moved';
}

/**
 * @throws UnreadableRow for a row that could not be read back, which aborts the import; staged entries were validated
 */
function put(there: ExchangedNote, revision: number, raw: Readonly<Record<string, unknown>>): Decided['decision'] {
  const note = { ...absentValues(HERE_FIELDS), ...there, tags: [...new Set(there.tags)], revision } as Note;
  const made = stored(note, raw);
  if (made.put === undefined) throw new UnreadableRow(there.id);
  return { note, row: made.put };
}

/** Stores publications from the file, except those already known from their page. */
async function rememberAll(db: NotesDatabase, rows: readonly StagedRow[]): Promise<void> {
  const told = rows.flatMap(({ publication }) => (publication === null ? [] : [publication]));
  const known = await db.publications.bulkGet(told.map(({ id }) => id));
  await db.publications.bulkPut(
    told.flatMap((facts, index) => {
      const old = known[index];
      if (old !== undefined && old.lastSeen !== null) return [];
      const questionNumber = facts.questionNumber ?? old?.questionNumber ?? null;
      return [
        publicationRow(
          { ...facts, questionNumber, state: old?.state ?? null },
          { lastSeen: null, latest: old?.latest ?? '' },
          old ?? undefined,
        ),
      ];
    }),
  );
}
