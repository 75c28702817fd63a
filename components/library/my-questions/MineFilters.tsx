import type { ReactElement } from 'react';
import type { MineFilter, mineOffers } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';

/** In the order offered. */
const FILTERS = ['ministry', 'member', 'party', 'addressee'] as const;

/** Narrows the list to what the data can answer; a choice of one is left out. */
export function MineFilters(props: {
  offers: ReturnType<typeof mineOffers>;
  filter: MineFilter;
  onFilter: (filter: MineFilter) => void;
  t: FollowingTranslate;
}): ReactElement {
  const { offers, filter, onFilter, t } = props;
  return (
    <>
      {FILTERS.map((key) =>
        offers[key].length === 0 ? null : (
          <label key={key} className="sort">
            {t(`mine.filter.${key}`)}{' '}
            <select
              value={filter[key] ?? ''}
              onChange={({ target }) =>
                onFilter({ ...filter, [key]: target.value === '' ? null : target.value } as MineFilter)
              }
            >
              <option value="">{t('mine.filter.all')}</option>
              {offers[key].map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ),
      )}
    </>
  );
}
