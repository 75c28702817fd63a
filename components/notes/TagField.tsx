import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { noteDetails } from '../../utils/domain/i18n/texts/note-details.ts';
import { Tag } from '../../utils/domain/note/note.ts';
import { Icon } from '../ui/Icon.tsx';
import { suggestTags, tidyTag } from './tag-words.ts';

interface Props {
  t: Translate<typeof noteDetails>;
  label: string;
  /** Tags in use. */
  known: readonly string[];
  /** Tags that need not be offered. */
  has: readonly string[];
  add: (tag: string) => void;
}

/** One tag that can be chosen, and how it is shown. */
interface Option {
  readonly tag: string;
  readonly label: string;
}

/** A box to add a tag, completing from the tags in use (WAI-ARIA combobox with a list). */
export function TagField(props: Props): ReactElement {
  const { t } = props;
  const id = useId();
  const box = useTagBox(props);
  const { text, options, shown, at } = box;
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
        onChange={(event) => box.type(event.target.value)}
        onFocus={box.open}
        onBlur={box.close}
        onKeyDown={box.press}
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
            onClick={() => box.add(tag)}
          >
            {label}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What is typed, what is offered for it, and which offer is chosen with the arrows (-1 for none). */
function useTagBox({ t, known, has, add: onAdd }: Props): {
  readonly text: string;
  readonly options: readonly Option[];
  readonly shown: boolean;
  readonly at: number;
  readonly type: (text: string) => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly add: (tag: string) => void;
} {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const options = optionsFor(text, known, has, t);
  const shown = isOpen && options.length > 0;
  const add = (tag: string): void => {
    if (!Tag.safeParse(tag).success) return;
    onAdd(tag);
    setText('');
    setAt(-1);
    setOpen(false);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt((old) => nextOption(old, event.key === 'ArrowDown' ? 1 : -1, options.length));
    } else if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add(options[at]?.tag ?? tidyTag(text));
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  const type = (typed: string): void => {
    setText(typed);
    setOpen(true);
    setAt(-1);
  };
  return { text, options, shown, at, type, open: () => setOpen(true), close: () => setOpen(false), press, add };
}

/** Tags in use that fit what is typed, and last a new one when it is none of them. */
function optionsFor(text: string, known: readonly string[], has: readonly string[], t: Props['t']): Option[] {
  const wanted = tidyTag(text);
  const isNew = wanted !== '' && !known.includes(wanted) && Tag.safeParse(wanted).success;
  return [
    ...suggestTags(text, known, has).map((tag) => ({ tag, label: tag })),
    ...(isNew ? [{ tag: wanted, label: t('tags.new', { tag: wanted }) }] : []),
  ];
}

/** The option after or before another, round the end; from none, the first or the last. */
function nextOption(at: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (at < 0) return step > 0 ? 0 : count - 1;
  return (at + step + count) % count;
}
