import * as z from 'zod/mini';
import { CalendarDate } from '../publication/record.ts';
import { SourceName } from '../status/types.ts';
import { FollowedNumber } from './follow.ts';

/**
 * What can happen to a followed question, the most important first: the first of several names a notification.
 *
 * - `answered`: its first answer; `supplement`: one more; `corrected`: a corrected version of an answer
 * - `settledByLetter`, `withdrawn`: it ended without one
 * - `postponed`: a postponement; `notice`: a notice whose words are not understood
 * - `sixWeeks`, `threeWeeks`: the term passed, and no answer (for three weeks: no word at all) was found
 * - `new`: a question that a followed search found
 * - `final`: a document that had a provisional number has its final one
 */
export const EVENT_KINDS = [
  'answered',
  'settledByLetter',
  'withdrawn',
  'corrected',
  'supplement',
  'postponed',
  'notice',
  'sixWeeks',
  'threeWeeks',
  'new',
  'final',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const SearchId = z.string().check(z.maxLength(2_000));

/** An event as it is recorded. Its key is the same whenever it is found again: that makes it one event. */
export const FollowEvent = z.object({
  /** Question number, kind, and the document where there may be several. */
  key: z.string().check(z.maxLength(300)),
  number: FollowedNumber,
  kind: z.enum(EVENT_KINDS),
  /** The title of the question when it was recorded; plain text. */
  title: z.string().check(z.maxLength(1_000)),
  /** The day it is about: receipt, submission, or the first day after the term. Null when the source has none. */
  day: z.nullable(CalendarDate),
  /** False when it is only probable: six weeks passed after a notice that is not understood. */
  isCertain: z.boolean(),
  /** The document that shows it; null for a term, which is shown by its absence. */
  document: z.nullable(z.string()),
  /** Where the reader can see it for himself. */
  url: z.string(),
  /** Where it was read, and when; ISO instant in UTC. */
  source: SourceName,
  readAt: z.string(),
  /** The followed searches that found it; left out for a question that is followed itself. */
  searches: z.optional(z.array(SearchId)),
  /** The same in rows written when only the first of them was kept; see `searchesOf`. */
  search: z.optional(SearchId),
});
export type FollowEvent = z.infer<typeof FollowEvent>;

/** The followed searches that found an event, however it was stored. */
export const searchesOf = ({ searches, search }: Pick<FollowEvent, 'searches' | 'search'>): readonly string[] =>
  searches ?? (search === undefined ? [] : [search]);

/** The place of a kind in the order of importance; a smaller one goes first. */
export const importance = (kind: EventKind): number => EVENT_KINDS.indexOf(kind);
