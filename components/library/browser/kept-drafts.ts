import * as z from 'zod/mini';
import { Note, NOTE_MAX_LENGTH, NoteTarget, readNote } from '../../../utils/domain/note/note.ts';
import type { DraftKeeper, KeptDraft } from '../notes/kept-drafts.ts';
import { resultOf, databaseExists, openStore } from './idb.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

const DATABASE = 'kantlijn-drafts';
const STORE = 'drafts';
/** Start of the name of the lock that each window holds as long as it lives. */
const LOCK = 'kantlijn-window ';

const Row = z.object({
  id: Note.shape.id,
  window: z.string(),
  /** Builds from before dossiers kept only words of notes. */
  of: z._default(z.enum(['note', 'collection']), 'note'),
  text: z.string().check(z.maxLength(NOTE_MAX_LENGTH)),
  target: NoteTarget,
  publicationTitle: Note.shape.publicationTitle,
  /** In the shape that the build which kept it used: an older build lacks newer fields. */
  note: z.nullable(z.record(z.string(), z.unknown())),
});

/**
 * Keeps words beside the notes, in a database of the extension's own pages, as long as this window lives. An update closes
 * the window without a word: what was typed in its last moments is found here by the next one.
 *
 * @param window identifier of this window
 */
export function draftKeeper(window: string): DraftKeeper {
  let database: IDBDatabase | null = null;
  let opening: Promise<IDBDatabase> | null = null;
  // Held until the window is gone; what is kept under a name that nobody holds was left behind.
  void navigator.locks.request(LOCK + window, () => new Promise<never>(() => undefined));

  const ready = async (): Promise<IDBDatabase> => {
    if (database !== null) return database;
    opening ??= openStore(DATABASE, STORE, { keyPath: 'id' }).finally(() => (opening = null));
    const opened = await opening;
    // Deleting everything waits for nobody.
    opened.addEventListener('versionchange', () => {
      opened.close();
      database = null;
    });
    return (database = opened);
  };
  /** Committed at once: the answer may come when this window is gone. */
  const write = (change: (store: IDBObjectStore) => void): void => {
    const run = (opened: IDBDatabase): void => {
      const transaction = opened.transaction(STORE, 'readwrite', { durability: 'relaxed' });
      change(transaction.objectStore(STORE));
      transaction.commit();
    };
    if (database === null) void ready().then(run, logAndReturn('drafts.keep'));
    else run(database);
  };
  const awaited = new Set<string>();
  /** The lock of a window is granted once that window is gone. */
  const whenGone = (other: string, more: () => void): void => {
    if (other === window || awaited.has(other)) return;
    awaited.add(other);
    void navigator.locks
      .request(LOCK + other, () => void awaited.delete(other))
      .then(more, logAndReturn('drafts.keep'));
  };
  return {
    prepare: () => void ready().catch(logAndReturn('drafts.keep')),
    keep: (draft) => write((store) => store.put({ ...draft, window })),
    drop: (id) => write((store) => store.delete(id)),
    async recover(more = () => undefined) {
      if (!(await databaseExists(DATABASE))) return [];
      const { held = [] } = await navigator.locks.query();
      const living = new Set(held.flatMap(({ name }) => name ?? []));
      const opened = await ready();
      const rows: unknown[] = await resultOf(opened.transaction(STORE).objectStore(STORE).getAll());
      return rows.flatMap((row): KeptDraft[] => {
        const read = Row.safeParse(row);
        if (!read.success) return [];
        if (living.has(LOCK + read.data.window)) {
          whenGone(read.data.window, more);
          return [];
        }
        // Restore the words even without their note: whatever is stored meanwhile is then shown beside them, as in
        // any conflict.
        return [{ ...read.data, note: read.data.note === null ? null : readNote(read.data.note) }];
      });
    },
  };
}
