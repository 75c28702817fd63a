import * as z from 'zod/mini';
import { Instant, Uuid } from '../note/note-table.ts';
import { MAX_REVISION } from '../note/limits.ts';
import { PublicationId, QuestionNumber } from '../publication/identity.ts';
import { CalendarDate } from '../publication/record.ts';
import { oneLine } from '../text/lines.ts';
import { wellFormed } from '../text/well-formed.ts';
import { MAX_COLLECTION_TEXT, MAX_COLLECTION_TITLE, MAX_ITEM_TITLE, MAX_ITEMS } from './limits.ts';

/** A dossier (in code: collection): questions and publications in the reader's order, with its own title and text. */

/**
 * A publication in a dossier, with enough data to show it when nothing else about it is stored. A question is
 * represented by its publication.
 */
export const CollectionItem = z.object({
  /** Such as `kv-tk-2024Z01911`; a publication occurs at most once in a dossier. */
  publication: PublicationId,
  questionNumber: z.nullable(QuestionNumber),
  /** Title of the publication; empty when it was not known. */
  title: wellFormed(MAX_ITEM_TITLE),
  /** Date of the publication, in Amsterdam. */
  date: z.nullable(CalendarDate),
});
export type CollectionItem = z.infer<typeof CollectionItem>;

/** The part of a dossier that files contain. */
const EXCHANGED = {
  id: Uuid,
  /** One line, not empty. Two dossiers may have the same. */
  title: wellFormed(MAX_COLLECTION_TITLE, 1),
  text: wellFormed(MAX_COLLECTION_TEXT),
  items: z.array(CollectionItem).check(z.maxLength(MAX_ITEMS)),
  created: Instant,
  modified: Instant,
} as const;

/** A dossier in a file. */
export const ExchangedCollection = z.object(EXCHANGED);
export type ExchangedCollection = z.infer<typeof ExchangedCollection>;

/** A dossier as it is stored. */
export const Collection = z.object({
  ...EXCHANGED,
  /** Increases with each change of the text, so that a window knows whether it has seen this version. */
  textRevision: z.int().check(z.minimum(1), z.maximum(MAX_REVISION)),
  /** One higher with each change. */
  revision: z.int().check(z.minimum(1), z.maximum(MAX_REVISION)),
  /** When it was deleted; kept for undo until it is purged. */
  deleted: z.nullable(Instant),
});
export type Collection = z.infer<typeof Collection>;

/** Converts a stored dossier to its form in a file. */
export const exchangedCollection = ({
  id,
  title,
  text,
  items,
  created,
  modified,
}: ExchangedCollection): ExchangedCollection => ({
  id,
  title,
  text,
  items,
  created,
  modified,
});

/** Maximum length of a title before it is cleaned. */
const Title = wellFormed(MAX_COLLECTION_TITLE * 2);
const publications = z.array(PublicationId).check(z.minLength(1), z.maxLength(MAX_ITEMS));

/** A change of one dossier. Each can be asked twice without harm. `before`: the item to put them before; null for the end. */
export const CollectionChange = z.discriminatedUnion('does', [
  z.object({ does: z.literal('make'), title: Title }),
  z.object({ does: z.literal('rename'), title: Title }),
  /** `expectedRevision`: `textRevision` of the text the writer has seen. */
  z.object({
    does: z.literal('write'),
    text: EXCHANGED.text,
    expectedRevision: z.int().check(z.minimum(0), z.maximum(MAX_REVISION)),
  }),
  z.object({
    does: z.literal('add'),
    items: z.array(CollectionItem).check(z.minLength(1), z.maxLength(500)),
    before: z.nullable(PublicationId),
  }),
  z.object({ does: z.literal('remove'), publications }),
  z.object({ does: z.literal('move'), publication: PublicationId, before: z.nullable(PublicationId) }),
  z.object({ does: z.literal('delete') }),
  z.object({ does: z.literal('restore') }),
]);
export type CollectionChange = z.infer<typeof CollectionChange>;

/** Cleans a title for storage: one line, cut to the maximum length; empty when nothing in it is visible. */
export function tidyTitle(text: string): string {
  const line = oneLine(text).slice(0, MAX_COLLECTION_TITLE).toWellFormed().trim();
  // Directional marks and other invisible characters do not make a name.
  return /[^\p{C}\p{Z}\p{M}]/u.test(line) ? line : '';
}

/** Creates the item for a publication, and cuts the title to the maximum length. */
export function itemOf(facts: {
  readonly id: string;
  readonly questionNumber: string | null;
  readonly title: string;
  readonly date: string | null;
}): CollectionItem {
  const { id, questionNumber, title, date } = facts;
  return { publication: id, questionNumber, title: oneLine(title).slice(0, MAX_ITEM_TITLE).toWellFormed(), date };
}
