import type { ReactElement } from 'react';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { noteDetails } from '../../utils/domain/i18n/texts/note-details.ts';
import { TagField } from './TagField.tsx';
import { Icon } from '../ui/Icon.tsx';

/** The labels of a note, each with a way to take it off, and a box to add one. @param props.known labels in use */
export function Tags(props: {
  t: Translate<typeof noteDetails>;
  tags: readonly string[];
  known: readonly string[];
  onChange: (tags: string[]) => void;
}): ReactElement {
  const { t, tags, known, onChange } = props;
  return (
    <div className="edit-tags">
      <ul className="tags" aria-label={t('tags.label')}>
        {tags.map((tag) => (
          <li key={tag} className="chip">
            {tag}
            <button
              type="button"
              className="quiet square"
              aria-label={t('tags.remove', { tag })}
              onClick={() => onChange(tags.filter((each) => each !== tag))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <TagField
        t={t}
        label={t('tags.add')}
        known={known}
        has={tags}
        add={(tag) => {
          if (!tags.includes(tag)) onChange([...tags, tag]);
        }}
      />
    </div>
  );
}
