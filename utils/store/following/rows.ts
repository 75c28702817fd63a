import * as z from 'zod/mini';
import { FollowEvent } from '../../domain/following/event.ts';
import { FollowedNumber } from '../../domain/following/follow.ts';
import { Knowledge } from '../../domain/following/known.ts';
import { SearchKnowledge } from '../../domain/following/list-news.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { SearchName } from '../../protocol/following.ts';
import { FollowedConditions } from '../../questions/search/followed.ts';

/** Rows of the database of followed questions and searches. */

/** A followed search of the list of all questions. */
export const SearchRow = z.object({
  /** See `conditionsKey`. */
  id: z.string().check(z.maxLength(2_000)),
  conditions: FollowedConditions,
  /** The day on which following began, in Amsterdam. */
  since: CalendarDate,
  /** Whether it may be announced in a system notification. */
  notify: z.boolean(),
  known: SearchKnowledge,
  /** The reader's own name for it; left out while it has none. */
  name: z.optional(SearchName),
  /** When the list was last looked through for it; milliseconds since 1970. */
  lookedAt: z.number(),
});
export type SearchRow = z.infer<typeof SearchRow>;

/** A followed question. */
export const FollowRow = z.object({
  number: FollowedNumber,
  /** The day on which following began, in Amsterdam. */
  since: CalendarDate,
  /** Whether it may be announced in a system notification. */
  notify: z.boolean(),
  /** Identifier of its publication and its title, as first known; the title is empty while nothing was read. */
  publication: z.string(),
  title: z.string(),
  /** What was known after the last reading; null before the first. One that cannot be read counts as none. */
  knowledge: z.catch(z.nullable(Knowledge), null),
  /** When it was last asked about, and when it is to be asked about; milliseconds since 1970, 0 for never. */
  readAt: z.number(),
  nextAt: z.number(),
  /** Consecutive readings without a state. */
  failures: z.int(),
});
export type FollowRow = z.infer<typeof FollowRow>;

/** An event with what became of it. Flags are numbers, because an index holds no booleans. */
export const EventRow = z.extend(FollowEvent, {
  /** Increases with each event, whatever the clock says. */
  seq: z.int(),
  /** When it was recorded, ISO instant UTC. */
  at: z.string(),
  /** Whether the reader has seen it, and whether it was told by a notification or never will be. */
  seen: z.union([z.literal(0), z.literal(1)]),
  told: z.union([z.literal(0), z.literal(1)]),
});
export type EventRow = z.infer<typeof EventRow>;
