import type { ReactElement } from 'react';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { ListedSearch } from '../../../utils/protocol/following.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { useSetSearch } from './FollowSearch.tsx';
import { NotifyButton } from './NotifyButton.tsx';
import { searchInWords } from './search-words.ts';

/** The searches that the reader follows, and up to which day the list was looked through for them. */
export function FollowedSearches(props: {
  searches: readonly ListedSearch[];
  t: FollowingTranslate;
}): ReactElement | null {
  const { searches, t } = props;
  if (searches.length === 0) return null;
  return (
    <section className="mine-searches" aria-labelledby="mine-searches">
      <h2 id="mine-searches">
        {t('search.title')} <span className="soft">{searches.length}</span>
      </h2>
      <ul>
        {searches.map((search) => (
          <Search key={search.id} search={search} t={t} />
        ))}
      </ul>
    </section>
  );
}

function Search({ search, t }: { search: ListedSearch; t: FollowingTranslate }): ReactElement {
  const { language } = useLibrary();
  const set = useSetSearch();
  const { id, conditions, since, notify, updatedTo } = search;
  const name = searchInWords(conditions, t);
  return (
    <li>
      <strong>{name}</strong>
      <span className="soft">
        {t('search.since', { date: formatDate(since, language), until: formatDate(updatedTo, language) })}
      </span>
      <span className="row-actions">
        <button
          type="button"
          className="quiet follow"
          aria-pressed="true"
          aria-label={t('search.follow.of', { name })}
          onClick={() => set(conditions, false)}
        >
          <Icon name="bell" />
          {t('mine.follow')}
        </button>
        <NotifyButton of={{ search: id }} name={name} notify={notify} t={t} />
      </span>
    </li>
  );
}
