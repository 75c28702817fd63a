import { type ReactElement, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';

/** Begins or stops to follow a question. @returns whether it is followed then; rejects when that could not be kept */
export type SetFollowed = (number: string, on: boolean) => Promise<boolean>;

/** The bell beside a question in a list. Drawn at once, and taken back when it could not be kept. */
export function RowFollow(props: {
  number: string;
  followed: boolean;
  /** What the button does, with the question it does it to. */
  name: string;
  /** What is written on it; only the bell when left out. */
  word?: string;
  set: SetFollowed;
}): ReactElement {
  const { number, followed, name, word, set } = props;
  // What was pressed counts until the list says otherwise.
  const [pressed, setPressed] = useState<boolean | null>(null);
  const [before, setBefore] = useState(followed);
  if (before !== followed) {
    setBefore(followed);
    setPressed(null);
  }
  const on = pressed ?? followed;
  const toggle = (): void => {
    setPressed(!on);
    // Whoever gives `set` says what went wrong.
    set(number, !on).then(setPressed, () => setPressed(on));
  };
  return (
    <button
      type="button"
      className="quiet follow"
      aria-pressed={on}
      aria-label={name}
      {...(word === undefined ? { title: name } : {})}
      onClick={toggle}
    >
      <Icon name="bell" />
      {word}
    </button>
  );
}
