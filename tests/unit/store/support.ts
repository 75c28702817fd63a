import type { PassageSelectors } from '../../../utils/domain/anchor/selectors.ts';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { NotesDatabase } from '../../../utils/store/database.ts';
import { createSearchIndex, type IDB } from '../../../utils/note-index/index.ts';
import { NOTE_SCHEMA, SEARCH_DATABASE } from '../../../utils/store/search-schema.ts';
import { createLibrary, type LibraryRepository } from '../../../utils/store/library.ts';
import { createSearchFeed, type SearchFeed } from '../../../utils/store/search-feed.ts';
import type { Places } from '../../../utils/store/wipe.ts';
import { createNotesRepository, type NotesRepository } from '../../../utils/store/notes.ts';
import type { SaveNoteRequest } from '../../../utils/protocol/notes.ts';

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

/** Stands for what the browser stores besides the notes database: names, by kind. */
export function places(env: ReturnType<typeof environment>): Places & { kept: Set<string> } {
  const kept = new Set(['settings.language']);
  return {
    kept,
    databases: async () => (await env.indexedDB.databases()).flatMap(({ name }) => name ?? []),
    removeDatabase: (name) =>
      new Promise((resolve) => {
        env.indexedDB.deleteDatabase(name).addEventListener('success', () => resolve());
      }),
    rest: async () => [...kept],
    removeRest: async () => kept.clear(),
  };
}

/** A library beside a repository, with a search index of its own in the same IndexedDB. */
export function libraryOf({ db, env, clock }: Pick<ReturnType<typeof repository>, 'db' | 'env' | 'clock'>): {
  repo: LibraryRepository;
  search: SearchFeed;
  places: ReturnType<typeof places>;
} {
  const index = createSearchIndex(SEARCH_DATABASE, NOTE_SCHEMA, env as unknown as IDB);
  const search = createSearchFeed(db, index);
  const own = places(env);
  return { search, places: own, repo: createLibrary({ db, search, places: own, now: () => clock.at }) };
}

/** A passage of these words as another tool would give it: without a place in a part. */
export function passageOf(exact: string): PassageSelectors {
  return {
    version: 1,
    source: { id: 'kv-tk-1', version: null, date: null, questionNumbers: [] },
    quote: { type: 'TextQuoteSelector', exact, prefix: 'voor ', suffix: ' na' },
    position: { type: 'TextPositionSelector', start: 5, end: 5 + exact.length },
    structure: null,
  };
}
