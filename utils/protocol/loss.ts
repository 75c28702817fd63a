import * as z from 'zod/mini';

/** A detected loss of notes, kept until the reader has acknowledged it. */
export const Loss = z.object({
  /** When it was detected, ISO instant UTC. */
  noticed: z.string(),
  /** How many notes there should be; null when that was never counted. */
  expected: z.nullable(z.int()),
  /** How many notes there are after restoring the second copy. */
  present: z.int(),
  /** How many of them came from the second copy. */
  restored: z.int(),
  /** How many of those cannot be read; they are kept unchanged. */
  unreadable: z.int(),
  /** When a note last changed before the loss; null when unknown. */
  changed: z.nullable(z.string()),
  /** When the last backup was made; null when there was none. */
  backup: z.nullable(z.string()),
  /** Whether notes are missing that could not be restored. */
  isMissing: z.boolean(),
  /** Whether the storage was there and damaged; otherwise it was gone, or older than it had been. */
  isDamage: z._default(z.boolean(), false),
});
export type Loss = z.infer<typeof Loss>;
