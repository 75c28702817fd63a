import { type ReactElement, useId } from 'react';
import { useLibrary } from '../app/context.ts';

/** A choice of the list, with how many of its questions have it; null where that is not known. */
export interface OfferedChoice<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly count: number | null;
}

/** Chooses one of what the list can be asked for, or nothing. What was chosen stays in sight when the list no longer has it. */
export function OfferSelect<T extends string>(props: {
  label: string;
  /** What it says when nothing is chosen. */
  any: string;
  choices: readonly OfferedChoice<T>[];
  value: T | null;
  /** The name of the value, for when it is not among the choices. */
  nameOf: (value: T) => string;
  hint?: string | null;
  onChange: (value: T | null) => void;
}): ReactElement {
  const { t } = useLibrary();
  const { label, any, value, nameOf, hint, onChange } = props;
  const id = useId();
  const isThere = value === null || props.choices.some((choice) => choice.value === value);
  const choices = isThere ? props.choices : [...props.choices, { value, name: nameOf(value), count: 0 }];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(choices.find((choice) => choice.value === event.target.value)?.value ?? null)}
        {...(hint ? { 'aria-describedby': `${id}hint` } : {})}
      >
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.count === null
              ? choice.name
              : t('questions.filter.choice', { name: choice.name, count: choice.count })}
          </option>
        ))}
      </select>
      {hint && (
        <p className="soft" id={`${id}hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
