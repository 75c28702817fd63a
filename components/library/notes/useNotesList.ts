import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { type ListSnapshot, NotesListModel } from './notes-list.ts';
import type { LibraryQuery } from '../search/query.ts';
import { onChanges } from '../manage/useTags.ts';

/** The list of notes for a query, read again after each change of a note. */
export function useNotesList(
  client: LibraryClient,
  query: LibraryQuery,
): { readonly list: ListSnapshot; readonly model: NotesListModel } {
  const model = useMemo(() => new NotesListModel(client), [client]);
  const list = useSyncExternalStore(model.subscribe, model.snapshot);
  useEffect(() => void model.ask(query), [model, query]);
  useEffect(() => onChanges(client, () => void model.refresh()), [client, model]);
  return { list, model };
}
