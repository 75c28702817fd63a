import type { ReactElement } from 'react';
import type { Meaning } from '../../utils/domain/note/note.ts';
import { MEANINGS } from '../../utils/domain/note/meanings.ts';
import { Icon } from '../ui/Icon.tsx';

/**
 * Chooses one meaning, or none.
 *
 * @param props.name of the group of buttons, unlike any other on the page
 * @param props.label what is chosen, for screen readers
 * @param props.nameOf the reader's name of a meaning, else ours; of having none too
 */
export function MeaningPicker(props: {
  name: string;
  label: string;
  value: Meaning | null;
  nameOf: (meaning: Meaning | null) => string;
  onChange: (value: Meaning | null) => void;
}): ReactElement {
  return (
    <fieldset className="meanings">
      <legend className="unseen">{props.label}</legend>
      {[...MEANINGS, null].map((meaning) => (
        <label key={meaning ?? 'none'} className="meaning" data-meaning={meaning ?? 'none'}>
          <input
            type="radio"
            name={props.name}
            checked={props.value === meaning}
            onChange={() => props.onChange(meaning)}
          />
          {meaning !== null && <Icon name={meaning} />}
          <span>{props.nameOf(meaning)}</span>
        </label>
      ))}
    </fieldset>
  );
}
