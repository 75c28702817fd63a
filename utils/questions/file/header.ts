import * as z from 'zod/mini';
import { CalendarDate } from '../../domain/publication/record.ts';

/** What a file of the question list says about itself. */
export const CorpusHeader = z.object({
  /** It has everything published up to and including this day, as far as the source had it. */
  until: CalendarDate,
  /** `sru`, `file`, `generated`, `browser`. */
  source: z.string().check(z.maxLength(40)),
  questions: z.int(),
});
export type CorpusHeader = z.infer<typeof CorpusHeader>;
