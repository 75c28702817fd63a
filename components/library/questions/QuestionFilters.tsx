import { type ReactElement, useId, useMemo } from 'react';
import { isCalendarDate } from '../../../utils/domain/clock/calendar.ts';
import { SOUGHT_STATES } from '../../../utils/domain/status/states.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import type { Offers } from '../../../utils/questions/search/offers.ts';
import { wordOf } from '../../related/words.ts';
import { useLibrary } from '../app/context.ts';
import type { QuestionQuery } from './question-query.ts';

/** The value of a date box; null until it holds a whole date. */
const day = (text: string): string | null => (isCalendarDate(text) ? text : null);

const NAMES = ['member', 'party', 'minister'] as const;

/** Conditions on all questions that combine: submitter, party, addressee, period and state. */
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
  // A condition the list cannot answer is not offered, but one that was filled in stays visible, so that it can be cleared.
  const names = NAMES.filter((name) => query[name] !== '' || isOffered(name, offers));
  const missing = NAMES.filter((name) => !isOffered(name, offers));
  const states = SOUGHT_STATES.filter(
    (state) => offers === null || offers.states.includes(state) || state === query.state,
  );
  return (
    <div className="filters question-filters">
      {names.map((name) => (
        <NameField key={name} name={name} query={query} minister={offers?.minister ?? null} onChange={onChange} />
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

/** A box for a name. The list names who was asked by name or by office, which the box says. */
function NameField(props: {
  name: Name;
  query: QuestionQuery;
  minister: Offers['minister'] | null;
  onChange: (query: QuestionQuery) => void;
}): ReactElement {
  const { t } = useLibrary();
  const { name, query, onChange } = props;
  const id = useId();
  const isMinister = name === 'minister';
  const byName = isMinister && props.minister === 'names';
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(isMinister && props.minister === 'offices' ? 'questions.filter.office' : `questions.filter.${name}`)}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={query[name]}
        onChange={(event) => onChange({ ...query, [name]: event.target.value })}
        {...(byName ? { 'aria-describedby': `${id}names` } : {})}
      />
      {byName && (
        <p className="soft" id={`${id}names`}>
          {t('questions.filter.namesOnly')}
        </p>
      )}
    </div>
  );
}

type Name = (typeof NAMES)[number];

/** Whether the list can answer a condition on a name. */
function isOffered(name: Name, offers: Offers | null): boolean {
  if (offers === null || name === 'member') return true;
  return name === 'party' ? offers.party : offers.minister !== 'none';
}
