import type { ManyChange, ManyResult } from '../protocol/library/many.ts';
import type { Selection } from '../protocol/library/selection.ts';
import { finishAnswer, keepApplied, keptAnswer, combineApplied } from './answered.ts';
import { changing } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { stored } from './decide.ts';
import { AT_ONCE, type LargeWork } from './large-work.ts';
import { MAX_TAGS, nextRevision, readNote, type Note } from '../domain/note/note.ts';
import { cut } from './batches.ts';
import { rememberPublication, type Mentions } from './publication.ts';
import { putRows } from './put.ts';
import type { Applied, TableChange } from './rows.ts';
import { idsOf } from './select.ts';

/** What changes of many notes need. */
export interface ManyParts {
  readonly db: NotesDatabase;
  readonly work: LargeWork;
}

/** Rows per batch, within one transaction. */
const BATCH = 500;

/** Up to this many changed notes are pushed individually. */
const FEW = 200;

/** What changed. `notes` is null when there were more than `FEW`. */
export interface ManyWritten {
  readonly result: Extract<ManyResult, { outcome: 'updated' }>;
  readonly notes: readonly Note[] | null;
}

/** Returns the changed note; the same object when nothing changes, null when the change is impossible. */
type Decide = (note: Note) => Note | null;

/** The changes made to some notes, and the notes after them. */
interface Made extends Applied {
  readonly few: readonly Note[];
}

/** Changes these notes. Call inside a transaction with notes, publications and anchors. */
async function apply(db: NotesDatabase, ids: readonly string[], decide: Decide): Promise<Made> {
  const done: Made[] = [];
  const latest = new Latest();
  for (const part of cut(ids, BATCH)) {
    const applied = await applyTo(db, part, decide);
    for (const note of applied.few) latest.add(note);
    done.push(applied);
  }
  await touch(db, latest);
  return { ...combineApplied(done), few: done.flatMap(({ few }) => few) };
}

async function applyTo(db: NotesDatabase, ids: readonly string[], decide: Decide): Promise<Made> {
  const rows = await db.notes.bulkGet([...ids]);
  let omitted = 0;
  const puts = rows.flatMap((row) => {
    if (row === undefined) return [];
    const note = readNote(row);
    const next = note === null ? null : decide(note);
    if (next !== null && next === note) return [];
    const made = next === null ? null : stored({ ...next, revision: nextRevision(next.revision) }, row);
    if (made?.put === undefined || made.result.outcome !== 'saved') {
      omitted += 1;
      return [];
    }
    return [{ note: made.result.note, row: made.put, was: note?.collection ?? null }];
  });
  await putRows(
    db,
    puts.map(({ row }) => row),
  );
  const from = puts.flatMap(({ note, was }) => (note.collection === was ? [] : [{ collection: was, ids: [note.id] }]));
  return { ids: puts.map(({ note }) => note.id), omitted, from, few: puts.map(({ note }) => note) };
}

function written({ ids, omitted, from }: Applied, few: readonly Note[] = []): ManyWritten {
  const result = {
    outcome: 'updated' as const,
    ids: [...ids],
    omitted,
    ...(from.length > 0 && { from: from.map((one) => ({ ...one, ids: [...one.ids] })) }),
  };
  return { result, notes: ids.length > FEW || few.length < ids.length ? null : few };
}

/** The tables of a change, in a transaction. */
const tablesOf = (db: NotesDatabase) => [db.notes, db.publications, db.anchors, db.staged, db.imports];

/**
 * Changes many notes: all of them, or none when it fails before it has begun. Up to `AT_ONCE` notes in one transaction; more in
 * batches, which go on later if they are interrupted. Idempotent. Call it in a turn of the work.
 *
 * @param select returns their identifiers; called inside a transaction
 * @param asked names the message that asks for it: the same once more is told what the first did
 * @param at now, ISO instant UTC
 * @throws BrokenOff when it fails after it has begun; otherwise what IndexedDB throws, and nothing is changed
 */
async function changeMany(
  { db, work }: ManyParts,
  select: () => PromiseLike<readonly string[]>,
  change: TableChange,
  { at, asked }: Asked,
): Promise<ManyWritten> {
  const kept = asked === undefined ? null : await whenOpen(db, () => keptAnswer(db, asked));
  if (kept !== null) {
    // It may be missing from the second copy.
    await changing(db, [db.notes], async () => undefined);
    return written(kept);
  }
  const id = asked ?? crypto.randomUUID();
  const begin = async (): Promise<Made | null> => {
    const ids = await select();
    if (ids.length <= AT_ONCE) {
      const made = await apply(db, ids, decideMany(change, at, at));
      if (asked !== undefined) {
        await keepApplied(db, id, 0, made);
        await finishAnswer(db, id, at);
      }
      return made;
    }
    const begun = { does: 'change', at, change } as const;
    await db.staged.bulkPut(cut(ids).map((part, index) => ({ import: id, index, entries: [], ids: part })));
    await db.imports.put({ id, touched: at, result: null, ...(asked && { asked: true }), begun });
    return null;
  };
  work.check();
  const done = await work.promised(id, false, () => changing(db, tablesOf(db), begin));
  return done === null ? written(await finishChange({ db, work }, id, at)) : written(done, done.few);
}

