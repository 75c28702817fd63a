import { type ReactElement, useMemo } from 'react';
import { followingTranslator } from '../../../utils/domain/i18n/following.ts';
import { RowFollow, type SetFollowed } from '../../related/RowFollow.tsx';
import { useLibrary } from '../app/context.ts';
import { useFollowed } from './useFollowed.ts';

/** Begins and stops to follow a question of a row. */
export function FollowButton(props: { number: string; name: string; followed: boolean }): ReactElement {
  const { language } = useLibrary();
  const { number, name, followed } = props;
  const t = useMemo(() => followingTranslator(language), [language]);
  const set = useSetFollowed();
  return (
    <RowFollow
      number={number}
      followed={followed}
      name={t('mine.follow.of', { title: name })}
      word={t('mine.follow')}
      set={set}
    />
  );
}

/** The same, for a question whose follow state is still being loaded; renders nothing for what cannot be followed. */
export function FollowIfQuestion({ number, name }: { number: string | null; name: string }): ReactElement | null {
  const { ports } = useLibrary();
  const followed = useFollowed(ports.client, number);
  return number === null || followed === null ? null : <FollowButton number={number} name={name} followed={followed} />;
}

/** Begins or stops to follow a question, and says so when it could not be kept. */
export function useSetFollowed(): SetFollowed {
  const { ports, language, announce } = useLibrary();
  return useMemo(() => {
    const t = followingTranslator(language);
    return async (number, on) => {
      const { outcome } = await ports.client
        .request('follow.set', { number, on })
        // Expected: what could not be asked was not kept, and the reader is told.
        .catch(() => ({ outcome: 'failed' as const }));
      if (outcome === 'full' || outcome === 'failed') announce(t(outcome === 'full' ? 'mine.full' : 'mine.notKept'));
      if (outcome === 'failed') throw new Error('not kept');
      return outcome === 'followed';
    };
  }, [ports, language, announce]);
}
