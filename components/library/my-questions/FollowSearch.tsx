import { type ReactElement, useMemo } from 'react';
import { followingTranslator } from '../../../utils/domain/i18n/following.ts';
import type { CorpusSearchRequest } from '../../../utils/questions/file/contract.ts';
import {
  conditionsKey,
  followedConditions,
  type FollowedConditions,
} from '../../../utils/questions/search/followed.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { searchInWords } from './search-words.ts';
import { useSearches } from './useSearches.ts';

/** Begins and stops to follow what is searched for; nothing while it has no condition that can be followed. */
export function FollowSearch({ asked }: { asked: Omit<CorpusSearchRequest, 'offset' | 'limit'> }): ReactElement | null {
  const { ports, language } = useLibrary();
  const t = useMemo(() => followingTranslator(language), [language]);
  const searches = useSearches(ports.client);
  const set = useSetSearch();
  const conditions = followedConditions(asked);
  if (conditions === null || searches === null) return null;
  const id = conditionsKey(conditions);
  const isOn = searches.some((one) => one.id === id);
  return (
    <button
      type="button"
      className="quiet follow"
      aria-pressed={isOn}
      aria-label={t('search.follow.of', { name: searchInWords(conditions, t) })}
      onClick={() => set(conditions, !isOn, isNarrower(asked))}
    >
      <Icon name="bell" />
      {t('mine.follow')}
    </button>
  );
}

/** Whether there are conditions that a followed search does not have. */
const isNarrower = ({ from, to, state, punctual }: Partial<CorpusSearchRequest>): boolean =>
  [from, to, state, punctual].some((one) => one !== undefined);

/** Follows or unfollows a search, and announces the result. */
export function useSetSearch(): (conditions: FollowedConditions, on: boolean, isWider?: boolean) => void {
  const { ports, language, announce } = useLibrary();
  const t = useMemo(() => followingTranslator(language), [language]);
  return (conditions, on, isWider = false) => {
    void ports.client
      .request('follow.search', { conditions, on })
      // Expected: what could not be asked was not kept, and the reader is told.
      .catch(() => ({ outcome: 'failed' as const, found: 0 }))
      .then(({ outcome, found }) => {
        const name = searchInWords(conditions, t);
        const wider = isWider && outcome === 'followed' ? ` ${t('search.wider')}` : '';
        announce(
          outcome === 'failed' ? t('mine.notKept') : `${t(`search.${outcome}`, { name, count: found })}${wider}`,
        );
      });
  };
}
