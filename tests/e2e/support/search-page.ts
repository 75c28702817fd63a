import { createSearchIndex } from '../../../utils/note-index/index.ts';
import { NOTE_SCHEMA, SEARCH_DATABASE } from '../../../utils/store/search-schema.ts';

/** Puts an index in the page's own IndexedDB where a test can reach it. Built and served by search.test.ts. */
Object.assign(globalThis, { searchIndex: createSearchIndex(SEARCH_DATABASE, NOTE_SCHEMA, { indexedDB, IDBKeyRange }) });
