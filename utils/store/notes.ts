import type { RequestOf, ResponseOf, SaveNoteRequest, SaveNoteResult, StoreFactsResult } from '../messages/protocol.ts';
import { SCHEMA_VERSION, type NotesDatabase, type StoredNote } from './database.ts';
import { classifyStoreError } from './errors.ts';
import { Note, type NoteTarget } from './note.ts';

/** Deleted notes are kept this long, in days, so that a deletion can be undone. */
export const KEEP_DELETED_DAYS = 30;

/** Notes are read in portions of this many when all are walked, so that memory does not grow with the library. */
const BATCH = 1_000;

const DAY_MS = 86_400_000;

/** A saved result, and whether the store changed (a repeated message changes nothing). */
export interface Written {
  readonly result: SaveNoteResult;
  readonly changed: boolean;
}

/** The one way to read and write notes. No method throws: a failing store is an answer. */
export interface NotesRepository {
  /** Notes of a publication and of the question numbers, without deleted ones, oldest first. */
  list(query: RequestOf<'notes.list'>): Promise<ResponseOf<'notes.list'>>;
  /** Stores a text. Only over the revision the writer saw; the same text again is already saved. */
  save(request: SaveNoteRequest): Promise<Written>;
  /** Marks as deleted; the text stays until it is purged. */
  delete(request: RequestOf<'notes.delete'>): Promise<Written>;
  /** Takes a deletion back. */
  restore(request: RequestOf<'notes.restore'>): Promise<Written>;
  /** Removes notes deleted more than `KEEP_DELETED_DAYS` ago, at most once a day. Returns how many. */
  purge(): Promise<number>;
  /** Counts for the options page; reads every note. */
  facts(dossiers: number): Promise<StoreFactsResult>;
}

/**
 * @param db the notes database; opened when first needed
 * @param now the clock
 */
export function createNotesRepository(db: NotesDatabase, now: () => Date): NotesRepository {
  const write = async (id: string, change: (raw: StoredNote | undefined, at: string) => Change): Promise<Written> => {
    try {
      const { put, result } = await whenOpen(db, () =>
        db.transaction('rw', db.notes, async () => {
          const decided = change(await db.notes.get(id), now().toISOString());
          if (decided.put) await db.notes.put(decided.put);
          return decided;
        }),
      );
      return { result, changed: put !== undefined };
    } catch (error) {
      return { result: { outcome: 'failed', ...classifyStoreError(error) }, changed: false };
    }
  };

  return {
    async list({ publication, questionNumbers }) {
      try {
        const [here, elsewhere] = await whenOpen(db, () =>
          Promise.all([
            db.notes.where('target.publication').equals(publication).toArray(),
            db.notes.where('target.questionNumber').anyOf(questionNumbers).toArray(),
          ]),
        );
        const rows = [...new Map([...here, ...elsewhere].map((row) => [row.id, row])).values()];
        const read = rows.map((row) => Note.safeParse(row));
        const notes = read.flatMap((one) => (one.success && one.data.deleted === null ? [one.data] : []));
        notes.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
        return { outcome: 'listed', notes, unreadable: read.filter((one) => !one.success).length };
      } catch (error) {
        return { outcome: 'failed', code: 'unavailable', detail: classifyStoreError(error).detail };
      }
    },
    save: (request) => write(request.id, (raw, at) => decideSave(request, raw, at)),
    delete: ({ id, expectedRevision }) => write(id, (raw, at) => decideDelete(expectedRevision, raw, at)),
    restore: ({ id }) => write(id, (raw, at) => decideRestore(raw, at)),
    purge: () => purge(db, now()).catch(() => 0),
    async facts(dossiers) {
      try {
        return await whenOpen(db, async () => ({
          outcome: 'counted',
          ...(await count(db)),
          dossiers,
          schemaVersion: SCHEMA_VERSION,
        }));
      } catch (error) {
        return { outcome: 'failed', code: 'unavailable', detail: classifyStoreError(error).detail };
      }
    },
  };
}

/** What to store (nothing when undefined) and what to answer. */
interface Change {
  readonly put?: StoredNote;
  readonly result: SaveNoteResult;
}

