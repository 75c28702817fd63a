import * as z from 'zod/mini';
import { CalendarDate } from '../../domain/publication/record.ts';
import { SearchName } from '../../protocol/following.ts';
import { conditionsKey, FollowedConditions, followedConditions } from '../../questions/search/followed.ts';
import { hash53 } from '../note/hash.ts';
import type { Kind } from './kind.ts';

/** A followed search. What it finds each device looks up in its own list. */
export const Search = z.object({
  conditions: FollowedConditions,
  /** The day on which following began, in Amsterdam. */
  since: CalendarDate,
  /** Whether it may be told by a system notification. */
  notify: z.boolean(),
  /** The reader's own name for it. */
  name: z.optional(SearchName),
});
export type Search = z.infer<typeof Search>;

/** The identifier of the search with this key (`conditionsKey`), which is longer than an identifier may be. */
export const searchIdOfKey = (key: string): string =>
  [1, 2].map((seed) => hash53(key, seed).toString(16).padStart(14, '0')).join('');

/** The identifier of a search follows from its conditions. */
export const searchId = (conditions: FollowedConditions): string => searchIdOfKey(conditionsKey(conditions));

export const searchKind = {
  name: 'search',
  isId: (id) => /^[\da-f]{28}$/.test(id),
  read(id, said) {
    const read = Search.safeParse(said);
    if (!read.success) return null;
    const conditions = followedConditions(read.data.conditions);
    return conditions !== null && searchId(conditions) === id ? { ...read.data, conditions } : null;
  },
} as const satisfies Kind;
