import { nextRevision } from '../note/note.ts';
import { tidyTitle, type Collection, type CollectionChange, type CollectionItem } from './collection.ts';
import { MAX_COLLECTIONS, MAX_ITEMS } from './limits.ts';

/** Why a change of a dossier was not made. */
export const COLLECTION_REFUSALS = ['missing', 'noTitle', 'full', 'tooMany', 'otherText'] as const;
export type CollectionRefusal = (typeof COLLECTION_REFUSALS)[number];

/** The outcome of a change: a dossier to store, nothing to do, or a reason why it is impossible. */
export type DecidedChange =
  | { readonly is: 'changed' | 'same'; readonly collection: Collection }
  | { readonly is: 'refused'; readonly why: CollectionRefusal; readonly collection: Collection | null };

/** What a decision needs besides the change. */
export interface ChangeFacts {
  readonly id: string;
  /** Now, ISO instant UTC. */
  readonly at: string;
  /** How many dossiers there are, without deleted ones. */
  readonly count: number;
}

/**
 * Decides a change of a dossier.
 *
 * @param old as it is stored, deleted or not; null when there is none
 */
export function decideCollection(
  old: Collection | null,
  change: CollectionChange,
  { id, at, count }: ChangeFacts,
): DecidedChange {
  if (change.does === 'make') return make(old, change.title, { id, at, count });
  if (old === null || (old.deleted !== null && change.does !== 'restore' && change.does !== 'delete'))
    return { is: 'refused', why: 'missing', collection: null };
  const asked = wanted(old, change, { at, count });
  if (typeof asked === 'string') return { is: 'refused', why: asked, collection: old };
  if (asked === null) return { is: 'same', collection: old };
  const modified = at > old.created ? at : old.created;
  return { is: 'changed', collection: { ...old, ...asked, revision: nextRevision(old.revision), modified } };
}

/**
 * Applies a change to an existing dossier. Returns null when nothing changes, otherwise the fields or the reason
 * against it.
 */
function wanted(
  old: Collection,
  change: Exclude<CollectionChange, { does: 'make' }>,
  { at, count }: Omit<ChangeFacts, 'id'>,
): Partial<Collection> | CollectionRefusal | null {
  switch (change.does) {
    case 'rename': {
      const title = tidyTitle(change.title);
      if (title === '') return 'noTitle';
      return title === old.title ? null : { title };
    }
    case 'write':
      return written(old, change);
    case 'add':
    case 'remove':
    case 'move': {
      const items = rearranged(old.items, change);
      if (items === old.items) return null;
      return items.length > MAX_ITEMS ? 'full' : { items: [...items] };
    }
    case 'delete':
      return old.deleted === null ? { deleted: at } : null;
    case 'restore':
      if (old.deleted === null) return null;
      return count >= MAX_COLLECTIONS ? 'tooMany' : { deleted: null };
  }
}

/** Applies a change of the text, which is valid only for the revision that the writer has seen. */
function written(
  { text, textRevision }: Collection,
  change: Extract<CollectionChange, { does: 'write' }>,
): Partial<Collection> | CollectionRefusal | null {
  if (change.text === text) return null;
  return change.expectedRevision === textRevision
    ? { text: change.text, textRevision: nextRevision(textRevision) }
    : 'otherText';
}

/** Applies a change of the items. Returns the same list when nothing changes. */
function rearranged(
  items: readonly CollectionItem[],
  change: Extract<CollectionChange, { does: 'add' | 'remove' | 'move' }>,
): readonly CollectionItem[] {
  if (change.does === 'add') return added(items, change.items, change.before);
  if (change.does === 'move') return moved(items, change.publication, change.before);
  const gone = new Set(change.publications);
  return items.some(({ publication }) => gone.has(publication))
    ? items.filter(({ publication }) => !gone.has(publication))
    : items;
}

function make(old: Collection | null, asked: string, { id, at, count }: ChangeFacts): DecidedChange {
  // The request was repeated because the response was lost.
  if (old !== null) return { is: 'same', collection: old };
  const title = tidyTitle(asked);
  if (title === '') return { is: 'refused', why: 'noTitle', collection: null };
  if (count >= MAX_COLLECTIONS) return { is: 'refused', why: 'tooMany', collection: null };
  const made = {
    id,
    title,
    text: '',
    items: [],
    created: at,
    modified: at,
    textRevision: 1,
    revision: 1,
    deleted: null,
  };
  return { is: 'changed', collection: made };
}

/**
 * Inserts new items before another. Returns the same list when all of them exist. Existing items keep their
 * position.
 */
function added(
  items: readonly CollectionItem[],
  further: readonly CollectionItem[],
  before: string | null,
): readonly CollectionItem[] {
  const present = new Set(items.map(({ publication }) => publication));
  const fresh = further.filter(({ publication }) => {
    const isNew = !present.has(publication);
    present.add(publication);
    return isNew;
  });
  return fresh.length === 0 ? items : inserted(items, fresh, before);
}

/** Moves one item before another. Returns the same list when it is there already, or is not in the list. */
function moved(
  items: readonly CollectionItem[],
  publication: string,
  before: string | null,
): readonly CollectionItem[] {
  const from = items.findIndex((item) => item.publication === publication);
  const item = items[from];
  if (item === undefined || publication === before) return items;
  const next = inserted(items.toSpliced(from, 1), [item], before);
  return next[from] === item ? items : next;
}

function inserted(
  items: readonly CollectionItem[],
  further: readonly CollectionItem[],
  before: string | null,
): readonly CollectionItem[] {
  const at = before === null ? -1 : items.findIndex(({ publication }) => publication === before);
  return items.toSpliced(at < 0 ? items.length : at, 0, ...further);
}
