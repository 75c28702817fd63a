import * as z from 'zod/mini';
import { CalendarDate, PublicationKind } from '../../domain/publication/record.ts';
import { STATE_NAMES } from '../../domain/status/states.ts';
import { Meaning, Note, NoteTarget, Tag, AnswerVerdict } from '../../domain/note/note.ts';
import { Uuid } from '../../domain/note/note-table.ts';

/** Which notes a request is about: by conditions, or by identifier. */

/** Longest list of values from a closed set. */
const few = z.maxLength(100);

/** Which notes to return. All conditions must hold; an empty list or null imposes none. */
export const LibraryFilter = z.object({
  /** Any of these. */
  meanings: z.array(Meaning).check(few),
  /** Any of these verdicts of the reader's. */
  verdicts: z.array(AnswerVerdict).check(few),
  /** All of these. */
  tags: z.array(Tag).check(z.maxLength(20)),
  /** In this dossier. */
  collection: z.nullable(Uuid),
  /** Any of these, as last seen. */
  states: z.array(z.enum(STATE_NAMES)).check(few),
  /** Part of a submitter's name; case and accents are ignored. */
  submitter: z.nullable(z.string().check(z.maxLength(100))),
  /** Any of these. */
  kinds: z.array(PublicationKind).check(few),
  /** Date of the publication, inclusive. */
  from: z.nullable(CalendarDate),
  to: z.nullable(CalendarDate),
  /** Notes made in this publication. */
  publication: z.nullable(NoteTarget.shape.publication),
  /** Only notes whose passage was last uncertain, ambiguous or lost in its own publication. */
  attention: z.boolean(),
});
export type LibraryFilter = z.infer<typeof LibraryFilter>;

/** The filter that every note passes. */
export const EVERYTHING: LibraryFilter = {
  meanings: [],
  verdicts: [],
  tags: [],
  collection: null,
  states: [],
  submitter: null,
  kinds: [],
  from: null,
  to: null,
  publication: null,
  attention: false,
};

/** Notes by identifier or by filter. Deleted notes can only be selected by identifier. */
export const Selection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Note.shape.id).check(z.maxLength(500_000)) }),
  z.object({ by: z.literal('filter'), filter: LibraryFilter }),
]);
export type Selection = z.infer<typeof Selection>;
