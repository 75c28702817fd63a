import * as z from 'zod/mini';
import { Alias } from '../dossier/types.ts';
import { AppendixForm, CalendarDate } from '../publication/record.ts';
import { StatusInput } from '../status/types.ts';

/** What was known of a followed question, and which of it was announced. Schemas only. */

/** How a document can be announced; each at most once. */
export const ReportedAs = z.enum(['word', 'answer', 'settled', 'withdrawn']);
export type ReportedAs = z.infer<typeof ReportedAs>;

/** A document of a question that was seen. */
export const KnownDocument = z.object({
  /** The identifier under which it was first seen: the name of it in events. */
  id: z.string(),
  /** Its identifier now: the final one, of the newest version. */
  now: z.string(),
  role: z.union([z.literal('question'), AppendixForm]),
  date: z.nullable(CalendarDate),
  supplementary: z.boolean(),
  told: z.array(ReportedAs),
});
export type KnownDocument = z.infer<typeof KnownDocument>;

/** The facts of one reading of the sources: of `CachedDossier` what events depend on. */
export const FollowReading = z.object({
  number: z.string(),
  /** Identifier of the question's own publication. */
  question: z.string(),
  title: z.string(),
  input: StatusInput,
  aliases: z.optional(z.array(Alias)),
  /** When the sources were asked, ISO instant UTC. */
  checkedAt: z.string(),
});
export type FollowReading = z.infer<typeof FollowReading>;

/** What is known after the last reading. */
export const Knowledge = z.object({
  reading: FollowReading,
  documents: z.array(KnownDocument),
  /** Terms that have passed and were announced, or had passed before following began. */
  terms: z.array(z.enum(['threeWeeks', 'sixWeeks'])),
});
export type Knowledge = z.infer<typeof Knowledge>;
