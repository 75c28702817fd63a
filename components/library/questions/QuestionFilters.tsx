import { type ReactElement, useId, useMemo } from 'react';
import { isCalendarDate } from '../../../utils/domain/clock/calendar.ts';
import { earlierNames, ministryName } from '../../../utils/domain/ministries/ministry.ts';
import { SEARCHABLE_STATES } from '../../../utils/domain/status/states.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import type { Offers } from '../../../utils/questions/search/offers.ts';
import { wordOf } from '../../related/words.ts';
import { useLibrary } from '../app/context.ts';
import { OfferSelect } from './OfferSelect.tsx';
import type { QuestionQuery } from './question-query.ts';

/** The value of a date box; null until it holds a whole date. */
const day = (text: string): string | null => (isCalendarDate(text) ? text : null);

interface FilterProps {
  query: QuestionQuery;
  /** What the list can be asked for; null while it is not known. */
  offers: Offers | null;
  onChange: (query: QuestionQuery) => void;
}

/**
 * Conditions on all questions that combine. What the list cannot answer is not offered and said in a sentence; one that was filled in
 * stays in sight, so that it can be taken away.
 */
export function QuestionFilters(props: FilterProps): ReactElement {
  const { query, offers, onChange } = props;
  const { t } = useLibrary();
  return (
    <div className="filters question-filters">
      <NameField name="member" label={t('questions.filter.member')} query={query} onChange={onChange} />
      <PartyField {...props} />
      <MinistryFields {...props} />
      <StateField {...props} />
      <PunctualFields {...props} />
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
      {offers !== null && <Missing offers={offers} />}
    </div>
  );
}

/** What this list cannot be asked for. */
function Missing({ offers }: { offers: Offers }): ReactElement {
  const { t } = useLibrary();
  const missing = [
    offers.parties.length === 0 ? ('party' as const) : null,
    offers.minister === 'none' ? ('minister' as const) : offers.ministries.length === 0 ? ('ministry' as const) : null,
    offers.punctual.length === 0 ? ('days' as const) : null,
  ];
  return (
    <>
      {missing.map((name) =>
        name === null ? null : (
          <p className="soft" key={name}>
            {t(`questions.filter.without.${name}`)}
          </p>
        ),
      )}
    </>
  );
}

function PartyField({ query, offers, onChange }: FilterProps): ReactElement | null {
  const { t } = useLibrary();
  const parties = offers?.parties ?? [];
  if (parties.length === 0 && query.party === '') return null;
  return (
    <OfferSelect
      label={t('questions.filter.party')}
      any={t('questions.filter.any')}
      choices={parties.map((party) => ({ ...party, name: party.value }))}
      value={query.party === '' ? null : query.party}
      nameOf={(party) => party}
      onChange={(party) => onChange({ ...query, party: party ?? '' })}
    />
  );
}

/** The ministry, and the person or office that was asked. */
function MinistryFields({ query, offers, onChange }: FilterProps): ReactElement {
  const { t } = useLibrary();
  const ministries = offers?.ministries ?? [];
  const earlier = query.ministry === null ? [] : earlierNames(query.ministry);
  const byOffice = offers?.minister === 'offices';
  return (
    <>
      {(ministries.length > 0 || query.ministry !== null) && (
        <OfferSelect
          label={t('questions.filter.ministry')}
          any={t('questions.filter.any')}
          choices={ministries.map((one) => ({ ...one, name: ministryName(one.value) }))}
          value={query.ministry}
          nameOf={ministryName}
          hint={earlier.length === 0 ? null : t('questions.filter.earlier', { names: earlier.join('; ') })}
          onChange={(ministry) => onChange({ ...query, ministry })}
        />
      )}
      {(offers?.minister !== 'none' || query.minister !== '') && (
        <NameField
          name="minister"
          label={t(byOffice ? 'questions.filter.office' : 'questions.filter.minister')}
          hint={offers?.minister === 'names' ? t('questions.filter.namesOnly') : null}
          query={query}
          onChange={onChange}
        />
      )}
    </>
  );
}

function StateField({ query, offers, onChange }: FilterProps): ReactElement {
  const { t, language } = useLibrary();
  const relatedT = useMemo(() => relatedTranslator(language), [language]);
  const states = offers?.states ?? SEARCHABLE_STATES.map((value) => ({ value, count: null }));
  return (
    <OfferSelect
      label={t('filter.state')}
      any={t('questions.filter.anyState')}
      choices={states.map((one) => ({ ...one, name: wordOf(one.value, relatedT) }))}
      value={query.state}
      nameOf={(state) => wordOf(state, relatedT)}
      onChange={(state) => onChange({ ...query, state })}
    />
  );
}

/** How long it took, how it was asked and what it is about, where the list knows. */
function PunctualFields({ query, offers, onChange }: FilterProps): ReactElement {
  const { t } = useLibrary();
  const any = t('questions.filter.any');
  const { punctual = [], kinds = [], subjects = [] } = offers ?? {};
  return (
    <>
      {(punctual.length > 0 || query.punctual !== null) && (
        <OfferSelect
          label={t('questions.filter.punctual')}
          any={any}
          choices={punctual.map((one) => ({ ...one, name: t(`questions.punctual.${one.value}`) }))}
          value={query.punctual}
          nameOf={(value) => t(`questions.punctual.${value}`)}
          onChange={(value) => onChange({ ...query, punctual: value })}
        />
      )}
      {(kinds.length > 0 || query.kind !== null) && (
        <OfferSelect
          label={t('questions.filter.kind')}
          any={any}
          choices={kinds.map((one) => ({ ...one, name: t(`questions.kind.${one.value}`) }))}
          value={query.kind}
          nameOf={(value) => t(`questions.kind.${value}`)}
          onChange={(kind) => onChange({ ...query, kind })}
        />
      )}
      {(subjects.length > 0 || query.subject !== '') && (
        <OfferSelect
          label={t('questions.filter.subject')}
          any={any}
          choices={subjects.map((one) => ({ ...one, name: one.value }))}
          value={query.subject === '' ? null : query.subject}
          nameOf={(subject) => subject}
          onChange={(subject) => onChange({ ...query, subject: subject ?? '' })}
        />
      )}
    </>
  );
}

/** A box for a part of a name. */
function NameField(props: {
  name: 'member' | 'minister';
  label: string;
  hint?: string | null;
  query: QuestionQuery;
  onChange: (query: QuestionQuery) => void;
}): ReactElement {
  const { name, label, hint, query, onChange } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={query[name]}
        onChange={(event) => onChange({ ...query, [name]: event.target.value })}
        {...(hint ? { 'aria-describedby': `${id}hint` } : {})}
      />
      {hint && (
        <p className="soft" id={`${id}hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
