import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { noteDetails } from '../../utils/domain/i18n/texts/note-details.ts';
import { Tag } from '../../utils/domain/note/note.ts';
import { Icon } from '../ui/Icon.tsx';
import { tidyTag, suggestTags } from './tag-words.ts';

/** A box to add a tag, completing from the tags in use (WAI-ARIA combobox with a list). */
export function TagField(props: {
  t: Translate<typeof noteDetails>;
  label: string;
  /** Tags in use. */
  known: readonly string[];
  /** Tags that need not be offered. */
  has: readonly string[];
  add: (tag: string) => void;
}): ReactElement {
  const { t } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const wanted = tidyTag(text);
  const fits = suggestTags(text, props.known, props.has);
  const isNew = wanted !== '' && !props.known.includes(wanted) && Tag.safeParse(wanted).success;
  const options = [
    ...fits.map((tag) => ({ tag, label: tag })),
    ...(isNew ? [{ tag: wanted, label: t('tags.new', { tag: wanted }) }] : []),
  ];
  const shown = open && options.length > 0;

  const add = (tag: string): void => {
    if (!Tag.safeParse(tag).success) return;
    props.add(tag);
    setText('');
    setAt(-1);
    setOpen(false);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((old) =>
        options.length === 0
          ? -1
          : (Math.max(-1, old) + step + options.length + (old < 0 && step < 0 ? 1 : 0)) % options.length,
      );
    } else if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add(options[at]?.tag ?? wanted);
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className="tag-field">
      <Icon name="tag" />
      <input
        type="text"
        role="combobox"
        aria-label={props.label}
        placeholder={t('tags.add')}
        aria-expanded={shown}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}${at}` : undefined}
        autoComplete="off"
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {/* A datalist cannot offer a new tag, and reads differently in each browser. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={`${id}list`} role="listbox" aria-label={t('tags.options')} className="options" hidden={!shown}>
        {options.map(({ tag, label }, index) => (
          // The keyboard reaches these through the box above.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={label}
            id={`${id}${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(tag)}
          >
            {label}
          </div>
        ))}
      </div>
    </div>
  );
}
