import { type ReactElement, useRef } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { FilterChips } from '../search/FilterChips.tsx';
import { FilterToggle } from '../search/FilterToggle.tsx';
import { activeConditions, isSearch, type LibraryQuery, type Sort, SORTS } from '../search/query.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { useSearchKeys } from '../search/useSearchKeys.ts';

const SORT_KEYS = {
  newest: 'sort.modified',
  date: 'sort.date',
  title: 'sort.title',
  submitter: 'sort.submitter',
} as const;

/** Above the list of all notes: the search box, filters that are on, the order, and exporting what is listed. */
export function NotesToolbar(props: {
  query: LibraryQuery;
  onQuery: (query: LibraryQuery) => void;
  filtersOpen: boolean;
  onFilters: (open: boolean) => void;
  onExport: () => void;
  hidden: boolean;
}): ReactElement {
  const { t } = useLibrary();
  const { query, onQuery, filtersOpen } = props;
  const searchBox = useRef<HTMLInputElement>(null);
  useSearchKeys(searchBox);
  return (
    <div className="tools" hidden={props.hidden}>
      <SearchBox
        ref={searchBox}
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={query.text}
        onChange={(text) => onQuery({ ...query, text })}
        help
      />
      <div className="tool-row">
        <FilterToggle
          controls="filters"
          open={filtersOpen}
          conditions={activeConditions(query.filter)}
          onToggle={() => props.onFilters(!filtersOpen)}
        />
        <SortChoice query={query} onQuery={onQuery} />
        <span className="spread" />
        <button type="button" className="quiet" aria-label={t('export.title')} onClick={props.onExport}>
          <Icon name="save" />
          <span className="words">{t('export.title')}</span>
        </button>
      </div>
      <FilterChips filter={query.filter} onChange={(filter) => onQuery({ ...query, filter })} />
    </div>
  );
}

/** The order of the list. A search has its own: best first. */
function SortChoice(props: { query: LibraryQuery; onQuery: (query: LibraryQuery) => void }): ReactElement {
  const { t } = useLibrary();
  const { query, onQuery } = props;
  const searching = isSearch(query);
  return (
    <label className="sort">
      <span className="unseen">{t('sort.label')}</span>
      <select
        value={searching ? 'best' : query.sort}
        disabled={searching}
        onChange={(event) => onQuery({ ...query, sort: event.target.value as Sort })}
      >
        {searching && <option value="best">{t('sort.best')}</option>}
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(SORT_KEYS[sort])}
          </option>
        ))}
      </select>
    </label>
  );
}
