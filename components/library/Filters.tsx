import { type ReactElement, useId } from 'react';
import { isCalendarDate } from '../../utils/domain/clock/calendar.ts';
import type { LibraryFilter } from '../../utils/protocol/library.ts';
import { PublicationKind } from '../../utils/domain/publication/record.ts';
import { STATE_NAMES } from '../../utils/domain/status/types.ts';
import { MEANINGS } from '../../utils/store/settings.ts';
import { TONES } from '../../utils/domain/status/looks.ts';
import { stateLabel } from '../../utils/domain/status/words.ts';
import { Icon } from '../ui/Icon.tsx';
import { formatNumber } from '../../utils/domain/i18n/numbers.ts';
import { useLibrary } from './context.ts';
import { MeaningSign } from './MeaningSign.tsx';

interface Props {
  filter: LibraryFilter;
  onChange: (filter: LibraryFilter) => void;
  tags: readonly { tag: string; count: number }[];
}

const KINDS = PublicationKind.options;

/** A value put in when it is not there, else taken out. */
function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** What a date box holds: a whole date, or nothing yet. */
const date = (text: string): string | null => (isCalendarDate(text) ? text : null);

/** Conditions that combine. Within meanings, states and kinds any fits; tags must all be there. */
export function Filters({ filter, onChange, tags }: Props): ReactElement {
  const { t, pageT, language } = useLibrary();
  const id = useId();
  const set = (change: Partial<LibraryFilter>): void => onChange({ ...filter, ...change });
  return (
    <div className="filters">
      <fieldset>
        <legend>{t('filter.meaning')}</legend>
        {MEANINGS.map((meaning) => (
          <label key={meaning} className="tick">
            <input
              type="checkbox"
              checked={filter.meanings.includes(meaning)}
              onChange={() => set({ meanings: toggled(filter.meanings, meaning) })}
            />
            <MeaningSign meaning={meaning} />
          </label>
        ))}
      </fieldset>
      {tags.length > 0 && (
        <fieldset>
          <legend>{t('filter.tag')}</legend>
          <div className="tick-list">
            {tags.map(({ tag, count }) => (
              <label key={tag} className="tick">
                <input
                  type="checkbox"
                  checked={filter.tags.includes(tag)}
                  onChange={() => set({ tags: toggled(filter.tags, tag) })}
                />
                <span className="tick-name">{tag}</span> <span className="soft">{formatNumber(count, language)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <fieldset>
        <legend>{t('filter.state')}</legend>
        {STATE_NAMES.map((state) => (
          <label key={state} className="tick">
            <input
              type="checkbox"
              checked={filter.states.includes(state)}
              onChange={() => set({ states: toggled(filter.states, state) })}
            />
            <span className="meaning" data-tone={TONES[state]}>
              <Icon name={state} />
              {stateLabel(state, pageT)}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('filter.kind')}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="tick">
            <input
              type="checkbox"
              checked={filter.kinds.includes(kind)}
              onChange={() => set({ kinds: toggled(filter.kinds, kind) })}
            />
            <span>{t(`kind.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}who`}>{t('filter.submitter')}</label>
        <input
          id={`${id}who`}
          type="text"
          autoComplete="off"
          maxLength={100}
          value={filter.submitter ?? ''}
          onChange={(event) => set({ submitter: event.target.value === '' ? null : event.target.value })}
        />
      </div>
      <fieldset>
        <legend>{t('filter.period')}</legend>
        <div className="period">
          <label>
            <span>{t('filter.from')}</span>
            <input
              type="date"
              value={filter.from ?? ''}
              onChange={(event) => set({ from: date(event.target.value) })}
            />
          </label>
          <label>
            <span>{t('filter.to')}</span>
            <input type="date" value={filter.to ?? ''} onChange={(event) => set({ to: date(event.target.value) })} />
          </label>
        </div>
      </fieldset>
      <label className="tick">
        <input type="checkbox" checked={filter.attention} onChange={() => set({ attention: !filter.attention })} />
        <span>{t('filter.place')}</span>
      </label>
    </div>
  );
}
