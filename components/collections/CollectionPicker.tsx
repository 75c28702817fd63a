import type { ReactElement } from 'react';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { collections as words } from '../../utils/domain/i18n/texts/collections.ts';

/** A dossier that can be chosen. */
export interface ChosenCollection {
  readonly id: string;
  readonly title: string;
}

/** Chooses the dossier of a note, or none. Keeps listing a dossier that is missing here while the note is in it. */
export function CollectionPicker(props: {
  id: string;
  label: string;
  value: string | null;
  collections: readonly ChosenCollection[];
  t: Translate<typeof words>;
  onChange: (value: string | null) => void;
}): ReactElement {
  const { id, value, collections, t } = props;
  const isElsewhere = value !== null && collections.every((one) => one.id !== value);
  return (
    <p className="collection-picker">
      <label htmlFor={id}>{props.label}</label>{' '}
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => props.onChange(target.value === '' ? null : target.value)}
      >
        <option value="">{t('collections.own')}</option>
        {isElsewhere && <option value={value}>{t('collections.elsewhere')}</option>}
        {collections.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
    </p>
  );
}
