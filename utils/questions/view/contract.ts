import * as z from 'zod/mini';
import { CorpusProblem } from '../file/contract.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { PageSource } from '../../domain/publication/source-message.ts';
import { RELATION_REASONS } from '../rank/types.ts';
import { VIEW_STATES } from '../../domain/status/states.ts';
import { SourceFailure } from '../../domain/status/types.ts';

/**
 * Related questions as they are shown in the page and in the library: shapes only. The background reads the page, asks the question list
 * and adds what the reader has; a view only shows.
 */

/** The question to show related ones of. */
export const RelatedViewRequest = z.object({
  /** Its number; on an answer, that of the question it answers. When none is known, the identifier of the page. */
  number: z.string().check(z.maxLength(20)),
  /** The open page; null when only the number is known: then the list tells the rest. */
  page: z.nullable(z.object({ address: z.string().check(z.maxLength(2000)), source: z.nullable(PageSource) })),
});
export type RelatedViewRequest = z.infer<typeof RelatedViewRequest>;

/** A related question. */
export const RelatedRow = z.object({
  number: z.string(),
  /** Identifier of its publication. */
  id: z.string(),
  /** Empty when the question is named but not in the list. */
  title: z.string(),
  date: z.nullable(CalendarDate),
  submitters: z.array(z.object({ name: z.string(), party: z.nullable(z.string()) })),
  state: z.enum(VIEW_STATES),
  /** Days from submission to the answer; past the term when it is late; since submission while it waits. See `daysOf` in utils/domain/status. */
  days: z.nullable(z.int()),
  /** The day on which this was the state, while it can still change; null when it is final or no day is known. */
  asOf: z.nullable(CalendarDate),
  /** Whether it is probably related; otherwise it may be. */
  likely: z.boolean(),
  /** Strongest first, never empty. `words` are spelled as in the titles; of a category they are its names. */
  reasons: z.array(z.object({ kind: z.enum(RELATION_REASONS), words: z.array(z.string()) })),
  /** How many notes the reader has on it. */
  notes: z.int(),
  /** Whether the reader follows it; left out when that is not known. */
  followed: z.optional(z.boolean()),
});
export type RelatedRow = z.infer<typeof RelatedRow>;

/** The question before or after in a series of follow-ups. `title` is empty and `date` null when the list does not have it. */
export const SeriesStep = z.object({
  number: z.string(),
  id: z.string(),
  title: z.string(),
  date: z.nullable(CalendarDate),
});
export type SeriesStep = z.infer<typeof SeriesStep>;

/** How the reader left the related questions of a question; kept until the browser closes. */
export const RelatedPlace = z.object({
  /** Whether more than what is shown at first was shown. */
  expanded: z.boolean(),
  /** Number of the related question that was opened; null when none was. */
  followed: z.nullable(z.string().check(z.maxLength(20))),
});
export type RelatedPlace = z.infer<typeof RelatedPlace>;

/** What is shown of related questions. */
export const RelatedView = z.object({
  /** At most 25, those that are likely first, each best first; empty when there are none, or no list. */
  rows: z.array(RelatedRow),
  /** Why there is no list at all; null when there is one. */
  without: z.nullable(z.union([z.enum(['off', 'empty', 'unlisted']), CorpusProblem])),
  /** The words to search for meanwhile, when there is no list; empty when there is one, or the title says too little. */
  words: z.array(z.string()),
  /** Part of the list is missing. */
  problem: z.nullable(CorpusProblem),
  /** Day up to which nothing is missing from the list. */
  updatedTo: z.nullable(CalendarDate),
  /** The question itself, for the timeline. */
  self: z.object({ date: z.nullable(CalendarDate), state: z.enum(VIEW_STATES) }),
  previous: z.nullable(SeriesStep),
  next: z.nullable(SeriesStep),
  place: z.nullable(RelatedPlace),
});
export type RelatedView = z.infer<typeof RelatedView>;

/** A question that the search service found by words. Nothing is known of its state. */
export const MeanwhileRow = z.object({
  number: z.string().check(z.maxLength(20)),
  id: z.string().check(z.maxLength(200)),
  title: z.string(),
  date: z.nullable(CalendarDate),
  submitters: z.array(z.object({ name: z.string(), party: z.nullable(z.string()) })),
  /** Those of the words that its title has; it mentions others. */
  words: z.array(z.string()),
});
export type MeanwhileRow = z.infer<typeof MeanwhileRow>;

/** What one search by words found, or why it failed. Finding nothing does not prove that there is nothing. */
export const MeanwhileAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('found'),
    words: z.array(z.string()),
    rows: z.array(MeanwhileRow),
    /** Whether the service has more. */
    more: z.boolean(),
  }),
  z.object({ outcome: z.literal('failed'), code: SourceFailure.shape.code }),
]);
export type MeanwhileAnswer = z.infer<typeof MeanwhileAnswer>;

/** How many to ask for. */
export const MAX_RELATED = 25;
