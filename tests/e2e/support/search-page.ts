import { createSearchIndex, SEARCH_DATABASE } from '../../../utils/note-index/index.ts';

/** Puts the index of the page's own IndexedDB where a test can reach it. */
Object.assign(globalThis, { searchIndex: createSearchIndex(SEARCH_DATABASE, { indexedDB, IDBKeyRange }) });
