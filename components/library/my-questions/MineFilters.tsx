import type { ReactElement } from 'react';
import type { MineFilter, mineOffers } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';

/** Narrows the list to what the data can answer; a choice of one is left out. */
export function MineFilters(props: {
  offers: ReturnType<typeof mineOffers>;
  filter: MineFilter;
  onFilter: (filter: MineFilter) => void;
  t: FollowingTranslate;
}): ReactElement {
  const { offers, filter, onFilter, t } = props;
  const choices = [
    ['member', offers.members],
    ['party', offers.parties],
    ['addressee', offers.addressees],
  ] as const;
  return (
    <>
      {choices.map(([key, all]) =>
        all.length === 0 ? null : (
          <label key={key} className="sort">
            {t(`mine.filter.${key}`)}{' '}
            <select
              value={filter[key] ?? ''}
              onChange={({ target }) => onFilter({ ...filter, [key]: target.value === '' ? null : target.value })}
            >
              <option value="">{t('mine.filter.all')}</option>
              {all.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        ),
      )}
    </>
  );
}
