import { ministryName } from '../../../utils/domain/ministries/ministry.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { FollowedConditions } from '../../../utils/questions/search/followed.ts';

/** The conditions of a followed search in words, as its name. */
export function searchInWords(conditions: FollowedConditions, t: FollowingTranslate): string {
  const { words, member, party, minister, ministry, kind, subject } = conditions;
  return [
    words === '' ? [] : [`“${words}”`],
    member === undefined ? [] : [t('search.member', { name: member })],
    party === undefined ? [] : [t('search.party', { name: party })],
    ministry === undefined ? [] : [t('search.ministry', { name: ministryName(ministry) })],
    minister === undefined ? [] : [t('search.minister', { name: minister })],
    subject === undefined ? [] : [t('search.subject', { name: subject })],
    kind === undefined ? [] : [t(`search.kind.${kind}`)],
  ]
    .flat()
    .join(', ');
}
