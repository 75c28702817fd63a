import * as z from 'zod/mini';
import { CorpusSearchRequest } from '../file/contract.ts';

/** A search over all questions that can be followed: its conditions, and the name of it that is the same for the same conditions. */

const { words, member, party, minister, ministry, kind, subject } = CorpusSearchRequest.shape;

/**
 * The conditions of a followed search. State, period and punctuality are none: a question that is answered would leave the search just when
 * there is something to tell.
 */
export const FollowedConditions = z.object({ words, member, party, minister, ministry, kind, subject });
export type FollowedConditions = z.infer<typeof FollowedConditions>;

/** A text that holds something. */
const text = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** The conditions that can be followed of a search, without those that hold nothing; null when none does: that would be all questions. */
export function followedConditions(asked: Partial<FollowedConditions>): FollowedConditions | null {
  const given = {
    member: text(asked.member),
    party: text(asked.party),
    minister: text(asked.minister),
    subject: text(asked.subject),
    ministry: asked.ministry,
    kind: asked.kind,
  };
  const held = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const said = text(asked.words) ?? '';
  // Written or oral alone divides all questions in two.
  const isNone = said === '' && Object.keys(held).every((name) => name === 'kind');
  return isNone ? null : { words: said, ...held };
}

/** The same text for the same conditions, in whatever order they were given. */
export const conditionsKey = (conditions: FollowedConditions): string =>
  JSON.stringify(Object.entries(conditions).toSorted(([a], [b]) => (a < b ? -1 : 1)));
