import * as z from 'zod/mini';
import { ExchangedCollection } from '../collection/collection.ts';
import { PublicationId, QuestionNumber } from '../publication/identity.ts';
import { CalendarDate, MAX_NAME, PublicationKind, Submitter } from '../publication/record.ts';
import { FILE_FIELDS, fileShapesOf } from '../note/note-fields.ts';
import { MAX_FILE_REVISION } from '../note/limits.ts';
import { inOrder, Meaning, type Note } from '../note/note.ts';
import { wellFormed } from '../text/well-formed.ts';

export { Meaning };

/**
 * The Kantlijn file: a library, or part of one, as JSON. Its JSON Schema (docs/kantlijn-file.schema.json) is generated from
 * here. Files are canonical: fixed order of keys, notes and publications sorted by identifier, no time of export. So the
 * same library gives the same bytes.
 */

/** Version of the file format. Each version has an example in tests/fixtures/exchange and a migration to the next. */
export const FILE_VERSION = 1;

/** A note in a file: as stored, but never a deleted one. */
export const ExchangedNote = z.object(fileShapesOf(FILE_FIELDS)).check(z.overwrite(inOrder));
export type ExchangedNote = z.infer<typeof ExchangedNote>;

/** A stored note as it goes into a file; null when it does not fit the format. */
export function toExchanged(note: Note): ExchangedNote | null {
  const read = ExchangedNote.safeParse({ ...note, revision: Math.min(note.revision, MAX_FILE_REVISION) });
  return read.success ? read.data : null;
}

/** What is stored about a publication with notes: enough to list, filter and cite it. */
export const ExchangedPublication = z.object({
  /** `kv-tk-2024Z01911` */
  id: PublicationId,
  kind: PublicationKind,
  title: wellFormed(1000),
  questionNumber: z.nullable(QuestionNumber),
  sessionYear: z.nullable(z.string().check(z.regex(/^\d{4}-\d{4}$/))),
  /** Submitted, received or published; calendar date in Amsterdam. */
  date: z.nullable(CalendarDate),
  submitters: z.array(Submitter).check(z.maxLength(200)),
  /** The authors of an answer or notice; absent in older rows. */
  answeredBy: z.optional(
    z
      .array(
        z.object({
          function: wellFormed(MAX_NAME),
          portfolio: z.nullable(wellFormed(500)),
          name: z.nullable(wellFormed(MAX_NAME)),
        }),
      )
      .check(z.maxLength(50)),
  ),
});
export type ExchangedPublication = z.infer<typeof ExchangedPublication>;

export const KantlijnFile = z.object({
  format: z.literal('kantlijn'),
  version: z.literal(FILE_VERSION),
  /** Names that the reader gave to meanings; only changed ones. */
  meaningNames: z.partialRecord(Meaning, wellFormed(60, 1)),
  /** Dossiers, sorted by identifier; absent when there are none. */
  collections: z.optional(z.array(ExchangedCollection)),
  publications: z.array(ExchangedPublication),
  notes: z.array(ExchangedNote),
});
export type KantlijnFile = z.infer<typeof KantlijnFile>;

/** The input of every writer. */
export interface Library {
  readonly notes: readonly ExchangedNote[];
  readonly publications: ReadonlyMap<string, ExchangedPublication>;
  readonly meaningNames: Readonly<Partial<Record<Meaning, string>>>;
  /** Dossiers that are part of it; absent for none. */
  readonly collections?: readonly ExchangedCollection[];
  /** Titles of the dossiers that its notes are in, by identifier; without those that are `collections`. Files for people name them. */
  readonly collectionTitles?: ReadonlyMap<string, string>;
}
