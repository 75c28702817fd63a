import type { AnyResponseOf } from '../protocol/library.ts';
import type { AnchorOutcome, PublicationFacts, SaveNoteRequest, SaveNoteResult } from '../protocol/notes.ts';
import type { RequestOf, ResponseOf, StoreFactsResult } from '../protocol/requests.ts';
import { dropAnchors } from './anchors.ts';
import { belongingTo } from './belonging.ts';
import { purgeCollections } from './collections.ts';
import { changing, NotConfirmed, recordChanges, recordPublication } from './changes.ts';
import { SCHEMA_VERSION, whenOpen, type NotesDatabase } from './database.ts';
import {
  compare,
  decideChange,
  decideDelete,
  decideRestore,
  decideSave,
  missingNote,
  type NoteChange,
} from './decide.ts';
import { classifyStoreError } from './errors.ts';
import { createForeground, type Foreground } from './foreground.ts';
import { readNote, type Note, type NoteTarget } from '../domain/note/note.ts';
import { needsReindexing, rememberPublication } from './publication.ts';
import { passageBatch } from './passages.ts';
import { purgeLimit } from './purging.ts';
import { putNotes } from './put.ts';
import { notedAmong, type AskedForNotes } from './noted.ts';
import type { AnchorRow, StoredNote } from './rows.ts';
import { RECEIVED } from './synced/rows.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Notes per batch when reading all, so that memory does not grow with the library. */
const BATCH = 1_000;

/** A saved result, and whether the store changed (a repeated message changes nothing). */
export interface SaveOutcome {
  readonly result: SaveNoteResult;
  readonly changed: boolean;
}

/** Which stored notes the caller may access, by their target. All others count as missing. */
export type MayTouch = (target: NoteTarget) => boolean;

/**
 * The only way to read and write notes. No method throws: a store failure is a result. Without `may`, every note may be
 * accessed, as from the library.
 */
export interface NotesRepository {
  /** One note; null when it does not exist, is deleted or cannot be read. */
  get(id: string): Promise<AnyResponseOf<'notes.get'>>;
  /** Notes of a publication and of the question numbers, without deleted ones, oldest first. */
  list(query: RequestOf<'notes.list'>): Promise<ResponseOf<'notes.list'>>;
  /** Numbers of the questions on which there are notes with a tag, each once; without deleted notes. */
  numbersWithTag(tag: string): Promise<string[]>;
  /** Which of these publications and questions have notes, by identifiers and numbers; null when that cannot be read. */
  noted(asked: AskedForNotes): Promise<ReadonlySet<string> | null>;
  /** Notes on passages of the same selection, in batches, in order of id. */
  listPassages(query: RequestOf<'passages.list'>): Promise<ResponseOf<'passages.list'>>;
  /** Saves a text, only over the revision the writer has seen. The same text again counts as saved. */
  save(request: SaveNoteRequest, may?: MayTouch): Promise<SaveOutcome>;
  /** Changes place, meaning or tags, by the same rule. */
  change(request: RequestOf<'notes.change'>, may?: MayTouch): Promise<SaveOutcome>;
  /** Marks as deleted; the text stays until it is purged. */
  delete(request: RequestOf<'notes.delete'>, may?: MayTouch): Promise<SaveOutcome>;
  /** Undoes a deletion. */
  restore(request: RequestOf<'notes.restore'>, may?: MayTouch): Promise<SaveOutcome>;
  /** Removes notes deleted more than `KEEP_DELETED_DAYS` (purging.ts) ago, at most once a day. Returns how many. */
  purge(): Promise<number>;
  /** Counts for the options page; reads every note. */
  facts(dossiers: number): Promise<StoreFactsResult>;
}

/**
 * @param db the notes database; opened when first needed
 * @param now the clock
 * @param foreground shared with background work, which gives way while a reader waits for a note to be saved
 */
// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface
export function createNotesRepository(
  db: NotesDatabase,
  now: () => Date,
  foreground: Foreground = createForeground(),
): NotesRepository {
  const writeNow = async (
    id: string,
    change: (raw: StoredNote | undefined, at: string) => NoteChange,
    may: MayTouch = () => true,
    told?: PublicationFacts,
  ): Promise<SaveOutcome> => {
    try {
      const { put, result } = await changing(
        db,
        [db.notes, db.publications],
        async () => {
          const at = now().toISOString();
          const raw = await db.notes.get(id);
          const there = raw === undefined ? null : readNote(raw);
          if (there !== null && !may(there.target)) return missingNote();
          const decided = change(raw, at);
          if (decided.put === undefined || decided.result.outcome !== 'saved') return decided;
          await putNotes(db, [decided.put]);
          const { note } = decided.result;
          await remember(db, note, told, at);
          return decided;
        },
        [id],
      );
      return { result, changed: put !== undefined };
    } catch (error) {
      const written = error instanceof NotConfirmed ? { written: true } : {};
      return { result: { outcome: 'failed', ...classifyStoreError(error), ...written }, changed: false };
    }
  };

  const write = (...given: Parameters<typeof writeNow>): Promise<SaveOutcome> =>
    foreground.run(() => writeNow(...given));

  return {
    async get(id) {
      try {
        const row = await whenOpen(db, () => db.notes.get(id));
        const note = row === undefined ? null : readNote(row);
        return { outcome: 'found', note: note?.deleted === null ? note : null };
      } catch (error) {
        return { outcome: 'failed', ...classifyStoreError(error) };
      }
    },
    async list({ publication, questionNumbers, version, withoutPassages = false }) {
      try {
        const [rows, outcomes] = await whenOpen(db, () =>
          Promise.all([
            rowsOf(db, publication, questionNumbers),
            version === undefined ? [] : db.anchors.where({ document: publication }).toArray(),
          ]),
        );
        const read = rows.map(readNote);
        const notes = read.flatMap((note) =>
          note?.deleted === null && !(withoutPassages && note.passage !== null) ? [note] : [],
        );
        notes.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
        return {
          outcome: 'listed',
          notes,
          unreadable: read.filter((note) => note === null).length,
          ...(version === undefined ? {} : { anchors: ofVersion(outcomes, version) }),
          ...missing(db),
        };
      } catch (error) {
        return { outcome: 'failed', code: 'unavailable', detail: classifyStoreError(error).detail };
      }
    },
    async numbersWithTag(tag) {
      const rows = await whenOpen(db, () => db.notes.where('tags').equals(tag).toArray());
      const numbers = rows.map(readNote).map((note) => (note?.deleted === null ? note.target.questionNumber : null));
      return [...new Set(numbers.filter((number) => number !== null))];
    },
    noted: (asked) => notedAmong(db, asked).catch(logAndReturn('notes.noted', null)),
    async listPassages(query) {
      try {
        return { outcome: 'listed', ...(await whenOpen(db, () => passageBatch(db, query))) };
      } catch (error) {
        return { outcome: 'failed', code: 'unavailable', detail: classifyStoreError(error).detail };
      }
    },
    save: (request, may) => write(request.id, (raw, at) => decideSave(request, raw, at), may, request.publication),
    change: (request, may) => write(request.id, (raw, at) => decideChange(request, raw, at), may),
    delete: ({ id, expectedRevision }, may) => write(id, (raw, at) => decideDelete(expectedRevision, raw, at), may),
    restore: ({ id }, may) => write(id, (raw, at) => decideRestore(raw, at), may),
    async purge() {
      const purged = await purge(db, now()).catch(logAndReturn('notes.purge', 0));
      await purgeCollections(db, now()).catch(logAndReturn('collections.purge'));
      return purged;
    },
    async facts(dossiers) {
      try {
        return await whenOpen(db, async () => ({
          outcome: 'counted',
          ...(await count(db, () => foreground.quiet())),
          dossiers,
          schemaVersion: SCHEMA_VERSION,
        }));
      } catch (error) {
        return { outcome: 'failed', code: 'unavailable', detail: classifyStoreError(error).detail };
      }
    },
  };
}

