import * as z from 'zod/mini';
import { CollectionItem, ExchangedCollection, tidyTitle } from '../../domain/collection/collection.ts';
import { MAX_COLLECTION_TEXT, MAX_ITEMS } from '../../domain/collection/limits.ts';
import { piecesOf } from '../note/companions.ts';
import type { Kind } from './kind.ts';

/** A dossier, without the fields that each device counts for itself. */
export const SharedCollection = z.omit(ExchangedCollection, { id: true });
export type SharedCollection = z.infer<typeof SharedCollection>;

/** A dossier as a document states it. Two devices together may have written more than a dossier can hold. */
const Said = z.object({
  title: z._default(z.string(), ''),
  text: z._default(z.string(), ''),
  items: z._default(z.array(z.unknown()), []),
  created: ExchangedCollection.shape.created,
  modified: ExchangedCollection.shape.modified,
});

/** Two names of which each took out the letters of the other can leave none. */
const NO_TITLE = '…';

/** Dossiers, in order and with their text (decision 553). What does not fit stays in the document, and is shown once there is room. */
export const collectionKind = {
  name: 'collection',
  isId: (id) => ExchangedCollection.shape.id.safeParse(id).success,
  fields: Object.keys(Said.shape),
  texts: ['title', 'text'],
  names: ['title'],
  lists: { items: (item) => (item as CollectionItem | null | undefined)?.publication },
  read(_, said) {
    const read = Said.safeParse(said);
    if (!read.success) return null;
    const { title, text, items, created, modified } = read.data;
    const row: SharedCollection = {
      title: tidyTitle(title) || NO_TITLE,
      text: piecesOf(text.toWellFormed(), MAX_COLLECTION_TEXT)[0] ?? '',
      items: items.flatMap((item) => CollectionItem.safeParse(item).data ?? []).slice(0, MAX_ITEMS),
      created,
      modified,
    };
    return row;
  },
} as const satisfies Kind;
