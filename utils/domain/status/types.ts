import * as z from 'zod/mini';
import { AppendixForm, CalendarDate } from '../publication/record.ts';
import type { StateName } from './states.ts';

/**
 * The state of a written question and why. Rules: Reglement van Orde van de Tweede Kamer art. 12.2
 * (before 31 March 2021: art. 135). All dates are calendar dates in Europe/Amsterdam.
 */

/** Where a fact was read, in the order of asking. */
export const SourceName = z.enum(['page', 'metadata', 'sru', 'xml', 'cache']);
export type SourceName = z.infer<typeof SourceName>;

/** One document on which the state is based. */
export const Evidence = z.object({
  /** Identifier of the document: `kv-tk-…` or `ah-tk-…`. */
  document: z.string(),
  /** What it is: the question itself or the form of the appendix. */
  role: z.union([z.literal('question'), AppendixForm]),
  supplementary: z.boolean(),
  /** Submission (question) or receipt (appendix) date; null when the source has none. */
  date: z.nullable(CalendarDate),
  url: z.string(),
  source: SourceName,
  /** When it was read, ISO 8601 instant in UTC. */
  readAt: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

/** A text from the source, which may be absent; a caller may leave it out. */
const Said = z._default(z.nullable(z.string()), null);

/** A document about the question as the status rules need it. */
export const StatusDocument = z.object({
  evidence: Evidence,
  /** One sentence: why it is postponed; null when not given. */
  reason: z.nullable(z.string()),
  /** The letter, when a notice says that the questions were dealt with in one. */
  letter: z.nullable(z.object({ text: z.string(), url: z.nullable(z.string()) })),
  /** What a notice says, in its own words, at most `MAX_SAID` characters; null without text, or when it is no notice. */
  said: Said,
});
export type StatusDocument = z.infer<typeof StatusDocument>;

/** A source that did not answer, with a code the interface translates. */
export const SourceFailure = z.object({
  source: SourceName,
  /** Host or document that failed. */
  what: z.string(),
  code: z.enum([
    'offline',
    'timeout',
    'rateLimited',
    'serverError',
    'notFound',
    'garbage',
    'rejected',
    'mismatch',
    'tooLarge',
    'forbidden',
  ]),
  at: z.string(),
  /** The host is left alone until this instant (ISO, UTC), because it asked for it; absent when it is not. */
  until: z.optional(z.string()),
});
export type SourceFailure = z.infer<typeof SourceFailure>;

/** Why there is no term. */
const NoTermReason = z.enum(['oral', 'senate', 'notWritten']);

/** Something impossible in the sources: shown, never used for computing. */
export const SourceError = z.object({
  code: z.enum([
    'receivedBeforeSubmitted',
    'impossibleDate',
    'unreadableDate',
    'receivedInFuture',
    'submittedInFuture',
    'contradictoryNumbers',
    'contradictoryDates',
  ]),
  document: z.string(),
  detail: z.string(),
});
export type SourceError = z.infer<typeof SourceError>;

/** A point on the timeline, in order of date. */
export const TimelinePoint = z.object({
  what: z.enum([
    'submitted',
    'threeWeeks',
    'postponement',
    'sixWeeks',
    'answer',
    'supplement',
    'settledByLetter',
    'withdrawn',
    'notice',
    'today',
  ]),
  date: CalendarDate,
  /** Document of the point, when it is one. */
  document: z.nullable(z.string()),
});
export type TimelinePoint = z.infer<typeof TimelinePoint>;

/** The form of the question, which decides whether there is a term. `other`: neither written nor oral. */
export const QuestionForm = z.enum(['written', 'oral', 'other', 'unknown']);
export type QuestionForm = z.infer<typeof QuestionForm>;

/**
 * What the search service said about this question number. Page metadata may be out of date, so only the search can show
 * that there is no answer. `found`: it knows the question or an appendix of it. `empty`: it knows nothing. `failed`: no
 * reliable answer.
 */
export const SearchOutcome = z.enum(['found', 'empty', 'failed', 'notAsked']);
export type SearchOutcome = z.infer<typeof SearchOutcome>;

/** The last state that could be established, and when (ISO instant, UTC). */
export const LastKnown = z.object({ state: z.string(), at: z.string() });
export type LastKnown = z.infer<typeof LastKnown>;

/** The input of the status rules: facts from the sources, nothing computed. */
export const StatusInput = z.object({
  /** `kv-tk-2024Z01911`. */
  question: z.string(),
  chamber: z.nullable(z.enum(['tk', 'ek'])),
  form: QuestionForm,
  /**
   * The question itself as each source has it, with its submission date (role `question`). Sources that disagree on the
   * date cause a source error.
   */
  questionEvidence: z.array(Evidence),
  /** Appendices, in any order, possibly with duplicates. */
  documents: z.array(StatusDocument),
  /** Identifiers of appendices that exist but whose type or notice could not be read. */
  unread: z.array(z.string()),
  search: SearchOutcome,
  /**
   * Documents that the Tweede Kamer has and no publication shows, where the reader lets Kantlijn ask (decision 486). They take away the claim
   * that there is none, and prove nothing. Not stored.
   */
  elsewhere: z.optional(z.array(z.object({ number: z.string(), role: z.enum(['answer', 'postponement', 'notice']) }))),
  /** True when the question's own document is certain not to exist. */
  notFound: z.boolean(),
  /** Errors already seen by the readers (impossible dates, contradictory numbers). */
  sourceErrors: z.array(SourceError),
  failures: z.array(SourceFailure),
  lastKnown: z.nullable(LastKnown),
});
export type StatusInput = z.infer<typeof StatusInput>;

const common = {
  submitted: z.nullable(CalendarDate),
  /** Submitted + 21 days; null without a submitted date or a term. */
  dueThreeWeeks: z.nullable(CalendarDate),
  /** Submitted + 42 days. */
  dueSixWeeks: z.nullable(CalendarDate),
  timeline: z.array(TimelinePoint),
  evidence: z.array(Evidence),
  sourceErrors: z.array(SourceError),
  failures: z.array(SourceFailure),
};

export const Status = z.discriminatedUnion('state', [
  z.object({
    ...common,
    state: z.literal('answered'),
    answer: Evidence,
    /** Calendar days from submitted to received; null when either date is missing or wrong. */
    days: z.nullable(z.number()),
    punctuality: z.nullable(
      z.discriminatedUnion('is', [
        z.object({ is: z.literal('withinThreeWeeks') }),
        z.object({ is: z.literal('afterThreeWeeks'), days: z.number() }),
        z.object({ is: z.literal('afterSixWeeks'), days: z.number() }),
      ]),
    ),
    supplements: z.array(Evidence),
  }),
  z.object({
    ...common,
    state: z.literal('settledByLetter'),
    notice: Evidence,
    letter: z.nullable(z.object({ text: z.string(), url: z.nullable(z.string()) })),
    said: Said,
  }),
  z.object({ ...common, state: z.literal('withdrawn'), notice: Evidence, said: Said }),
  z.object({ ...common, state: z.literal('open'), due: CalendarDate, daysLeft: z.number() }),
  z.object({
    ...common,
    state: z.literal('postponed'),
    notice: Evidence,
    reason: z.nullable(z.string()),
    said: Said,
    due: CalendarDate,
    daysLeft: z.number(),
  }),
  /** There is a notice that is not understood or empty; nearly all notices are postponements (decision 220). */
  z.object({
    ...common,
    state: z.literal('probablyPostponed'),
    notice: Evidence,
    said: Said,
    /** Submitted + 42 days. */
    due: CalendarDate,
    daysLeft: z.number(),
  }),
  z.object({
    ...common,
    state: z.literal('overdue'),
    /** Which term has ended: three weeks without a notice, or six weeks. */
    term: z.enum(['threeWeeks', 'sixWeeks']),
    due: CalendarDate,
    daysLate: z.number(),
    /** The last postponement, when there is one. */
    notice: z.nullable(Evidence),
    reason: z.nullable(z.string()),
  }),
  /** The six weeks have ended, and the last document is a notice that is not understood, which may have settled it. */
  z.object({
    ...common,
    state: z.literal('probablyOverdue'),
    notice: Evidence,
    said: Said,
    /** Submitted + 42 days. */
    due: CalendarDate,
    daysLate: z.number(),
    /** The last postponement that was understood, when there is one. */
    postponement: z.nullable(Evidence),
  }),
  z.object({ ...common, state: z.literal('noTerm'), why: NoTermReason }),
  z.object({
    ...common,
    state: z.literal('unknown'),
    why: z.enum([
      'sourcesFailed',
      'provisional',
      'noSubmittedDate',
      'contradiction',
      'afterSettled',
      'afterWithdrawn',
      'notFound',
      'typeUnknown',
      'formUnknown',
      'unlinked',
      'unmatched',
      'elsewhere',
    ]),
    /** What had ended the question, and the notice that came after it; with `afterSettled` and `afterWithdrawn` (decision 390). */
    doubt: z.optional(z.object({ ended: Evidence, notice: Evidence, said: Said })),
    /** The last state that was known, and when. */
    lastKnown: z.nullable(LastKnown),
  }),
]);
export type Status = z.infer<typeof Status>;

/** Compiles only while each state of the table has its shape in `Status`, and each shape its row in the table. @public */
export type StatesAreShapes = None<Exclude<StateName, Status['state']> | Exclude<Status['state'], StateName>>;
type None<Left extends never> = Left;