/** The rows of a publication and of questions, each once. Most notes on a question were made in its publication: only their keys are read twice. */
async function rowsOf(db: NotesDatabase, publication: string, numbers: readonly string[]): Promise<StoredNote[]> {
  const [here, keys] = await Promise.all([
    belongingTo(db, publication, numbers).then(({ publications }) =>
      Promise.all(publications.map((id) => db.notes.where('target.publication').equals(id).toArray())),
    ),
    Promise.all(numbers.map((number) => db.notes.where('target.questionNumber').equals(number).primaryKeys())),
  ]);
  const rows = new Map(here.flat().map((row) => [row.id, row]));
  const others = [...new Set(keys.flat())].filter((id) => !rows.has(id));
  const elsewhere = others.length === 0 ? [] : await db.notes.bulkGet(others);
  return [...rows.values(), ...elsewhere.filter((row) => row !== undefined)];
}

/** Remembers the publication of a note; what the index says of its other notes changes with its title and people. */
async function remember(db: NotesDatabase, note: Note, told: PublicationFacts | undefined, at: string): Promise<void> {
  const { publication } = note.target;
  const old = await db.publications.get(publication);
  const next = rememberPublication(old, note, told?.id === publication ? told : undefined, at);
  await db.publications.put(next);
  recordPublication(next);
  if (old === undefined || !needsReindexing(old, next)) return;
  const others = await db.notes.where('target.publication').equals(publication).primaryKeys();
  await recordChanges(db, others);
}

/** What to tell a page about a loss. */
function missing(db: NotesDatabase): Pick<Extract<ResponseOf<'notes.list'>, { outcome: 'listed' }>, 'missing'> {
  const loss = db.keeper?.state().loss;
  return loss?.isMissing === true ? { missing: { expected: loss.expected, changed: loss.changed } } : {};
}

function ofVersion(rows: readonly AnchorRow[], version: string): AnchorOutcome[] {
  return rows.filter((row) => row.version === version);
}

async function purge(db: NotesDatabase, at: Date): Promise<number> {
  return changing(db, [db.notes, db.publications, db.anchors, db.sync], async () => {
    const limit = await purgeLimit(db, 'purged', at);
    if (limit === null) return 0;
    const received = await receivedDeletions(db);
    // Deleted again here since it was received: count from then. A future time comes from a clock that is ahead.
    const isOver = (deleted: string): boolean => deleted < limit || deleted > at.toISOString();
    const late = [...received].flatMap(([id, when]) => (when < limit ? [id] : []));
    const old = [
      ...(await db.notes.where('deleted').below(limit).toArray()).filter(({ id }) => !received.has(id)),
      ...(await db.notes.bulkGet(late)).filter((row) => row !== undefined),
    ].filter((row) => isOver(String(row['deleted'])));
    const gone = old
      .map(readNote)
      .filter((note) => note !== null)
      .filter(({ deleted }) => isDeleted(deleted));
    const ids = gone.map(({ id }) => id);
    await db.notes.bulkDelete(ids);
    await db.sync.bulkDelete(ids.map((id) => `${RECEIVED}${id}`));
    await recordChanges(db, ids);
    await dropAnchors(db, ids);
    for (const publication of new Set(gone.map(({ target }) => target.publication))) {
      const left = await db.notes.where('target.publication').equals(publication).count();
      if (left === 0) await db.publications.delete(publication);
    }
    return ids.length;
  });
}

/**
 * When the deletions that another device made were received, by note. The bin counts from then: whoever was away for long, or whose clock is
 * another, has as long to bring a note back.
 */
async function receivedDeletions(db: NotesDatabase): Promise<Map<string, string>> {
  const rows = await db.sync.where('key').startsWith(RECEIVED).toArray();
  return new Map(rows.map(({ key, value }) => [key.slice(RECEIVED.length), String(value)]));
}

/** An unreadable row is never purged, whatever its `deleted` says. */
function isDeleted(deleted: string | null): boolean {
  return deleted !== null && !Number.isNaN(Date.parse(deleted));
}

async function count(
  db: NotesDatabase,
  quiet: () => Promise<void>,
): Promise<{ notes: number; deleted: number; unreadable: number }> {
  const counts = { notes: 0, deleted: 0, unreadable: 0 };
  let after = '';
  for (;;) {
    await quiet();
    const rows = await db.notes.where('id').above(after).limit(BATCH).toArray();
    for (const row of rows) {
      const note = readNote(row);
      if (note === null) counts.unreadable += 1;
      else if (note.deleted === null) counts.notes += 1;
      else counts.deleted += 1;
    }
    const last = rows.at(-1);
    if (!last) return counts;
    after = last.id;
  }
}
