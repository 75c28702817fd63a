import * as z from 'zod/mini';
import { NoteTarget } from '../domain/note/note.ts';
import { QuestionNumber } from '../domain/publication/identity.ts';

/** Requests about publications that a page names, which may be other publications than its own. Part of `REQUESTS`. */

const id = NoteTarget.shape.publication;
const text = (most: number) => z.string().check(z.maxLength(most));

/** Maximum number of publications per request: more than fit in one window. */
export const MAX_LOOKED_AT = 100;

/** A publication that a page names. */
export const NamedPublication = z.object({
  id,
  /** Number of the question, when the name holds one. */
  number: z.nullable(QuestionNumber),
});
export type NamedPublication = z.infer<typeof NamedPublication>;

/**
 * What is known of it without asking anybody: by the cache and the list of all questions. What a page may read of it is made of `listed`
 * and `title` alone: the cache holds what the reader looked up or follows (decision 480).
 */
export const NamedStatus = z.object({
  id,
  /** Number of the question it is, or that was answered there as far as is remembered; null when not known. */
  number: z.nullable(QuestionNumber),
  /** Null for what is no question, such as an answer, and where neither cache nor list knows the state. */
  state: z.nullable(
    z.object({
      tone: z.enum(['good', 'wait', 'hold', 'late', 'neutral']),
      /** Path of its drawing, on a 20 × 20 grid. */
      icon: text(200),
      word: text(60),
      /** The day for which that is known, in words; null when it holds today, or for good. */
      asOf: z.nullable(text(40)),
    }),
  ),
  /** Whether the list of all questions has it; null when there is no list to look in, and for what is no number of a question. */
  listed: z.nullable(z.boolean()),
  /** Whether anything shows that there is such a question: the list, or what was looked up. A number alone shows nothing (decision 481). */
  known: z.boolean(),
  /** Its title in the list; empty when it has none. */
  title: text(1_000),
  /** The reader's own; left out when it could not be read, and `followed` of what cannot be followed. */
  followed: z.optional(z.boolean()),
  noted: z.optional(z.boolean()),
});
export type NamedStatus = z.infer<typeof NamedStatus>;

export const NAMED_REQUESTS = {
  /** Puts the script that draws signs into the sending page, which names something (decision 430). */
  'named.begin': { request: z.object({}), response: z.object({}), from: 'site', timeoutMs: 5_000 },
  /**
   * What is known of publications that a page names. Uses no network. A page gets only so many answers a second: what is left out may be
   * asked for again (decision 484).
   */
  'named.look': {
    request: z.object({ named: z.array(NamedPublication).check(z.maxLength(MAX_LOOKED_AT)) }),
    response: z.object({ named: z.array(NamedStatus) }),
    from: 'site',
    timeoutMs: 15_000,
  },
  /** Opens the library at a publication, with a new note or its existing notes. */
  'named.write': {
    request: z.object({ id, writes: z.boolean() }),
    response: z.object({}),
    from: 'site',
    timeoutMs: 5_000,
  },
} as const;
