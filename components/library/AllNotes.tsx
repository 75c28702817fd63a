import { type ReactElement, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { EVERYTHING } from '../../utils/protocol/library.ts';
import { useLibrary } from './context.ts';
import { FilterChips } from './FilterChips.tsx';
import { Filters } from './Filters.tsx';
import { FilterToggle } from './FilterToggle.tsx';
import { NotesList } from './NotesList.tsx';
import { type ListSnapshot, NotesListModel } from './notes-list.ts';
import { activeConditions, FIRST_QUERY, type LibraryQuery, type Sort, SORTS } from './query.ts';
import { SearchBox } from './SearchBox.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { Unreadable } from './Unreadable.tsx';
import { useMany } from './useMany.ts';
import { onChanges, useTags } from './useTags.ts';
import { AllEmpty, StateMessage } from './StateMessage.tsx';
import type { ExportScope } from './gather.ts';

/** Waits this long after a key before searching, in milliseconds. */
const TYPING_MS = 120;

/** Whether there is room for the filters beside the list (library.css): elsewhere they would stand before it. */
const isWide = (): boolean => typeof matchMedia !== 'function' || matchMedia('(min-width: 900px)').matches;

const SORT_KEYS = {
  newest: 'sort.modified',
  date: 'sort.date',
  title: 'sort.title',
  submitter: 'sort.submitter',
} as const;

/** What is said when there is no list. */
const FAILURES = { failed: 'library.failed', newer: 'trouble.newer', outdated: 'library.outdated' } as const;

/** What a search says of itself: how much, and what was bent to find it. */
function FoundText(props: { found: NonNullable<ListSnapshot['found']>; shown: number }): ReactElement {
  const { t } = useLibrary();
  const { shown } = props;
  const { total, totalIsExact, all, corrections, pending } = props.found;
  return (
    <>
      {total > 0 && t(totalIsExact ? 'search.total' : 'search.totalAtLeast', { count: total })}
      {total > shown && shown > 0 && ` ${t('search.shown', { count: shown })}`}
      {total > 0 && !all && ` ${t('search.part')}`}
      {corrections.map(({ from, to }) => ` ${t('search.corrected', { from, to: to.join(', ') })}`)}
      {pending > 0 && ` ${t('search.indexing')}`}
    </>
  );
}

/** All notes: search, filters, order, and what can be done with many at once. */
export function AllNotes(props: {
  onExport: (scopes: readonly ExportScope[]) => void;
  onManage: () => void;
}): ReactElement {
  const world = useLibrary();
  const { t, ports } = world;
  const model = useMemo(() => new NotesListModel(ports.client), [ports.client]);
  const list = useSyncExternalStore(model.subscribe, model.snapshot);
  const [query, setQuery] = useState<LibraryQuery>(FIRST_QUERY);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [filtering, setFiltering] = useState(() => ports.form === 'page' && isWide());
  const tags = useTags(ports.client);
  const many = useMany(setSelected);
  const searchBox = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => void model.ask(query), query.text === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [model, query]);
  useEffect(() => onChanges(ports.client, () => void model.refresh()), [ports.client, model]);
  useEffect(() => {
    const slash = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
        return;
      event.preventDefault();
      searchBox.current?.focus();
    };
    document.addEventListener('keydown', slash);
    return () => document.removeEventListener('keydown', slash);
  }, []);

  const conditions = activeConditions(query.filter);
  const asked = conditions > 0 || query.text.trim() !== '';
  const notes = list.groups.reduce((sum, { count }) => sum + count, 0);
  const select = (ids: readonly string[], on: boolean): void => {
    setSelected((old) => {
      const next = new Set(old);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  };
  const selectAll = (): void => {
    if (query.text.trim() !== '') {
      select(
        list.groups.flatMap((group) => group.notes.map(({ head }) => head.id)),
        true,
      );
      return;
    }
    ports.client.request('library.ids', { selection: { by: 'filter', filter: query.filter } }).then(
      (answer) => {
        if (answer.outcome === 'ids') setSelected(new Set(answer.ids));
      },
      () => world.say(t('library.failed')),
    );
  };
  const exportScopes = (): ExportScope[] => [
    ...(selected.size > 0 ? [{ is: 'selected' as const, ids: [...selected] }] : []),
    ...(query.text.trim() !== ''
      ? [{ is: 'filtered' as const, ids: list.groups.flatMap((group) => group.notes.map(({ head }) => head.id)) }]
      : conditions > 0
        ? [{ is: 'filtered' as const, filter: query.filter }]
        : []),
    { is: 'all' },
  ];

  const empty = list.state === 'ready' && list.groups.length === 0;
  return (
    <div className="all" data-filtering={filtering && !(empty && !asked)}>
      <div className="tools" hidden={empty && !asked}>
        <SearchBox
          ref={searchBox}
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={query.text}
          onChange={(text) => setQuery({ ...query, text })}
          help
        />
        <div className="tool-row">
          <FilterToggle
            controls="filters"
            open={filtering}
            conditions={conditions}
            onToggle={() => setFiltering(!filtering)}
          />
          <label className="sort">
            <span className="unseen">{t('sort.label')}</span>
            <select
              value={query.text.trim() === '' ? query.sort : 'best'}
              disabled={query.text.trim() !== ''}
              onChange={(event) => setQuery({ ...query, sort: event.target.value as Sort })}
            >
              {query.text.trim() !== '' && <option value="best">{t('sort.best')}</option>}
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(SORT_KEYS[sort])}
                </option>
              ))}
            </select>
          </label>
          <span className="spread" />
          <button
            type="button"
            className="quiet"
            aria-label={t('export.title')}
            onClick={() => props.onExport(exportScopes())}
          >
            <Icon name="save" />
            <span className="words">{t('export.title')}</span>
          </button>
        </div>
        <FilterChips filter={query.filter} onChange={(filter) => setQuery({ ...query, filter })} />
      </div>
      <aside
        id="filters"
        className="filter-pane"
        aria-label={t('filter.show')}
        hidden={!filtering || (empty && !asked)}
      >
        <Filters filter={query.filter} tags={tags} onChange={(filter) => setQuery({ ...query, filter })} />
      </aside>
      <div className="results" aria-busy={list.state === 'loading'}>
        <output className="found soft">
          {list.state === 'loading' && t('library.loading')}
          {list.state === 'ready' && list.found === null && notes > 0 && !list.more && (
            <>
              {t('all.found', {
                notes: t('all.count', { count: notes }),
                publications: t('all.publications', { count: list.groups.length }),
              })}
            </>
          )}
          {list.found !== null && <FoundText found={list.found} shown={notes} />}
        </output>
        {(list.state === 'failed' || list.state === 'newer' || list.state === 'outdated') && (
          <StateMessage title={t(FAILURES[list.state])} tone="late">
            <button
              type="button"
              onClick={() => (list.state === 'outdated' ? location.reload() : void model.refresh())}
            >
              {t(list.state === 'outdated' ? 'library.reload' : 'library.retry')}
            </button>
          </StateMessage>
        )}
        {empty && !asked && <AllEmpty onImport={props.onManage} />}
        {empty && asked && (
          <StateMessage title={t('search.none.title')} text={t('search.none.text')}>
            {conditions > 0 && (
              <button type="button" onClick={() => setQuery({ ...query, filter: EVERYTHING })}>
                {t('filter.clear')}
              </button>
            )}
          </StateMessage>
        )}
        <Unreadable />
        {list.groups.length > 0 && (
          <NotesList
            list={list}
            selected={selected}
            onSelect={select}
            tags={tags.map(({ tag }) => tag)}
            onDelete={(id) => many.remove([id])}
            onMore={() => void model.loadMore()}
            onRest={(publication) => void model.loadRest(publication)}
            onExport={(publication, title, count) =>
              props.onExport([{ is: 'publication', publication, title, count }, { is: 'all' }])
            }
          />
        )}
      </div>
      {selected.size > 0 && (
        <SelectionBar
          count={selected.size}
          tags={tags.map(({ tag }) => tag)}
          onAll={selectAll}
          onNone={() => setSelected(new Set())}
          onTag={(tag) => many.tag([...selected], tag)}
          onExport={() => props.onExport(exportScopes())}
          onDelete={() => many.remove([...selected])}
        />
      )}
    </div>
  );
}
