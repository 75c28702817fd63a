import { type ReactElement, useMemo, useState } from 'react';
import { EVERYTHING, type Selection } from '../../../utils/protocol/library/selection.ts';
import { type LibraryWorld, useLibrary } from '../app/context.ts';
import { collectionInAddress } from '../collections/address.ts';
import { Filters } from '../search/Filters.tsx';
import type { ExportScope } from '../files/gather.ts';
import type { ListSnapshot, NotesListModel } from './notes-list.ts';
import { NotesList } from './NotesList.tsx';
import { NotesResults } from './NotesResults.tsx';
import { NotesToolbar } from './NotesToolbar.tsx';
import { activeConditions, FIRST_QUERY, isSearch, type LibraryQuery } from '../search/query.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { Unreadable } from '../manage/Unreadable.tsx';
import { useStable } from '../parts/useStable.ts';
import { useTaking } from '../files/useTaking.ts';
import { type Many, useMany } from './useMany.ts';
import { VerdictTable } from './VerdictTable.tsx';
import { useNotesList } from './useNotesList.ts';
import { type NoteSelection, useSelection } from './useSelection.ts';
import { useTags } from '../manage/useTags.ts';

/** Whether there is room for the filters beside the list (library.css); elsewhere they push it down. */
const isWide = (): boolean => typeof matchMedia !== 'function' || matchMedia('(min-width: 900px)').matches;

/** The initial query: the notes of a dossier when the address names one. */
const queryOfAddress = (): LibraryQuery => ({
  ...FIRST_QUERY,
  filter: { ...EVERYTHING, collection: collectionInAddress('collection') },
});

/** All notes: search, filters, order, and what can be done with many at once. */
export function AllNotes(props: {
  onExport: (scopes: readonly ExportScope[]) => void;
  onManage: () => void;
}): ReactElement {
  const { t, ports } = useLibrary();
  const [query, setQuery] = useState<LibraryQuery>(queryOfAddress);
  const { list, model } = useNotesList(ports.client, query);
  const selection = useSelection();
  const many = useMany(selection.replace);
  const [filtering, setFiltering] = useState(() => ports.form === 'page' && isWide());
  const tags = useTags(ports.client);
  const tagNames = useMemo(() => tags.map(({ tag }) => tag), [tags]);

  const filtered = activeConditions(query.filter) > 0;
  const narrowed = filtered || isSearch(query);
  const bare = list.state === 'ready' && list.groups.length === 0 && !narrowed;
  const exportListed = (): void =>
    void model.readAll().then((all) => props.onExport(exportScopes(query, all, selection.ids)));
  const acts = useActs(model, many, props.onExport);
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
        {hasVerdicts(query, list) && (
          <VerdictTable selection={countedOf(query, list, selection.ids)} version={list.groups} />
        )}
        {list.groups.length > 0 && (
          <NotesList list={list} selected={selection.ids} onSelect={selection.toggle} tags={tagNames} {...acts} />
        )}
      </NotesResults>
      {selection.ids.size > 0 && (
        <Selected
          query={query}
          readAll={model.readAll}
          selection={selection}
          tags={tagNames}
          many={many}
          onExport={exportListed}
        />
      )}
    </div>
  );
}

/** What rows of the list can do; the same functions at every drawing. */
function useActs(
  model: NotesListModel,
  many: Many,
  onExport: (scopes: readonly ExportScope[]) => void,
): Pick<Parameters<typeof NotesList>[0], 'onDelete' | 'onMore' | 'onRest' | 'onExport'> {
  return useStable({
    onDelete: (id: string) => many.remove([id]),
    onMore: () => void model.loadMore(),
    onRest: (publication: string) => void model.loadRest(publication),
    onExport: (publication: string, title: string, count: number) =>
      onExport([{ is: 'publication', publication, title, count }, { is: 'all' }]),
  });
}

/** What can be done with the selected notes. */
function Selected(props: {
  query: LibraryQuery;
  readAll: NotesListModel['readAll'];
  selection: NoteSelection;
  tags: readonly string[];
  many: Many;
  onExport: () => void;
}): ReactElement {
  const world = useLibrary();
  const { query, readAll, selection, many } = props;
  const { print, copy } = useTaking();
  return (
    <SelectionBar
      count={selection.ids.size}
      tags={props.tags}
      onAll={() => selectAll(world, query, readAll, selection)}
      onNone={selection.clear}
      onTag={(tag) => many.tag([...selection.ids], tag)}
      onCollect={(collection) => many.collect([...selection.ids], collection)}
      onExport={props.onExport}
      onPrint={() => print({ what: 'notes', ids: [...selection.ids] })}
      onCopy={() => copy({ what: 'notes', ids: [...selection.ids] })}
      zotero={() => ({ documents: [], selection: { by: 'ids', ids: [...selection.ids] } })}
      onDelete={() => many.remove([...selection.ids])}
    />
  );
}

/** The notes a search shows, as ids. */
const foundIds = (list: ListSnapshot): string[] =>
  list.groups.flatMap((group) => group.notes.map(({ head }) => head.id));

/** Whether there are verdicts to count, judging by what is visible. */
const hasVerdicts = ({ filter }: LibraryQuery, { groups }: ListSnapshot): boolean =>
  filter.verdicts.length > 0 || groups.some(({ notes }) => notes.some(({ head }) => head.verdict !== null));

/** The notes whose verdicts are counted: the selection, the search results, or everything the filter lets through. */
function countedOf(query: LibraryQuery, list: ListSnapshot, selected: ReadonlySet<string>): Selection {
  if (selected.size > 0) return { by: 'ids', ids: [...selected] };
  if (isSearch(query)) return { by: 'ids', ids: foundIds(list) };
  return { by: 'filter', filter: query.filter };
}

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
  { ports, announce, t }: LibraryWorld,
  query: LibraryQuery,
  readAll: NotesListModel['readAll'],
  selection: NoteSelection,
): void {
  if (isSearch(query)) return void readAll().then((list) => selection.toggle(foundIds(list), true));
  ports.client.request('library.ids', { selection: { by: 'filter', filter: query.filter } }).then(
    (answer) => {
      if (answer.outcome === 'ids') selection.replace(new Set(answer.ids));
    },
    () => announce(t('library.failed')),
  );
}
