import * as z from 'zod/mini';
import { PassageSelectors } from '../anchor/selectors.ts';
import { NOTE_MAX_LENGTH } from './limits.ts';

export { NOTE_MAX_LENGTH };

/** Most tags on one note. */
export const MAX_TAGS = 100;

/** The four meanings a mark can have; readers may rename them. */
export const Meaning = z.enum(['important', 'question', 'fact', 'action']);
export type Meaning = z.infer<typeof Meaning>;

/** A tag: words with single spaces between them. Two tags that differ in one character are two tags. */
export const Tag = z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^\S+(?: \S+)*$/u));

/** What a note is attached to; a note on a question follows the question into its answer through `questionNumber`. */
export const NoteTarget = z.object({
  /** Identifier of the publication the note was made in, `kv-tk-2024Z01911`. */
  publication: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Number of the question set the publication belongs to, null for other publications. */
  questionNumber: z.nullable(z.string().check(z.maxLength(40))),
  /** Sub-question (from 1) the note is about; null for a note on the publication as a whole. */
  subQuestion: z.nullable(z.int().check(z.minimum(0), z.maximum(10_000))),
});
export type NoteTarget = z.infer<typeof NoteTarget>;

/** A note as it is stored and sent. Fields after `deleted` came with schema version 2. */
export const Note = z.object({
  /** Made by the writer of the note (UUID), so that saving twice is saving once. */
  id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  target: NoteTarget,
  /** Empty for words that are marked without a text beside them. */
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
  /** The marked words; null for a note on a whole publication or question. Never written over by resolving. */
  passage: z.nullable(PassageSelectors),
  meaning: z.nullable(Meaning),
  /** Without doubles, in the order the reader gave. */
  tags: z.array(Tag).check(z.maxLength(MAX_TAGS)),
});
export type Note = z.infer<typeof Note>;

/** What a row of schema version 1 lacks. */
const SINCE_VERSION_2 = { passage: null, meaning: null, tags: [] } as const;

/** Whether a stored row was written by an older version of the schema and has to be completed. */
export function isOldRow(row: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(SINCE_VERSION_2).some((key) => !(key in row));
}

/** A stored row of any schema version as a row of today's; fields it does not know stay. */
export function upgradeRow<T extends Readonly<Record<string, unknown>>>(row: T): T {
  return isOldRow(row) ? { ...SINCE_VERSION_2, tags: [], ...row } : row;
}

/**
 * Reads a stored row of any schema version.
 *
 * @param row what lies in the database
 * @returns the note, or null when the row cannot be read; such a row is kept as it is
 */
export function readNote(row: Readonly<Record<string, unknown>>): Note | null {
  const read = Note.safeParse(upgradeRow(row));
  return read.success ? read.data : null;
}
