import { type ReactElement, useId, useMemo } from 'react';
import { isCalendarDate } from '../../utils/domain/clock/calendar.ts';
import { SOUGHT_STATES } from '../../utils/questions/file/contract.ts';
import { relatedTranslator } from '../../utils/domain/i18n/related.ts';
import type { Offers } from '../../utils/questions/search/offers.ts';
import { wordOf } from '../related/words.ts';
import { useLibrary } from './context.ts';
import type { QuestionQuery } from './question-query.ts';

/** What a date box holds: a whole date, or nothing yet. */
const day = (text: string): string | null => (isCalendarDate(text) ? text : null);

const NAMES = ['member', 'party', 'minister'] as const;

/** Conditions on all questions that combine: who asked, of which party, who was asked, when, and where it stands. */
export function QuestionFilters(props: {
  query: QuestionQuery;
  /** What the list can be asked for; null while it is not known, and then everything may be. */
  offers: Offers | null;
  onChange: (query: QuestionQuery) => void;
}): ReactElement {
  const { query, offers, onChange } = props;
  const { t, language } = useLibrary();
  const relatedT = useMemo(() => relatedTranslator(language), [language]);
  const id = useId();
  // What was filled in stays in sight, so that it can be taken away; what cannot be answered is not asked.
  const names = NAMES.filter((name) => query[name] !== '' || isOffered(name, offers));
  const missing = NAMES.filter((name) => !isOffered(name, offers));
  const states = SOUGHT_STATES.filter(
    (state) => offers === null || offers.states.includes(state) || state === query.state,
  );
  return (
    <div className="filters question-filters">
      {names.map((name) => (
        <div className="field" key={name}>
          <label htmlFor={id + name}>
            {t(
              name === 'minister' && offers?.minister === 'offices'
                ? 'questions.filter.office'
                : `questions.filter.${name}`,
            )}
          </label>
          <input
            id={id + name}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            value={query[name]}
            onChange={(event) => onChange({ ...query, [name]: event.target.value })}
            {...(name === 'minister' && offers?.minister === 'names' ? { 'aria-describedby': `${id}names` } : {})}
          />
          {name === 'minister' && offers?.minister === 'names' && (
            <p className="soft" id={`${id}names`}>
              {t('questions.filter.namesOnly')}
            </p>
          )}
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
          {states.map((state) => (
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
      {missing.map((name) => (
        <p className="soft" key={name}>
          {t(name === 'party' ? 'questions.filter.without.party' : 'questions.filter.without.minister')}
        </p>
      ))}
    </div>
  );
}

type Name = (typeof NAMES)[number];

/** Whether the list can answer a condition on a name. */
function isOffered(name: Name, offers: Offers | null): boolean {
  if (offers === null || name === 'member') return true;
  return name === 'party' ? offers.party : offers.minister !== 'none';
}
