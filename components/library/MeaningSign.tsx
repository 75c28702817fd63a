import type { ReactElement } from 'react';
import type { Meaning } from '../../utils/domain/note/note.ts';
import { MEANINGS } from '../../utils/store/settings.ts';
import { Icon } from '../ui/Icon.tsx';
import { meaningName, useLibrary } from './context.ts';

/** A meaning in colour, sign and word. */
export function MeaningSign({ meaning }: { meaning: Meaning }): ReactElement {
  const world = useLibrary();
  return (
    <span className="meaning" data-meaning={meaning}>
      <Icon name={meaning} />
      {meaningName(meaning, world)}
    </span>
  );
}

/** Chooses one meaning, or none. */
export function MeaningPicker(props: {
  name: string;
  value: Meaning | null;
  onChange: (value: Meaning | null) => void;
}): ReactElement {
  const world = useLibrary();
  return (
    <fieldset className="meanings">
      <legend className="unseen">{world.t('meaning.label')}</legend>
      {[...MEANINGS, null].map((meaning) => (
        <label key={meaning ?? 'none'} className="meaning" data-meaning={meaning ?? 'none'}>
          <input
            type="radio"
            name={props.name}
            checked={props.value === meaning}
            onChange={() => props.onChange(meaning)}
          />
          {meaning !== null && <Icon name={meaning} />}
          <span>{meaning === null ? world.t('meaning.none') : meaningName(meaning, world)}</span>
        </label>
      ))}
    </fieldset>
  );
}
