import * as z from 'zod/mini';
import { CorpusRecord } from '../../domain/question-list/record.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { MINISTRY_KEYS } from '../../domain/ministries/table.ts';
import { SEARCHABLE_STATES } from '../../domain/status/states.ts';
import { PUNCTUALITIES } from '../facts/punctual.ts';

/**
 * What the list of all written questions, the question list, says to the rest of Kantlijn: shapes only.
 */

/** Why there is no list, or only part of it. */
export const CorpusProblem = z.enum(['damaged', 'older', 'newer', 'unavailable']);
export type CorpusProblem = z.infer<typeof CorpusProblem>;

/** A reason as `utils/questions/rank` gives it. */
const Reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refers') }),
  z.object({ kind: z.literal('referredBy') }),
  z.object({ kind: z.literal('followUp') }),
  z.object({ kind: z.literal('sameSource') }),
  z.object({ kind: z.literal('sameSubject'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('sameSubmitter'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('sameCategory'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('samePortfolio') }),
  z.object({ kind: z.literal('sameTime') }),
]);

/** One related question. `record` is null for a question that is named but not in the list. */
export const RelatedItem = z.object({
  number: z.string(),
  record: z.nullable(CorpusRecord),
  score: z.number(),
  /** Whether it is probably related; otherwise it may be. */
  likely: z.boolean(),
  reasons: z.array(Reason),
});
export type RelatedItem = z.infer<typeof RelatedItem>;

/** Why nothing can be listed: switched off, still empty, or a problem. Status and notes do not depend on it. */
export const NoList = z.object({
  outcome: z.literal('none'),
  reason: z.union([z.enum(['off', 'empty']), CorpusProblem]),
});
export type NoList = z.infer<typeof NoList>;

const Text = (length: number) => z.string().check(z.maxLength(length));

/** The question at hand, as far as its page says. The sender cuts texts that are longer than the limits. */
export const RelatedRequest = z.object({
  /** Its number; null when unknown. */
  number: z.nullable(Text(20)),
  title: Text(10_000),
  /** Text of the sub-questions. */
  text: z.optional(Text(20_000)),
  /** Addresses in its footnotes. Those of pages of the Tweede Kamer have question numbers. */
  links: z.array(Text(2000)).check(z.maxLength(100)),
  /** Headlines quoted in its footnotes. */
  headlines: z.array(Text(500)).check(z.maxLength(50)),
  submitters: z.array(Text(200)).check(z.maxLength(150)),
  addressees: z.array(Text(200)).check(z.maxLength(50)),
  date: z.nullable(CalendarDate),
  subjects: z.array(Text(200)).check(z.maxLength(50)),
  references: z.array(z.object({ number: Text(20), followUp: z.boolean() })).check(z.maxLength(100)),
  /** Numbers known to name this question. */
  referredBy: z.array(Text(20)).check(z.maxLength(100)),
  limit: z.int().check(z.minimum(1), z.maximum(25)),
});
export type RelatedRequest = z.infer<typeof RelatedRequest>;

/** Related questions, best first. `updatedTo` is the day up to which nothing is missing from the list. */
export const RelatedAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('listed'),
    questions: z.array(RelatedItem),
    updatedTo: z.nullable(CalendarDate),
    /** Part of the list is missing: the packaged file or the later questions could not be read. */
    problem: z.nullable(CorpusProblem),
  }),
  NoList,
]);
export type RelatedAnswer = z.infer<typeof RelatedAnswer>;

/** A search over all questions. A field that is not given is no condition. */
export const CorpusSearchRequest = z.object({
  /** A query (utils/dutch/query/parse.ts); empty for all questions. */
  words: Text(500),
  /** The last word may be unfinished; true when not given. */
  typing: z.optional(z.boolean()),
  /** `newest` when not given. `slowest`: the longest wait for an answer first, those still waiting included. */
  order: z.optional(z.enum(['newest', 'best', 'oldest', 'slowest'])),
  /** Part of a submitter's name. */
  member: z.optional(Text(100)),
  /** Words of a party's name. */
  party: z.optional(Text(100)),
  /** Part of an addressee's name. */
  minister: z.optional(Text(100)),
  from: z.optional(CalendarDate),
  /** Last day, included. */
  to: z.optional(CalendarDate),
  state: z.optional(z.enum(SEARCHABLE_STATES)),
  /** A ministry that was asked, by whatever name it had then. */
  ministry: z.optional(z.enum(MINISTRY_KEYS)),
  kind: z.optional(z.enum(['written', 'oral'])),
  punctual: z.optional(z.enum(PUNCTUALITIES)),
  /** A subject, exactly as the source writes it. */
  subject: z.optional(Text(200)),
  offset: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  limit: z.int().check(z.minimum(1), z.maximum(100)),
});
export type CorpusSearchRequest = z.infer<typeof CorpusSearchRequest>;

/** Progress of an update. */
const UpdateProgress = z.object({
  phase: z.enum(['idle', 'running', 'paused', 'packing', 'failed']),
  /** `changes`: what changed since the last one; `all`: everything, for a build without a packaged list. */
  kind: z.nullable(z.enum(['changes', 'all'])),
  /** Records read so far, and the service's estimate of how many there are. */
  done: z.int(),
  expected: z.int(),
  /** Code of the failure (see `SourceFailure`), null when none. */
  failure: z.nullable(z.string()),
});
type UpdateProgress = z.infer<typeof UpdateProgress>;

/** What the options page shows about the list. */
export const CorpusFacts = z.object({
  /** When false, nothing is read, shown or fetched. */
  enabled: z.boolean(),
  /** Whether the daily update is on. */
  daily: z.boolean(),
  /** Questions known. */
  known: z.int(),
  updatedTo: z.nullable(CalendarDate),
  /** The list that came with this build, and the space it takes with its copy; null without one, or when it cannot be read. */
  packaged: z.nullable(z.object({ questions: z.int(), bytes: z.int(), until: CalendarDate })),
  /** What was fetched since, and the space it takes, estimated. */
  fetched: z.object({ questions: z.int(), bytes: z.int() }),
  problem: z.nullable(CorpusProblem),
  update: UpdateProgress,
  /** For a build without a packaged list: about what fetching everything costs. */
  offer: z.nullable(z.object({ megabytes: z.number(), minutes: z.number() })),
  /** What the administrator of this computer has set; left out when nothing is set for the list. */
  policy: z.optional(
    z.object({
      /** Whether it may be fetched and updated. */
      updates: z.boolean(),
      /** The address to fetch from instead of the search service; null for the search service. */
      address: z.nullable(z.string()),
      isFetching: z.boolean(),
      /** Why the last fetch from there failed; null when it succeeded. */
      failure: z.nullable(z.string()),
    }),
  ),
});
export type CorpusFacts = z.infer<typeof CorpusFacts>;
