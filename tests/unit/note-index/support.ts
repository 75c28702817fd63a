import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createSearchIndex, type IDB, type SearchDocument, type SearchIndex } from '../../../utils/note-index/index.ts';

/** IndexedDB of its own, in memory. */
export function freshIDB(): IDB {
  return { indexedDB: new IDBFactory(), IDBKeyRange } as unknown as IDB;
}

export function freshIndex(idb: IDB = freshIDB()): SearchIndex {
  return createSearchIndex('search-test', idb);
}

/** A document with what matters to a test; the rest is empty. */
export function document(id: string, parts: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id,
    body: '',
    quote: '',
    title: '',
    numbers: [],
    submitters: [],
    tags: [],
    meaning: null,
    publication: 'kv-tk-2024Z00001',
    date: null,
    modified: '2024-05-01T10:00:00.000Z',
    ...parts,
  };
}

export async function indexOf(documents: readonly SearchDocument[]): Promise<SearchIndex> {
  const index = freshIndex();
  await index.rebuild(documents, documents.length);
  return index;
}

export async function ids(index: SearchIndex, query: string, typing = false): Promise<string[]> {
  return (await index.query(query, { typing, limit: 500 })).hits.map(({ id }) => id);
}
