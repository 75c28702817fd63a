import * as z from 'zod/mini';
import { CorpusProblem, NoList } from '../file/contract.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { VIEW_STATES } from '../../domain/status/states.ts';
import { RelatedRow } from '../view/contract.ts';
import { Offers } from './offers.ts';

/** What is shown of a search over all questions: shapes only. */

const Mark = z.object({ entry: z.int(), start: z.int(), end: z.int() });

/** A question that was found: like a related one, with marks instead of reasons. */
export const QuestionRow = z.extend(z.omit(RelatedRow, { reasons: true, likely: true }), {
  /**
   * How late it is by the list alone, `days` past the term; null when the list does not call it late, or a dossier knows that it is not. The
   * state and days of the row itself may be those of a dossier, of another day.
   */
  late: z.nullable(z.object({ state: z.enum(VIEW_STATES), days: z.int() })),
  /** What to highlight, by field: UTF-16 offsets in an entry of the field, end exclusive. */
  marks: z.object({
    title: z.optional(z.array(Mark)),
    numbers: z.optional(z.array(Mark)),
    submitters: z.optional(z.array(Mark)),
    parties: z.optional(z.array(Mark)),
  }),
});
export type QuestionRow = z.infer<typeof QuestionRow>;

/** The answer to a search over all questions. */
export const QuestionsAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('found'),
    /** How many there are, shown or not. */
    total: z.int(),
    rows: z.array(QuestionRow),
    /** False when no question matches the whole query; these match most of it. */
    all: z.boolean(),
    /** Typing errors corrected, which happens only when nothing was found otherwise. */
    corrections: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
    /** What the list can be asked for; null when that did not change. */
    offers: z.nullable(Offers),
    updatedTo: z.nullable(CalendarDate),
    problem: z.nullable(CorpusProblem),
  }),
  NoList,
]);
export type QuestionsAnswer = z.infer<typeof QuestionsAnswer>;
