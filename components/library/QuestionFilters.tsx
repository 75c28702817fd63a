import { type ReactElement, useId, useMemo } from 'react';
import { isCalendarDate } from '../../utils/clock/calendar.ts';
import { SOUGHT_STATES } from '../../utils/corpus/contract.ts';
import { relatedTranslator } from '../../utils/i18n/related.ts';
import { wordOf } from '../related/words.ts';
import { useLibrary } from './context.ts';
import type { QuestionQuery } from './question-query.ts';

/** What a date box holds: a whole date, or nothing yet. */
const day = (text: string): string | null => (isCalendarDate(text) ? text : null);

const NAMES = ['member', 'party', 'minister'] as const;

/** Conditions on all questions that combine: who asked, of which party, who was asked, when, and where it stands. */
export function QuestionFilters(props: {
  query: QuestionQuery;
  onChange: (query: QuestionQuery) => void;
}): ReactElement {
  const { query, onChange } = props;
  const { t, language } = useLibrary();
  const relatedT = useMemo(() => relatedTranslator(language), [language]);
  const id = useId();
  return (
    <div className="filters question-filters">
      {NAMES.map((name) => (
        <div className="field" key={name}>
          <label htmlFor={id + name}>{t(`questions.filter.${name}`)}</label>
          <input
            id={id + name}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            value={query[name]}
            onChange={(event) => onChange({ ...query, [name]: event.target.value })}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}state`}>{t('filter.state')}</label>
        <select
          id={`${id}state`}
          value={query.state ?? ''}
          onChange={(event) =>
            onChange({ ...query, state: SOUGHT_STATES.find((state) => state === event.target.value) ?? null })
          }
        >
          <option value="">{t('questions.filter.anyState')}</option>
          {SOUGHT_STATES.map((state) => (
            <option key={state} value={state}>
              {wordOf(state, relatedT)}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{t('questions.filter.period')}</legend>
        <div className="period">
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              <span>{t(`filter.${end}`)}</span>
              <input
                type="date"
                value={query[end] ?? ''}
                onChange={(event) => onChange({ ...query, [end]: day(event.target.value) })}
              />
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
