import type { ReactElement } from 'react';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import { EVERYTHING, type LibraryFilter } from '../../../utils/protocol/library/selection.ts';
import { stateLabel } from '../../../utils/domain/status/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { type LibraryWorld, meaningName, useLibrary } from '../app/context.ts';

const without = <T,>(list: readonly T[], value: T): T[] => list.filter((each) => each !== value);

/** The filter on the dossier, if there is one. */
function collectionChip(
  { collection }: LibraryFilter,
  { t, collections }: LibraryWorld,
): [string, Partial<LibraryFilter>][] {
  if (collection === null) return [];
  const title = collections.find(({ id }) => id === collection)?.title ?? t('collections.elsewhere');
  return [[t('collections.filterOf', { title }), { collection: null }]];
}

/** The filter on the period, if there is one. */
function periodChip({ from, to }: LibraryFilter, { language }: LibraryWorld): [string, Partial<LibraryFilter>][] {
  if (from === null && to === null) return [];
  const [first, last] = [from, to].map((day) => (day === null ? '' : formatDate(day, language)));
  return [[`${first} – ${last}`.trim(), { from: null, to: null }]];
}

/** The conditions that hold, each with a way to take it away: seen also while the filters are folded. */
export function FilterChips(props: {
  filter: LibraryFilter;
  onChange: (filter: LibraryFilter) => void;
}): ReactElement | null {
  const world = useLibrary();
  const { t, pageT } = world;
  const { filter } = props;
  const chips: [string, Partial<LibraryFilter>][] = [
    ...filter.meanings.map((each): [string, Partial<LibraryFilter>] => [
      meaningName(each, world),
      { meanings: without(filter.meanings, each) },
    ]),
    ...filter.verdicts.map((each): [string, Partial<LibraryFilter>] => [
      t('verdict.yours', { verdict: t(`verdict.${each}`) }),
      { verdicts: without(filter.verdicts, each) },
    ]),
    ...filter.tags.map((each): [string, Partial<LibraryFilter>] => [each, { tags: without(filter.tags, each) }]),
    ...collectionChip(filter, world),
    ...filter.states.map((each): [string, Partial<LibraryFilter>] => [
      stateLabel(each, pageT),
      { states: without(filter.states, each) },
    ]),
    ...filter.kinds.map((each): [string, Partial<LibraryFilter>] => [
      t(`kind.${each}`),
      { kinds: without(filter.kinds, each) },
    ]),
    ...(filter.submitter === null ? [] : [[filter.submitter, { submitter: null }] as [string, Partial<LibraryFilter>]]),
    ...periodChip(filter, world),
    ...(filter.attention ? [[t('filter.place'), { attention: false }] as [string, Partial<LibraryFilter>]] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips">
      {chips.map(([name, change]) => (
        <li key={name}>
          <button
            type="button"
            className="pill"
            aria-label={t('filter.remove', { name })}
            onClick={() => props.onChange({ ...filter, ...change })}
          >
            {name}
            <Icon name="close" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="quiet" onClick={() => props.onChange(EVERYTHING)}>
          {t('filter.clear')}
        </button>
      </li>
    </ul>
  );
}