function decideSave(request: SaveNoteRequest, raw: StoredNote | undefined, at: string): Change {
  const { id, target, body, publicationTitle, expectedRevision } = request;
  if (!raw) {
    if (expectedRevision > 0) return failed('missing', 'not in the store');
    return stored({ id, target, body, publicationTitle, created: at, modified: at, revision: 1, deleted: null });
  }
  const read = Note.safeParse(raw);
  if (!read.success) return failed('invalid', 'the stored note cannot be read and is kept as it is');
  const note = read.data;
  const same = note.deleted === null && note.body === body && sameTarget(note.target, target);
  if (same) return { result: { outcome: 'saved', note } };
  if (note.revision !== expectedRevision) return { result: { outcome: 'conflict', stored: note } };
  return stored(
    {
      ...note,
      target,
      body,
      publicationTitle: publicationTitle || note.publicationTitle,
      modified: at,
      revision: note.revision + 1,
      deleted: null,
    },
    raw,
  );
}

function decideDelete(expectedRevision: number, raw: StoredNote | undefined, at: string): Change {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  if (note.deleted !== null) return { result: { outcome: 'saved', note } };
  if (note.revision !== expectedRevision) return { result: { outcome: 'conflict', stored: note } };
  return stored({ ...note, revision: note.revision + 1, deleted: at }, raw);
}

function decideRestore(raw: StoredNote | undefined, at: string): Change {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  if (note.deleted === null) return { result: { outcome: 'saved', note } };
  return stored({ ...note, modified: at, revision: note.revision + 1, deleted: null }, raw);
}

function readStored(raw: StoredNote | undefined): { note: Note } | Change {
  if (!raw) return failed('missing', 'not in the store');
  const read = Note.safeParse(raw);
  return read.success ? { note: read.data } : failed('invalid', 'the stored note cannot be read and is kept as it is');
}

/** Fields of the stored row that this version does not know are carried along. */
function stored(note: Note, raw: Record<string, unknown> = {}): Change {
  const rawTarget = typeof raw['target'] === 'object' ? raw['target'] : {};
  return { put: { ...raw, ...note, target: { ...rawTarget, ...note.target } }, result: { outcome: 'saved', note } };
}

function failed(code: 'missing' | 'invalid', detail: string): Change {
  return { result: { outcome: 'failed', code, detail } };
}

function sameTarget(a: NoteTarget, b: NoteTarget): boolean {
  return (Object.keys({ ...a, ...b }) as (keyof NoteTarget)[]).every((key) => a[key] === b[key]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function whenOpen<T>(db: NotesDatabase, operation: () => PromiseLike<T>): Promise<T> {
  await db.ready();
  try {
    return await operation();
  } catch (error) {
    if (db.isOpen()) throw error;
    await db.ready();
    return operation();
  }
}

async function purge(db: NotesDatabase, at: Date): Promise<number> {
  return whenOpen(db, () =>
    db.transaction('rw', db.notes, db.meta, async () => {
      const last = (await db.meta.get('purged'))?.value;
      const since = typeof last === 'string' ? at.getTime() - Date.parse(last) : NaN;
      if (since >= 0 && since < DAY_MS) return 0;
      await db.meta.put({ key: 'purged', value: at.toISOString() });
      const limit = new Date(at.getTime() - KEEP_DELETED_DAYS * DAY_MS).toISOString();
      const old = await db.notes.where('deleted').below(limit).toArray();
      const ids = old.flatMap((row) => (isDeletedNote(row) ? [row.id] : []));
      await db.notes.bulkDelete(ids);
      return ids.length;
    }),
  );
}

/** A row that cannot be read is never purged, whatever its `deleted` says. */
function isDeletedNote(row: StoredNote): boolean {
  const read = Note.safeParse(row);
  return read.success && read.data.deleted !== null && !Number.isNaN(Date.parse(read.data.deleted));
}

async function count(db: NotesDatabase): Promise<{ notes: number; deleted: number; unreadable: number }> {
  const counts = { notes: 0, deleted: 0, unreadable: 0 };
  let after = '';
  for (;;) {
    const rows = await db.notes.where('id').above(after).limit(BATCH).toArray();
    for (const row of rows) {
      const read = Note.safeParse(row);
      if (!read.success) counts.unreadable += 1;
      else if (read.data.deleted === null) counts.notes += 1;
      else counts.deleted += 1;
    }
    const last = rows.at(-1);
    if (!last) return counts;
    after = last.id;
  }
}
