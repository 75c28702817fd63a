import * as z from 'zod/mini';
import { CalendarDate } from '../../domain/publication/record.ts';

/** What a corpus file says about itself. */
export const CorpusHeader = z.object({
  /** Everything published up to and including this day is in it, as far as the source had it. */
  until: CalendarDate,
  /** `sru`, `file`, `generated`, `browser`. */
  source: z.string().check(z.maxLength(40)),
  questions: z.int(),
});
export type CorpusHeader = z.infer<typeof CorpusHeader>;