/** When a change was asked for, ISO instant UTC, and the name of the message. */
export interface Asked {
  readonly at: string;
  readonly asked?: string | undefined;
}

/**
 * Makes the rest of a change that has begun. Call it in a turn of the work.
 *
 * @param now ISO instant UTC
 * @throws BrokenOff
 */
export async function finishChange({ db, work }: ManyParts, id: string, now: string): Promise<Applied> {
  return work.promised(id, true, async () => {
    const done = await work.finish(id, async ({ ids, index }, begun, { asked }) => {
      if (begun.does !== 'change') return null;
      // The notes themselves are not needed, and there may be very many.
      const { few: _, ...applied } = await apply(db, ids, decideMany(begun.change, begun.at, now));
      if (asked) await keepApplied(db, id, index, applied);
      return applied;
    });
    work.check();
    await whenOpen(db, () =>
      db.transaction('rw', db.imports, async () => {
        const isAsked = (await db.imports.get(id))?.asked;
        await (isAsked ? finishAnswer(db, id, now) : db.imports.delete(id));
      }),
    );
    // Include what an earlier worker did.
    return (await whenOpen(db, () => keptAnswer(db, id))) ?? combineApplied(done.filter((one) => one !== null));
  });
}

/** The most recently changed note of each publication. Collected first, so that each publication is written once. */
export class Latest {
  readonly notes = new Map<string, Mentions>();

  add(note: Mentions): void {
    const { publication } = note.target;
    const old = this.notes.get(publication);
    if (old === undefined || note.modified > old.modified) this.notes.set(publication, note);
  }
}

/** Stores when notes of these publications last changed. Call inside a transaction that includes `publications`. */
export async function touch(db: NotesDatabase, { notes }: Latest): Promise<void> {
  const all = [...notes];
  for (let from = 0; from < all.length; from += BATCH) {
    const part = all.slice(from, from + BATCH);
    const rows = await db.publications.bulkGet(part.map(([id]) => id));
    const next = part.flatMap(([, last], index) => {
      const old = rows[index];
      return old !== undefined && old.latest >= last.modified ? [] : [rememberPublication(old, last, undefined, null)];
    });
    await db.publications.bulkPut(next);
  }
}

/** Applies one change to a selection of notes. */
export function updateMany(
  parts: ManyParts,
  selection: Selection,
  change: ManyChange,
  asked: Asked,
): Promise<ManyWritten> {
  return changeMany(parts, () => idsOf(parts.db, selection), change, asked);
}

/**
 * @param at when the change was asked for, ISO instant UTC; a note that was saved since keeps its own time
 * @param now when it is made, from which deleted notes are kept for a while, ISO instant UTC
 */
function decideMany(change: TableChange, at: string, now: string): Decide {
  const modified = (note: Note): string => (note.modified > at ? note.modified : at);
  switch (change.does) {
    case 'delete':
      return (note) => (note.deleted === null ? { ...note, deleted: now } : note);
    case 'restore':
      return (note) => (note.deleted === null ? note : { ...note, deleted: null });
    case 'setMeaning':
      return (note) =>
        note.deleted !== null || note.meaning === change.meaning
          ? note
          : { ...note, meaning: change.meaning, modified: modified(note) };
    case 'setCollection':
      return (note) =>
        note.deleted !== null || note.collection === change.collection
          ? note
          : { ...note, collection: change.collection, modified: modified(note) };
    case 'addTag':
      return (note) => {
        if (note.deleted !== null || note.tags.includes(change.tag)) return note;
        return note.tags.length < MAX_TAGS
          ? { ...note, tags: [...note.tags, change.tag], modified: modified(note) }
          : null;
      };
    case 'returnTag':
      return (note) => {
        if (note.tags.includes(change.tag)) return note;
        return note.tags.length < MAX_TAGS ? { ...note, tags: [...note.tags, change.tag] } : null;
      };
    case 'removeTag':
      return (note) =>
        note.deleted === null && note.tags.includes(change.tag)
          ? { ...note, tags: note.tags.filter((tag) => tag !== change.tag), modified: modified(note) }
          : note;
    case 'renameTag': {
      const { from, to } = change;
      return (note) =>
        from === to || !note.tags.includes(from)
          ? note
          : { ...note, tags: [...new Set(note.tags.map((tag) => (tag === from ? to : tag)))] };
    }
    case 'dropTag':
      return (note) =>
        note.tags.includes(change.tag) ? { ...note, tags: note.tags.filter((tag) => tag !== change.tag) } : note;
  }
}

/** Every note with a tag, including deleted ones, so that a restored note does not bring back a removed tag. */
const having = (db: NotesDatabase, tag: string) => (): PromiseLike<string[]> =>
  db.notes.where('tags').equals(tag).primaryKeys();

/**
 * Renames a tag on every note, merging it with an existing tag of that name. Does not change when notes were modified.
 */
export function renameTag(parts: ManyParts, from: string, to: string, asked: Asked): Promise<ManyWritten> {
  return changeMany(parts, having(parts.db, from), { does: 'renameTag', from, to }, asked);
}

/** Removes a tag from every note. */
export function deleteTag(parts: ManyParts, tag: string, asked: Asked): Promise<ManyWritten> {
  return changeMany(parts, having(parts.db, tag), { does: 'dropTag', tag }, asked);
}
