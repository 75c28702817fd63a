import { type ReactElement, useState } from 'react';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { type LibraryWorld, useLibrary } from '../app/context.ts';
import { Filters } from '../search/Filters.tsx';
import type { ExportScope } from '../files/gather.ts';
import type { ListSnapshot } from './notes-list.ts';
import { NotesList } from './NotesList.tsx';
import { NotesResults } from './NotesResults.tsx';
import { NotesToolbar } from './NotesToolbar.tsx';
import { activeConditions, FIRST_QUERY, isSearch, type LibraryQuery } from '../search/query.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { Unreadable } from '../manage/Unreadable.tsx';
import { type Many, useMany } from './useMany.ts';
import { useNotesList } from './useNotesList.ts';
import { type NoteSelection, useSelection } from './useSelection.ts';
import { useTags } from '../manage/useTags.ts';

/** Whether there is room for the filters beside the list (library.css); elsewhere they push it down. */
const isWide = (): boolean => typeof matchMedia !== 'function' || matchMedia('(min-width: 900px)').matches;

/** All notes: search, filters, order, and what can be done with many at once. */
export function AllNotes(props: {
  onExport: (scopes: readonly ExportScope[]) => void;
  onManage: () => void;
}): ReactElement {
  const { t, ports } = useLibrary();
  const [query, setQuery] = useState<LibraryQuery>(FIRST_QUERY);
  const { list, model } = useNotesList(ports.client, query);
  const selection = useSelection();
  const many = useMany(selection.replace);
  const [filtering, setFiltering] = useState(() => ports.form === 'page' && isWide());
  const tags = useTags(ports.client);
  const tagNames = tags.map(({ tag }) => tag);

  const filtered = activeConditions(query.filter) > 0;
  const narrowed = filtered || isSearch(query);
  const bare = list.state === 'ready' && list.groups.length === 0 && !narrowed;
  const exportListed = (): void => props.onExport(exportScopes(query, list, selection.ids));
  const clearFilters = (): void => setQuery({ ...query, filter: EVERYTHING });
  return (
    <div className="all" data-filtering={filtering && !bare}>
      <NotesToolbar
        query={query}
        onQuery={setQuery}
        filtersOpen={filtering}
        onFilters={setFiltering}
        onExport={exportListed}
        hidden={bare}
      />
      <aside id="filters" className="filter-pane" aria-label={t('filter.show')} hidden={!filtering || bare}>
        <Filters filter={query.filter} tags={tags} onChange={(filter) => setQuery({ ...query, filter })} />
      </aside>
      <NotesResults
        list={list}
        narrowed={narrowed}
        onRetry={() => void model.refresh()}
        onClearFilters={filtered ? clearFilters : null}
        onManage={props.onManage}
      >
        <Unreadable />
        {list.groups.length > 0 && (
          <NotesList
            list={list}
            selected={selection.ids}
            onSelect={selection.toggle}
            tags={tagNames}
            onDelete={(id) => many.remove([id])}
            onMore={() => void model.loadMore()}
            onRest={(publication) => void model.loadRest(publication)}
            onExport={(publication, title, count) =>
              props.onExport([{ is: 'publication', publication, title, count }, { is: 'all' }])
            }
          />
        )}
      </NotesResults>
      {selection.ids.size > 0 && (
        <Selected query={query} list={list} selection={selection} tags={tagNames} many={many} onExport={exportListed} />
      )}
    </div>
  );
}

/** What can be done with the selected notes. */
function Selected(props: {
  query: LibraryQuery;
  list: ListSnapshot;
  selection: NoteSelection;
  tags: readonly string[];
  many: Many;
  onExport: () => void;
}): ReactElement {
  const world = useLibrary();
  const { query, list, selection, many } = props;
  return (
    <SelectionBar
      count={selection.ids.size}
      tags={props.tags}
      onAll={() => selectAll(world, query, list, selection)}
      onNone={selection.clear}
      onTag={(tag) => many.tag([...selection.ids], tag)}
      onExport={props.onExport}
      onDelete={() => many.remove([...selection.ids])}
    />
  );
}

/** The notes a search shows, as ids. */
const foundIds = (list: ListSnapshot): string[] =>
  list.groups.flatMap((group) => group.notes.map(({ head }) => head.id));

/** What can be exported from here, the narrowest first: the selection, what is searched or filtered for, everything. */
function exportScopes(query: LibraryQuery, list: ListSnapshot, selected: ReadonlySet<string>): ExportScope[] {
  const scopes: ExportScope[] = [];
  if (selected.size > 0) scopes.push({ is: 'selected', ids: [...selected] });
  if (isSearch(query)) scopes.push({ is: 'filtered', ids: foundIds(list) });
  else if (activeConditions(query.filter) > 0) scopes.push({ is: 'filtered', filter: query.filter });
  return [...scopes, { is: 'all' }];
}

/** Selects what a search shows, or every note that fits the filter, also those that are not listed yet. */
function selectAll(
  { ports, say, t }: LibraryWorld,
  query: LibraryQuery,
  list: ListSnapshot,
  selection: NoteSelection,
): void {
  if (isSearch(query)) return selection.toggle(foundIds(list), true);
  ports.client.request('library.ids', { selection: { by: 'filter', filter: query.filter } }).then(
    (answer) => {
      if (answer.outcome === 'ids') selection.replace(new Set(answer.ids));
    },
    () => say(t('library.failed')),
  );
}
