import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { type ListSnapshot, NotesListModel } from './notes-list.ts';
import type { LibraryQuery } from '../search/query.ts';
import { onChanges } from '../manage/useTags.ts';

/** Waits this long after a key before searching, in milliseconds. */
const TYPING_MS = 120;

/** The list of notes for a query, read again after each change of a note. */
export function useNotesList(
  client: LibraryClient,
  query: LibraryQuery,
): { readonly list: ListSnapshot; readonly model: NotesListModel } {
  const model = useMemo(() => new NotesListModel(client), [client]);
  const list = useSyncExternalStore(model.subscribe, model.snapshot);
  useEffect(() => {
    const timer = setTimeout(() => void model.ask(query), query.text === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [model, query]);
  useEffect(() => onChanges(client, () => void model.refresh()), [client, model]);
  return { list, model };
}
