import { type ReactElement, useMemo, useState } from 'react';
import { followingTranslator } from '../../../utils/domain/i18n/following.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';

/** Begins and stops to follow a question. Drawn at once, and taken back when it could not be kept. */
export function FollowButton(props: { number: string; name: string; followed: boolean }): ReactElement {
  const { ports, language, say } = useLibrary();
  const { number, name, followed } = props;
  const t = useMemo(() => followingTranslator(language), [language]);
  // What was pressed counts until the list says otherwise.
  const [pressed, setOn] = useState<boolean | null>(null);
  const [before, setBefore] = useState(followed);
  if (before !== followed) {
    setBefore(followed);
    setOn(null);
  }
  const on = pressed ?? followed;
  const toggle = (): void => {
    setOn(!on);
    ports.client.request('follow.set', { number, on: !on }).then(
      ({ outcome }) => {
        setOn(outcome === 'followed');
        if (outcome === 'full' || outcome === 'failed') say(t(outcome === 'full' ? 'mine.full' : 'mine.notKept'));
      },
      () => {
        setOn(on);
        say(t('mine.notKept'));
      },
    );
  };
  return (
    <button
      type="button"
      className="quiet follow"
      aria-pressed={on}
      aria-label={t('mine.follow.of', { title: name })}
      onClick={toggle}
    >
      <Icon name="bell" />
      {t('mine.follow')}
    </button>
  );
}
