import * as z from 'zod/mini';
import { MINISTRY_KEYS } from '../../domain/ministries/table.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { CorpusProblem, CorpusSearchRequest, NoList } from '../file/contract.ts';
import { Offers } from '../search/offers.ts';

/** What figures say of a selection of questions: shapes only. Shares are 0 to 1, days whole days from submission. */

/** Below this many questions no figure is given: one question more or less would change it too much to be quoted. */
export const MIN_QUESTIONS = 20;

const Share = z.nullable(z.number());
const Days = z.nullable(z.int());

/** Three weeks after submission: of how many questions it is known, and how many had neither answer nor notice. */
const Silence = z.object({ count: z.int(), of: z.int() });

/** Figures of questions that were submitted in one period. */
const PeriodFigures = z.object({
  /** Questions that count: answered on a known day, waiting, or withdrawn on a known day. */
  n: z.int(),
  answered: z.int(),
  waiting: z.int(),
  withdrawn: z.int(),
  /** Null below `MIN_QUESTIONS`, and for spans longer than the observation period. */
  within3: Share,
  within6: Share,
  /** Days within which half, and nine of ten, are answered; null where the curve does not come that far. */
  median: Days,
  p90: Days,
  silent: Silence,
});
export type PeriodFigures = z.infer<typeof PeriodFigures>;

/** One in so many may have been answered on an unknown day. */
const UNDATED_AT_MOST = 20;

/**
 * Whether too many were answered on an unknown day. Those cannot be counted while ones that wait are: the share that was answered would be
 * far too low.
 *
 * @param n questions that count
 */
export const hasTooManyUndated = (n: number, undated: number): boolean => undated * UNDATED_AT_MOST > n + undated;

/** Figures of a selection. */
export const Figures = z.extend(PeriodFigures, {
  /** All questions of the selection; `n` and those left out add up to it. */
  total: z.int(),
  /**
   * Why questions do not count: oral; dealt with or answered on an unknown day; not known whether answered; without a day of submission;
   * submitted after the last day of the list.
   */
  omitted: z.object({ oral: z.int(), undatedAnswer: z.int(), unknown: z.int(), undated: z.int(), afterList: z.int() }),
  /** First and last day of submission of those that count; null without any. */
  first: z.nullable(CalendarDate),
  last: z.nullable(CalendarDate),
  /** The last day after submission of which the curve tells; -1 without questions. */
  watched: z.int(),
  /** The curve, as pairs of days and share answered within them, at days on which it rises. Empty below `MIN_QUESTIONS`. */
  curve: z.array(z.tuple([z.int(), z.number()])),
  /** Those without an answer on the day of the list. */
  open: z.object({ count: z.int(), within3: z.int(), within6: z.int(), after6: z.int(), median: Days, longest: Days }),
  /** By quarter of submission, oldest first, without gaps. `from`: its first day. */
  quarters: z.array(z.extend(PeriodFigures, { from: CalendarDate })),
  /** Where one question stands among the answers of the selection; null when not asked, or its days are not known. */
  place: z.nullable(
    z.object({ number: z.string(), days: z.int(), waiting: z.boolean(), shorter: z.int(), answers: z.int() }),
  ),
});
export type Figures = z.infer<typeof Figures>;

/** Which questions to count, and where one of them stands among the others. */
export const FiguresRequest = z.extend(
  z.omit(CorpusSearchRequest, { offset: true, limit: true, order: true, typing: true }),
  {
    /** Only questions with a note of the reader's that has this tag. */
    tag: z.optional(z.string().check(z.maxLength(100))),
    /** Only questions in this dossier of the reader; its identifier. */
    collection: z.optional(z.string().check(z.maxLength(40))),
    number: z.optional(z.string().check(z.maxLength(20))),
  },
);
export type FiguresRequest = z.infer<typeof FiguresRequest>;

/** The answer to a request for figures. */
export const FiguresAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('counted'),
    figures: Figures,
    /** Typing errors that were corrected to find anything. */
    corrections: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
    /** The ministries that `number` of the request was addressed to, as far as known. */
    ministries: z.array(z.enum(MINISTRY_KEYS)),
    offers: Offers,
    /** Where the list comes from: `sru`, `file`, `generated`, `browser`. */
    source: z.string(),
    /** The day up to which the list is whole: questions without an answer are counted to this day. */
    until: CalendarDate,
    problem: z.nullable(CorpusProblem),
  }),
  NoList,
]);
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;
