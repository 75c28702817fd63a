import { exchangedCollection, type Collection, type ExchangedCollection } from './collection.ts';
import { MAX_COLLECTION_TEXT, MAX_ITEMS } from './limits.ts';

/** Separates two differing texts that are joined. */
const BETWEEN = '\n\n';

/** How a dossier in a file relates to the library. `supplemented`: it adds something. */
export type CollectionStatus = 'new' | 'equal' | 'supplemented' | 'tooLarge';

/** A dossier in a file, compared with the stored one. */
export interface PlannedCollection {
  readonly status: CollectionStatus;
  /** What to store; null for nothing. */
  readonly put: ExchangedCollection | null;
}

/**
 * Puts a dossier of a file beside the one here with the same identifier. The title, order and items here stay; items and text that are
 * only in the file are added at the end. A deleted dossier counts as none, and comes back as the file has it.
 *
 * @param here null when there is none
 */
export function mergeCollection(
  here: (ExchangedCollection & Partial<Pick<Collection, 'deleted'>>) | null,
  there: ExchangedCollection,
): PlannedCollection {
  if (here === null || (here.deleted ?? null) !== null) return { status: 'new', put: there };
  const present = new Set(here.items.map(({ publication }) => publication));
  const items = [...here.items, ...there.items.filter(({ publication }) => !present.has(publication))];
  const isSaid = here.text.includes(there.text.trim());
  const text = isSaid ? here.text : here.text.trim() === '' ? there.text : `${here.text}${BETWEEN}${there.text}`;
  if (items.length === here.items.length && text === here.text) return { status: 'equal', put: null };
  if (items.length > MAX_ITEMS || text.length > MAX_COLLECTION_TEXT) return { status: 'tooLarge', put: null };
  return { status: 'supplemented', put: { ...exchangedCollection(here), items, text } };
}
