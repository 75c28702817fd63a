import type { ReactElement } from 'react';
import type { Meaning } from '../../../utils/domain/note/note.ts';
import { Icon } from '../../ui/Icon.tsx';
import { meaningName, useLibrary } from '../app/context.ts';

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
