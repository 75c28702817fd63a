import type { ReactElement } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';

interface Props {
  /** Identifier of the filters. */
  readonly controls: string;
  readonly open: boolean;
  /** How many conditions there are now. */
  readonly conditions: number;
  readonly onToggle: () => void;
}

/** The button that shows and hides the filters of a list, and says how many are at work. */
export function FilterToggle({ controls, open, conditions, onToggle }: Props): ReactElement {
  const { t } = useLibrary();
  return (
    <button type="button" className="quiet" aria-expanded={open} aria-controls={controls} onClick={onToggle}>
      <Icon name="filter" />
      {conditions === 0 ? t('filter.show') : t('filter.active', { count: conditions })}
    </button>
  );
}
