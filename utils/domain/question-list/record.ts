import * as z from 'zod/mini';
import { CalendarDate } from '../publication/record.ts';

/**
 * Where a question stands as far as the list knows; the order is fixed, since the packaged file holds places in it.
 *
 * - `answered`: an appendix of the type answer; `closed`: the source calls it dealt with, without saying how;
 * - `postponed`, `withdrawn`: an appendix whose type says so; `notice`: a notice whose type says no more;
 * - `open`: no appendix was known on the day the list was updated to; `noTerm`: oral question;
 * - `unknown`: nothing can be concluded, for instance an old question without a known appendix.
 */
export const CORPUS_STATES = [
  'unknown',
  'open',
  'notice',
  'postponed',
  'withdrawn',
  'closed',
  'answered',
  'noTerm',
] as const;
export const CorpusState = z.enum(CORPUS_STATES);
export type CorpusState = z.infer<typeof CorpusState>;

/** Longest title kept; longer ones end in `…`. */
export const TITLE_LENGTH = 600;
const Short = z.string().check(z.maxLength(200));

/** A paper that belongs to a question: an answer, or a notice of some kind. */
export const QuestionPaper = z.object({
  state: z.enum(['answered', 'postponed', 'withdrawn', 'notice']),
  /** Calendar date on which it was received; null when the source gives none. */
  day: z.nullable(CalendarDate),
});
export type QuestionPaper = z.infer<typeof QuestionPaper>;

/** Most papers that are kept of a question. */
export const MAX_PAPERS = 20;

/** Maximum number of words kept from the text of a question. */
export const MAX_WORDS = 12;

/** One question of the list. */
export const CorpusRecord = z.object({
  /** `2024Z01911`: four digits, Z, five digits. Other forms are not in the list. */
  number: z.string().check(z.regex(/^\d{4}Z\d{5}$/)),
  /** Identifier of its publication, e.g. `kv-tk-2024Z01911`. */
  id: z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/)),
  /** Plain text, one line, at most 600 characters; may hold anything, markup included, that is text. */
  title: z.string().check(z.maxLength(TITLE_LENGTH)),
  /** Calendar date (Europe/Amsterdam); null when unknown. */
  submitted: z.nullable(CalendarDate),
  /** First submitter first; name as the source spells it, party where known. */
  submitters: z.array(z.object({ name: Short, party: z.nullable(Short) })).check(z.maxLength(150)),
  addressees: z.array(Short).check(z.maxLength(50)),
  subjects: z.array(Short).check(z.maxLength(50)),
  state: CorpusState,
  /** Day the answer was received; null when there is none or the day is unknown. */
  answered: z.nullable(CalendarDate),
  /** Asked in writing or in the question hour; null when the source does not tell. */
  kind: z._default(z.nullable(z.enum(['written', 'oral'])), null),
  /** All answers and notices by day, undated ones last; empty when there is none, null when the source does not tell. */
  papers: z._default(z.nullable(z.array(QuestionPaper).check(z.maxLength(MAX_PAPERS))), null),
  /** Stems that tell what its text is about, most first; left out when no text is known. Only titles are ranked and searched by. */
  words: z.optional(z.array(Short).check(z.maxLength(MAX_WORDS))),
});
export type CorpusRecord = z.infer<typeof CorpusRecord>;
