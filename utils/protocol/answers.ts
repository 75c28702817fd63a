import * as z from 'zod/mini';
import { AnswerText, MatchedAnswers } from '../domain/answers/shape.ts';
import { PublicationId } from '../domain/publication/identity.ts';
import { Evidence } from '../domain/status/types.ts';
import { Mark } from './frame.ts';
import { STORE_TIMEOUT_MS } from './definition.ts';
import { PageRequest, SOURCES_TIMEOUT_MS } from './page.ts';

/** Requests for the text of the answers to the question of a page, and for the reader's marks in it. Part of `REQUESTS`. */

/** A question as printed on the page. */
const PrintedQuestion = z.object({
  numbers: z.array(z.int().check(z.minimum(0), z.maximum(100_000))).check(z.maxLength(1_000)),
  label: z.string().check(z.maxLength(200)),
  text: z.string().check(z.maxLength(20_000)),
});

/** One answer to a question, in the order of days. */
export const AnswerRound = z.object({
  id: Evidence.shape.document,
  date: Evidence.shape.date,
  supplementary: z.boolean(),
  /** It is a later version of one that was published before. */
  corrected: z.boolean(),
  /** Address of its page. */
  url: z.string(),
  /**
   * `read`: its text is here; `unknown`: its markup is not known; `noText`: there is no text of it yet; `failed`: it could not be fetched now;
   * `postponement`: it postpones the answer.
   */
  is: z.enum(['read', 'unknown', 'noText', 'failed', 'postponement']),
  text: z.nullable(AnswerText),
  /** Which of its answers stand beside each question of the page, in the order of the page; null where that is not certain. */
  beside: z.nullable(z.array(MatchedAnswers)),
});
export type AnswerRound = z.infer<typeof AnswerRound>;

const AnswersOfPage = z.object({ rounds: z.array(AnswerRound).check(z.maxLength(20)) });
export type AnswersOfPage = z.infer<typeof AnswersOfPage>;

export const ANSWER_REQUESTS = {
  /** What was answered to the question of a page; the text of each answer is fetched. */
  'answers.get': {
    request: z.object({
      address: PageRequest.shape.address,
      questions: z.array(PrintedQuestion).check(z.maxLength(1_000)),
    }),
    response: AnswersOfPage,
    from: 'page',
    timeoutMs: SOURCES_TIMEOUT_MS,
  },
  /**
   * The reader's marks in answers to the question of a page, which sends the text it shows: offsets, identifiers of notes and kinds, as
   * `marks.find` gives of the page itself. Nothing of a publication that is no answer to that question.
   */
  'answers.marks': {
    request: z.object({
      address: PageRequest.shape.address,
      rounds: z.array(z.object({ id: PublicationId, text: AnswerText })).check(z.maxLength(20)),
    }),
    response: z.object({
      rounds: z.array(z.object({ id: PublicationId, marks: z.array(Mark).check(z.maxLength(5_000)) })),
    }),
    from: 'page',
    timeoutMs: STORE_TIMEOUT_MS,
  },
} as const;
