import type { ImportEntry, ImportResult } from '../protocol/library/transfer.ts';
import { changing } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { decideAll, noteEntries, rememberAll, type Decided } from './import-entries.ts';
import { AT_ONCE, cut, eachPortion, portions, type LargeWork, type WritePortion } from './large-work.ts';
import { Latest, touch } from './many.ts';
import { putRows } from './put.ts';

/** Publications per transaction. */
const BATCH = 500;

/** Maximum number of identifiers in an answer. */
const MAX_NAMED = 100;

/** Staged imports that were idle for this long are deleted. */
export const KEEP_STAGED_MS = 3_600_000;

type Done = Exclude<ImportResult, { outcome: 'failed' }>;

/** Stages entries without touching the library. Idempotent, even after the commit. @throws what IndexedDB throws */
export async function stageImport(
  db: NotesDatabase,
  id: string,
  entries: readonly ImportEntry[],
  at: string,
): Promise<Done> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      const known = await db.imports.get(id);
      if (known?.result || known?.begun) return { outcome: 'staged' } as const;
      await db.imports.put({ id, touched: at, result: null });
      await db.staged.bulkPut(
        cut(entries).map((part) => ({ import: id, index: part[0]?.index ?? 0, entries: part, ids: [] })),
      );
      return { outcome: 'staged' } as const;
    }),
  );
}

/** Deletes an import that was not committed, and none that has begun. @throws what IndexedDB throws */
export async function cancelImport(db: NotesDatabase, id: string): Promise<Done> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      if ((await db.imports.get(id))?.begun === undefined) {
        await portions(db, id).delete();
        await db.imports.delete(id);
      }
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
      const old = rows.filter(({ touched, begun }) => touched < before && begun === undefined).map(({ id }) => id);
      for (const id of old) await portions(db, id).delete();
      await db.imports.bulkDelete(old);
    }),
  );
}

/**
 * Writes a staged import: everything or nothing. A small one in one transaction; a large one in portions, which go on at the next
 * start if they are interrupted. Repeated calls return the same result.
 *
 * @param entries how many entries were staged in all
 * @param at now, ISO instant UTC
 * @throws what IndexedDB throws; nothing is written then, or the rest follows
 */
export async function commitImport(
  db: NotesDatabase,
  id: string,
  entries: number,
  at: string,
  work: LargeWork,
): Promise<Done> {
  const known = await whenOpen(db, () => db.imports.get(id));
  if (known?.result) return { outcome: 'committed', ...known.result };
  if (known?.begun === undefined) {
    const found = await look(db, id);
    if (found.staged !== entries) return { outcome: 'incomplete', staged: found.staged };
    if (found.moved.length > 0) return moved(found.moved);
    try {
      const tables = [db.notes, db.publications, db.staged, db.imports];
      const isAll = entries <= AT_ONCE;
      const result = await changing(db, tables, () => (isAll ? writeAll(db, id, at) : begin(db, id, at, found.met)));
      if (result !== null) return { outcome: 'committed', ...result };
    } catch (error) {
      // The transaction was aborted, so nothing was written.
      if (error instanceof Moved) return moved(error.ids);
      throw error;
    }
  }
  return finishImport(db, id, at, work);
}

/** Writes what is left of an import that has begun. @throws as `commitImport` */
export async function finishImport(db: NotesDatabase, id: string, at: string, work: LargeWork): Promise<Done> {
  await rememberPublications(db, id);
  await work.finish(id, writePortion(db));
  const result = await changing(db, [db.imports], async () => {
    const row = await db.imports.get(id);
    if (row?.begun?.does !== 'import') return row?.result ?? null;
    const { written, skipped } = row.begun;
    await db.imports.put({ id, touched: at, result: { written, skipped } });
    return { written, skipped };
  });
  // A wipe took it away.
  return result === null ? { outcome: 'incomplete', staged: 0 } : { outcome: 'committed', ...result };
}

const moved = (ids: readonly string[]): Done => ({ outcome: 'moved', ids: ids.slice(0, MAX_NAMED) });

/** Aborts the transaction: these notes changed since the preview. */
class Moved extends Error {
  override readonly name = 'Moved';
  constructor(readonly ids: string[]) {
    super(`${ids.length} notes changed after the preview`);
  }
}

const movedIn = (decided: readonly Decided[]): string[] =>
  decided.flatMap(({ entry, decision }) => (decision === 'moved' ? [entry.note.id] : []));

