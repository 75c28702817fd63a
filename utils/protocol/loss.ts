import * as z from 'zod/mini';

/** A loss that was noticed, until the reader has seen it. */
export const Loss = z.object({
  /** When it was noticed, ISO instant UTC. */
  noticed: z.string(),
  /** Notes that were known to be there; null when nobody counted them. */
  expected: z.nullable(z.int()),
  /** Notes that are there after the second copy was put back. */
  present: z.int(),
  /** Notes that came from the second copy. */
  restored: z.int(),
  /** Of these, notes that cannot be read; they are kept as they are. */
  unreadable: z.int(),
  /** When the last note changed before the loss; null when not known. */
  changed: z.nullable(z.string()),
  /** When the last backup was made; null when there was none. */
  backup: z.nullable(z.string()),
  /** Whether notes are missing that could not be had. */
  isMissing: z.boolean(),
});
export type Loss = z.infer<typeof Loss>;
