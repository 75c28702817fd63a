import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createHighlighter, createSearchIndex, type IDB } from '../../../utils/note-index/index.ts';
import type { SearchField } from '../../../utils/protocol/library/lists.ts';
import { NOTE_SCHEMA, type NoteIndex, type SearchDocument } from '../../../utils/store/search-schema.ts';

/** An IndexedDB of its own, in memory. */
export function freshIDB(): IDB {
  return { indexedDB: new IDBFactory(), IDBKeyRange } as unknown as IDB;
}

export function freshIndex(idb: IDB = freshIDB()): NoteIndex {
  return createSearchIndex('search-test', NOTE_SCHEMA, idb);
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
    verdict: null,
    publication: 'kv-tk-2024Z00001',
    date: null,
    modified: '2024-05-01T10:00:00.000Z',
    ...parts,
  };
}

export async function indexOf(documents: readonly SearchDocument[]): Promise<NoteIndex> {
  const index = freshIndex();
  await index.rebuild(documents, documents.length);
  return index;
}

export async function ids(index: NoteIndex, query: string, typing = false): Promise<string[]> {
  return (await index.query(query, { typing, limit: 500 })).hits.map(({ id }) => id);
}

/** What to highlight in a document for a query. */
export const matchDocument = (
  note: SearchDocument,
  query: Parameters<typeof createHighlighter>[1],
): ReturnType<ReturnType<typeof createHighlighter<SearchDocument, SearchField>>> =>
  createHighlighter(NOTE_SCHEMA.fields, query)(note);