const putsIn = (decided: readonly Decided[]) =>
  decided.flatMap(({ decision }) => (typeof decision === 'object' ? [decision] : []));

/** What is staged, before anything is written. */
interface Look {
  readonly staged: number;
  readonly moved: readonly string[];
  /** Notes that are in the library, by the index of their portion. */
  readonly met: ReadonlyMap<number, ReadonlySet<string>>;
}

async function look(db: NotesDatabase, id: string): Promise<Look> {
  const found = { staged: 0, moved: [] as string[], met: new Map<number, ReadonlySet<string>>() };
  await eachPortion(db, id, async ({ index, entries }) => {
    const own = noteEntries(entries);
    const rows = await db.notes.bulkGet(own.map(({ note }) => note.id));
    const there = new Set(rows.flatMap((row) => row?.id ?? []));
    const wrong = own.filter(({ note, replaces }) => replaces !== null && !there.has(note.id));
    found.staged += entries.length;
    found.moved.push(...wrong.map(({ note }) => note.id));
    if (there.size > 0) found.met.set(index, there);
  });
  return found;
}

/** Writes a whole small import. */
async function writeAll(
  db: NotesDatabase,
  id: string,
  at: string,
): Promise<{ written: number; skipped: number } | null> {
  const known = await db.imports.get(id);
  if (known?.result) return known.result;
  const entries = (await portions(db, id).toArray()).flatMap((portion) => portion.entries);
  const decided = await decideAll(db, noteEntries(entries));
  const changed = movedIn(decided);
  if (changed.length > 0) throw new Moved(changed);
  const puts = putsIn(decided);
  const latest = new Latest();
  await putRows(
    db,
    puts.map(({ row }) => row),
  );
  for (const { note } of puts) latest.add(note);
  await rememberAll(db, entries);
  await touch(db, latest);
  await portions(db, id).delete();
  const result = { written: puts.length, skipped: decided.length - puts.length };
  await db.imports.put({ id, touched: at, result });
  return result;
}

/**
 * The transaction a large import begins with: writes the notes that are in the library already, decided anew, so that none is
 * written over what a reader saves from now on. All others are new.
 */
async function begin(db: NotesDatabase, id: string, at: string, met: Look['met']): Promise<null> {
  const row = await db.imports.get(id);
  if (row === undefined || row.begun || row.result) return null;
  const [changed, puts] = [[] as string[], [] as ReturnType<typeof putsIn>];
  let skipped = 0;
  for (const [index, ids] of met) {
    const portion = await db.staged.get([id, index]);
    const decided = await decideAll(
      db,
      noteEntries(portion?.entries ?? []).filter(({ note }) => ids.has(note.id)),
    );
    changed.push(...movedIn(decided));
    const own = putsIn(decided);
    puts.push(...own);
    skipped += decided.length - own.length;
  }
  if (changed.length > 0) throw new Moved(changed);
  for (const part of cut(puts, BATCH))
    await putRows(
      db,
      part.map(({ row: made }) => made),
    );
  await db.imports.put({ ...row, touched: at, begun: { does: 'import', at, written: puts.length, skipped } });
  return null;
}

/** Writes the notes of a portion that are not there. Those that are were written when it began. */
const writePortion =
  (db: NotesDatabase): WritePortion<void> =>
  async ({ entries }, begun, row) => {
    if (begun.does !== 'import') return;
    const decided = await decideAll(db, noteEntries(entries));
    const puts = putsIn(decided.filter(({ isPresent }) => !isPresent));
    await putRows(
      db,
      puts.map((one) => one.row),
    );
    await db.imports.put({ ...row, begun: { ...begun, written: begun.written + puts.length } });
  };

/** Writes the publications of what is left of an import, each once, before its notes. */
async function rememberPublications(db: NotesDatabase, id: string): Promise<void> {
  const told: ImportEntry[] = [];
  const latest = new Latest();
  await eachPortion(db, id, async ({ entries }) => {
    told.push(...entries.filter(({ publication }) => publication !== null));
    for (const { note } of noteEntries(entries)) latest.add(note);
  });
  const write = (work: () => Promise<void>): Promise<void> =>
    whenOpen(db, () => db.transaction('rw', [db.publications], work));
  for (const part of cut(told, BATCH)) await write(() => rememberAll(db, part));
  for (const part of cut([...latest.notes.values()], BATCH)) {
    const own = new Latest();
    for (const note of part) own.add(note);
    await write(() => touch(db, own));
  }
}
