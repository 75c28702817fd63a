import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { NotesDatabase } from '../../../utils/store/database.ts';
import { createNotesRepository, type NotesRepository } from '../../../utils/store/notes.ts';
import type { SaveNoteRequest } from '../../../utils/messages/protocol.ts';

/** An own IndexedDB for one test. */
export function environment(): { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange } {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

/** A repository with a clock that stands still until it is set. */
export function repository(env = environment()): {
  env: ReturnType<typeof environment>;
  db: NotesDatabase;
  notes: NotesRepository;
  clock: { at: Date };
} {
  const clock = { at: new Date('2026-11-23T12:00:00.000Z') };
  const db = new NotesDatabase(env);
  return { env, db, clock, notes: createNotesRepository(db, () => clock.at) };
}

/** The id of note n. */
export function noteId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A save of note 1 on question 3, with what the test wants different. */
export function saveOf(changes: Partial<SaveNoteRequest> = {}): SaveNoteRequest {
  return {
    id: noteId(1),
    target: { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: 3 },
    body: 'eerste tekst',
    publicationTitle: 'Scanners',
    expectedRevision: 0,
    ...changes,
  };
}
