import * as z from 'zod/mini';
import { PassageSelectors } from '../anchor/selectors.ts';
import { PublicationId, QuestionNumber } from '../publication/identity.ts';
import { wellFormed } from '../text/well-formed.ts';
import { MAX_FILE_REVISION, MAX_REVISION, NOTE_MAX_LENGTH } from './limits.ts';
import { MEANINGS } from './meanings.ts';
import { VERDICTS } from './verdicts.ts';

/** Most tags on one note. */
export const MAX_TAGS = 100;

/** A meaning of a mark. */
export const Meaning = z.enum(MEANINGS);
export type Meaning = z.infer<typeof Meaning>;

/** What the reader judges of the answer to a question; the sentence to it is the text of the note. */
export const AnswerVerdict = z.enum(VERDICTS);
export type AnswerVerdict = z.infer<typeof AnswerVerdict>;

/** A tag: words with single spaces between them. Two tags that differ in one character are two tags. */
export const Tag = wellFormed(100, 1).check(z.regex(/^\S+(?: \S+)*$/u));

/** An instant in UTC as `toISOString` writes it; fractions of a second may be left out. */
export const Instant = z.iso.datetime();

/** A random identifier, as `crypto.randomUUID` makes it, in small letters. */
export const Uuid = z.string().check(z.regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/));

/** What a note is attached to. Through `questionNumber` a note on a question also appears in its answer. */
export const NoteTarget = z.object({
  /** Identifier of the publication the note was made in, `kv-tk-2024Z01911`. */
  publication: PublicationId,
  /** Number of the question set the publication belongs to, null for other publications. */
  questionNumber: z.nullable(QuestionNumber),
  /** Sub-question (from 1) the note is about; null for a note on the publication as a whole. */
  subQuestion: z.nullable(z.int().check(z.minimum(0), z.maximum(10_000))),
});
export type NoteTarget = z.infer<typeof NoteTarget>;

/** Everything about one field of a note; all other lists of fields are derived from it. */
export interface NoteField {
  readonly schema: z.ZodMiniType;
  /** The form in a file, where that is narrower. */
  readonly inFiles?: z.ZodMiniType;
  /**
   * - `content`: what the reader wrote or chose: saved, compared, exported, imported
   * - `apart`: always stored with the note, but not compared: identifier, title, times, revision
   * - `here`: only in this library, never in a file
   */
  readonly is: 'content' | 'apart' | 'here';
  /** Its value for rows, files and saves without the field; a field without `whenAbsent` is required. */
  readonly whenAbsent?: () => unknown;
  /** Whether lists (`NoteHead`) contain it whole. */
  readonly inLists: boolean;
  /** Whether the search index contains it, to search or to filter by (`searchDocument`). */
  readonly inIndex: boolean;
}

/**
 * The fields of a note, in the order of a file. A field that is added here is stored, read from old rows, saved, compared,
 * listed, exported, imported and backed up; tests/unit/store/note-fields.test.ts proves it. `note-fields.ts` derives names
 * and shapes. Where a field needs an entry elsewhere (its words in files, examples in tests), leaving it out does not compile.
 *
 * A new field needs `whenAbsent`, because older rows and files do not have it.
 */
export const NOTE_FIELDS = {
  /** UUID made by the writer of the note, so that saving twice stores one note. */
  id: {
    is: 'apart',
    inLists: true,
    inIndex: true,
    schema: Uuid,
  },
  target: { is: 'content', inLists: true, inIndex: true, schema: NoteTarget },
  /** The marked words; null for a note on a whole publication or question. Resolving never changes it. */
  passage: {
    is: 'content',
    inLists: false,
    inIndex: true,
    schema: z.nullable(PassageSelectors),
    whenAbsent: () => null,
  },
  meaning: { is: 'content', inLists: true, inIndex: true, schema: z.nullable(Meaning), whenAbsent: () => null },
  /** The reader's own verdict on the answer to the question the note is on. */
  verdict: { is: 'content', inLists: true, inIndex: true, schema: z.nullable(AnswerVerdict), whenAbsent: () => null },
  /** Without duplicates, in the reader's order. */
  tags: {
    is: 'content',
    inLists: true,
    inIndex: true,
    schema: z.array(Tag).check(z.maxLength(MAX_TAGS)),
    whenAbsent: () => [],
  },
  /**
   * The dossier the note is in; null for a note of the reader's own. A dossier that is not here, or is deleted, counts as none, and
   * the note keeps its name: the dossier may come back, or arrive later (decision 540).
   */
  collection: { is: 'content', inLists: true, inIndex: false, schema: z.nullable(Uuid), whenAbsent: () => null },
  /** Empty for a mark without text. */
  body: { is: 'content', inLists: false, inIndex: true, schema: wellFormed(NOTE_MAX_LENGTH) },
  /** Title of the publication when the note was made, for lists. */
  publicationTitle: { is: 'apart', inLists: false, inIndex: false, schema: wellFormed(1000) },
  created: { is: 'apart', inLists: true, inIndex: false, schema: Instant },
  /** Never before `created`, even when the clock was set back. */
  modified: { is: 'apart', inLists: true, inIndex: true, schema: Instant },
  /** One higher with each saved change; a save names the revision it is based on. See `nextRevision`. */
  revision: {
    is: 'apart',
    inLists: true,
    inIndex: false,
    schema: z.int().check(z.minimum(1), z.maximum(MAX_REVISION)),
    inFiles: z.int().check(z.minimum(1), z.maximum(MAX_FILE_REVISION)),
  },
  /** When it was deleted; kept for undo until purged. */
  deleted: { is: 'here', inLists: false, inIndex: false, schema: z.nullable(Instant), whenAbsent: () => null },
} as const satisfies Record<string, NoteField>;
