import { type ReactElement, type ReactNode, useId } from 'react';
import { isCalendarDate } from '../../../utils/domain/clock/calendar.ts';
import type { LibraryFilter } from '../../../utils/protocol/library/selection.ts';
import { PublicationKind } from '../../../utils/domain/publication/record.ts';
import { STATE_NAMES } from '../../../utils/domain/status/states.ts';
import { MEANINGS } from '../../../utils/domain/note/meanings.ts';
import { VERDICTS } from '../../../utils/domain/note/verdicts.ts';
import { listTone } from '../../../utils/domain/status/looks.ts';
import { stateLabel } from '../../../utils/domain/status/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { formatNumber } from '../../../utils/domain/i18n/numbers.ts';
import { useLibrary } from '../app/context.ts';
import { OfferSelect } from '../questions/OfferSelect.tsx';
import { MeaningSign } from '../notes/MeaningSign.tsx';

interface Props {
  filter: LibraryFilter;
  onChange: (filter: LibraryFilter) => void;
  tags: readonly { tag: string; count: number }[];
}

/** Adds a value that is missing, or removes one that is there. */
function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** The value of a date box; null until it holds a whole date. */
const date = (text: string): string | null => (isCalendarDate(text) ? text : null);

/** Filters that combine. Within meanings, verdicts, states and kinds, any may match; all tags must match. */
export function Filters({ filter, onChange, tags }: Props): ReactElement {
  const { t, pageT, language } = useLibrary();
  const set = (change: Partial<LibraryFilter>): void => onChange({ ...filter, ...change });
  return (
    <div className="filters">
      <Judged filter={filter} set={set} />
      {tags.length > 0 && (
        <Ticks
          legend={t('filter.tag')}
          values={tags.map(({ tag }) => tag)}
          chosen={filter.tags}
          onChange={(chosen) => set({ tags: chosen })}
          className="tick-list"
          renderValue={(tag, index) => (
            <>
              <span className="tick-name">{tag}</span>{' '}
              <span className="soft">{formatNumber(tags[index]?.count ?? 0, language)}</span>
            </>
          )}
        />
      )}
      <CollectionField value={filter.collection} onChange={(collection) => set({ collection })} />
      <Ticks
        legend={t('filter.state')}
        values={STATE_NAMES}
        chosen={filter.states}
        onChange={(states) => set({ states })}
        renderValue={(state) => (
          <span className="meaning" data-tone={listTone(state)}>
            <Icon name={state} />
            {stateLabel(state, pageT)}
          </span>
        )}
      />
      <Ticks
        legend={t('filter.kind')}
        values={PublicationKind.options}
        chosen={filter.kinds}
        onChange={(kinds) => set({ kinds })}
        renderValue={(kind) => <span>{t(`kind.${kind}`)}</span>}
      />
      <SubmitterField value={filter.submitter} onChange={(submitter) => set({ submitter })} />
      <Period filter={filter} onChange={set} />
      <label className="tick">
        <input type="checkbox" checked={filter.attention} onChange={() => set({ attention: !filter.attention })} />
        <span>{t('filter.place')}</span>
      </label>
    </div>
  );
}

/** Filters on what the reader made of passages and answers. */
function Judged(props: { filter: LibraryFilter; set: (change: Partial<LibraryFilter>) => void }): ReactElement {
  const { t } = useLibrary();
  const { filter, set } = props;
  return (
    <>
      <Ticks
        legend={t('filter.meaning')}
        values={MEANINGS}
        chosen={filter.meanings}
        onChange={(meanings) => set({ meanings })}
        renderValue={(meaning) => <MeaningSign meaning={meaning} />}
      />
      <Ticks
        legend={t('filter.verdict')}
        values={VERDICTS}
        chosen={filter.verdicts}
        onChange={(verdicts) => set({ verdicts })}
        renderValue={(verdict) => <span>{t(`verdict.${verdict}`)}</span>}
      />
    </>
  );
}

/** Chooses a dossier. Renders nothing until the reader has created one. */
function CollectionField(props: {
  value: string | null;
  onChange: (value: string | null) => void;
}): ReactElement | null {
  const { t, collections } = useLibrary();
  if (collections.length === 0 && props.value === null) return null;
  return (
    <OfferSelect
      label={t('collections.filter')}
      any={t('questions.filter.any')}
      choices={collections.map(({ id, title, notes }) => ({ value: id, name: title, count: notes }))}
      value={props.value}
      nameOf={() => t('collections.elsewhere')}
      onChange={props.onChange}
    />
  );
}

function SubmitterField(props: { value: string | null; onChange: (value: string | null) => void }): ReactElement {
  const { t } = useLibrary();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('filter.submitter')}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        maxLength={100}
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
      />
    </div>
  );
}

/** Tick boxes of one condition. */
function Ticks<T extends string>(props: {
  legend: string;
  values: readonly T[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  /** What stands beside a box. */
  renderValue: (value: T, index: number) => ReactNode;
  className?: string;
}): ReactElement {
  const { chosen, onChange } = props;
  const boxes = props.values.map((value, index) => (
    <label key={value} className="tick">
      <input type="checkbox" checked={chosen.includes(value)} onChange={() => onChange(toggled(chosen, value))} />
      {props.renderValue(value, index)}
    </label>
  ));
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      {props.className === undefined ? boxes : <div className={props.className}>{boxes}</div>}
    </fieldset>
  );
}

/** The days between which a publication appeared. */
function Period(props: {
  filter: LibraryFilter;
  onChange: (change: Pick<LibraryFilter, 'from'> | Pick<LibraryFilter, 'to'>) => void;
}): ReactElement {
  const { t } = useLibrary();
  const { filter, onChange } = props;
  return (
    <fieldset>
      <legend>{t('filter.period')}</legend>
      <div className="period">
        <label>
          <span>{t('filter.from')}</span>
          <input
            type="date"
            value={filter.from ?? ''}
            onChange={(event) => onChange({ from: date(event.target.value) })}
          />
        </label>
        <label>
          <span>{t('filter.to')}</span>
          <input type="date" value={filter.to ?? ''} onChange={(event) => onChange({ to: date(event.target.value) })} />
        </label>
      </div>
    </fieldset>
  );
}
