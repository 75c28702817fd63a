import * as z from 'zod/mini';

/** Longest note, in UTF-16 code units. */
export const NOTE_MAX_LENGTH = 100_000;

/**
 * What a note is attached to. Later schema versions add a passage (W3C Web Annotation selectors);
 * a note on a question follows the question into its answer through `questionNumber`.
 */
export const NoteTarget = z.object({
  /** Identifier of the publication the note was made in, `kv-tk-2024Z01911`. */
  publication: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Number of the question set the publication belongs to, null for other publications. */
  questionNumber: z.nullable(z.string().check(z.maxLength(40))),
  /** Sub-question (from 1) the note is about; null for a note on the publication as a whole. */
  subQuestion: z.nullable(z.int().check(z.minimum(0), z.maximum(10_000))),
});
export type NoteTarget = z.infer<typeof NoteTarget>;

export const Note = z.object({
  /** Made by the writer of the note (UUID), so that saving twice is saving once. */
  id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  target: NoteTarget,
  body: z.string().check(z.maxLength(NOTE_MAX_LENGTH)),
  /** Title of the publication when the note was made, for lists. */
  publicationTitle: z.string().check(z.maxLength(1000)),
  /** ISO instants, UTC. */
  created: z.string(),
  modified: z.string(),
  /** Rises by one with each saved change; a save names the revision it saw. */
  revision: z.int(),
  /** Set when deleted; kept for undo until purged. */
  deleted: z.nullable(z.string()),
});
export type Note = z.infer<typeof Note>;
