import type { ManyChange, ManyResult } from '../protocol/library/many.ts';
import type { Selection } from '../protocol/library/selection.ts';
import { changing } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import { stored } from './decide.ts';
import { MAX_TAGS, nextRevision, readNote, type Note } from '../domain/note/note.ts';
import { rememberPublication } from './publication.ts';
import { putNotes } from './put.ts';
import { idsOf } from './select.ts';

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

/**
 * Changes many notes in one transaction: all of them, or none when it fails or is interrupted. Idempotent.
 *
 * @param select returns their identifiers; called inside the transaction
 * @param decide returns the changed note; its revision is incremented here
 * @throws what IndexedDB throws
 */
async function changeMany(
  db: NotesDatabase,
  select: () => PromiseLike<readonly string[]>,
  decide: Decide,
): Promise<ManyWritten> {
  return changing(db, [db.notes, db.publications, db.anchors], async () => {
    const ids = await select();
    const changed: string[] = [];
    const few: Note[] = [];
    const latest = new Latest();
    let left = 0;
    for (let from = 0; from < ids.length; from += BATCH) {
      const rows = await db.notes.bulkGet(ids.slice(from, from + BATCH));
      const puts = rows.flatMap((row) => {
        if (row === undefined) return [];
        const note = readNote(row);
        const next = note === null ? null : decide(note);
        if (next !== null && next === note) return [];
        const made = next === null ? null : stored({ ...next, revision: nextRevision(next.revision) }, row);
        if (made?.put === undefined || made.result.outcome !== 'saved') {
          left += 1;
          return [];
        }
        return [{ note: made.result.note, row: made.put }];
      });
      await putNotes(
        db,
        puts.map(({ row }) => row),
      );
      for (const { note } of puts) latest.add(note);
      changed.push(...puts.map(({ note }) => note.id));
      if (few.length <= FEW) few.push(...puts.map(({ note }) => note));
    }
    await touch(db, latest);
    return {
      result: { outcome: 'updated', ids: changed, left },
      notes: changed.length > FEW ? null : few,
    } satisfies ManyWritten;
  });
}

/** The most recently changed note of each publication. Collected first, so that each publication is written once. */
export class Latest {
  readonly notes = new Map<string, Note>();

  add(note: Note): void {
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

/** Applies one change to a selection of notes. @param at now, ISO instant UTC */
export function updateMany(
  db: NotesDatabase,
  selection: Selection,
  change: ManyChange,
  at: string,
): Promise<ManyWritten> {
  return changeMany(db, () => idsOf(db, selection), decideMany(change, at));
}

function decideMany(change: ManyChange, at: string): Decide {
  switch (change.does) {
    case 'delete':
      return (note) => (note.deleted === null ? { ...note, deleted: at } : note);
    case 'restore':
      return (note) => (note.deleted === null ? note : { ...note, deleted: null });
    case 'setMeaning':
      return (note) =>
        note.deleted !== null || note.meaning === change.meaning
          ? note
          : { ...note, meaning: change.meaning, modified: at };
    case 'addTag':
      return (note) => {
        if (note.deleted !== null || note.tags.includes(change.tag)) return note;
        return note.tags.length < MAX_TAGS ? { ...note, tags: [...note.tags, change.tag], modified: at } : null;
      };
    case 'removeTag':
      return (note) =>
        note.deleted === null && note.tags.includes(change.tag)
          ? { ...note, tags: note.tags.filter((tag) => tag !== change.tag), modified: at }
          : note;
  }
}

/** Every note with a tag, including deleted ones, so that a restored note does not bring back a removed tag. */
const having = (db: NotesDatabase, tag: string) => (): PromiseLike<string[]> =>
  db.notes.where('tags').equals(tag).primaryKeys();

/**
 * Renames a tag on every note, merging it with an existing tag of that name. Does not change when notes were modified.
 */
export function renameTag(db: NotesDatabase, from: string, to: string): Promise<ManyWritten> {
  return changeMany(db, having(db, from), (note) =>
    from === to ? note : { ...note, tags: [...new Set(note.tags.map((tag) => (tag === from ? to : tag)))] },
  );
}

/** Removes a tag from every note. */
export function deleteTag(db: NotesDatabase, tag: string): Promise<ManyWritten> {
  return changeMany(db, having(db, tag), (note) => ({ ...note, tags: note.tags.filter((one) => one !== tag) }));
}
