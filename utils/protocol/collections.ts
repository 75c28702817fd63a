import * as z from 'zod/mini';
import { Collection, CollectionChange, ExchangedCollection } from '../domain/collection/collection.ts';
import { COLLECTION_REFUSALS } from '../domain/collection/change.ts';
import { MAX_COLLECTIONS } from '../domain/collection/limits.ts';
import { PublicationId } from '../domain/publication/identity.ts';
import { type RequestDefinition, STORE_TIMEOUT_MS, StoreFailed } from './definition.ts';

/** Requests about dossiers (in code: collections). No script of an official page may send one: a title is the reader's own. */

const Count = z.int().check(z.minimum(0));

/** A dossier as shown in lists. */
export const CollectionHead = z.object({
  id: Collection.shape.id,
  title: Collection.shape.title,
  modified: Collection.shape.modified,
  /** How many items it has. */
  items: Count,
  /** How many notes are in it. */
  notes: Count,
  /** Whether the publication in the request is one of its items. */
  holds: z.boolean(),
  /** The item after that publication; null when it is the last, or not in it. */
  next: z.nullable(PublicationId),
});
export type CollectionHead = z.infer<typeof CollectionHead>;

/** The stored text of a dossier. */
const StoredText = z.object({
  text: Collection.shape.text,
  textRevision: Collection.shape.textRevision,
  modified: Collection.shape.modified,
});

/** Outcome of a change. `changed` is false when it was so already; `stored` is the dossier's text, for a change of that and while the dossier is there. */
export const CollectionResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), changed: z.boolean(), stored: z.nullable(StoredText) }),
  z.object({ outcome: z.literal('refused'), why: z.enum(COLLECTION_REFUSALS), stored: z.nullable(StoredText) }),
  /** `written`: it is in one of the two copies. */
  z.extend(StoreFailed, { written: z.optional(z.boolean()) }),
]);
export type CollectionResult = z.infer<typeof CollectionResult>;

/** Requests about dossiers; see `REQUESTS`. */
export const COLLECTION_REQUESTS = {
  /** Every dossier, without deleted ones, by title. */
  'collections.list': {
    request: z.object({ publication: z.nullable(PublicationId) }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('listed'),
        collections: z.array(CollectionHead),
        /** How many stored dossiers cannot be read; they are kept unchanged. */
        unreadable: Count,
      }),
      StoreFailed,
    ]),
    from: 'ours',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** One dossier, and how many of its notes are on which publication; null when there is none, or it is deleted. */
  'collections.get': {
    request: z.object({ id: Collection.shape.id }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('found'),
        collection: z.nullable(Collection),
        notes: z.array(z.object({ publication: PublicationId, count: Count })),
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  'collections.change': {
    request: z.object({ id: Collection.shape.id, change: CollectionChange }),
    response: CollectionResult,
    from: 'ours',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /** Exports dossiers in batches, in order of identifier. */
  'collections.batch': {
    /** `after`: `next` of the previous batch; null for the first. */
    request: z.object({ after: z.nullable(Collection.shape.id) }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('batch'),
        collections: z.array(ExchangedCollection),
        next: z.nullable(Collection.shape.id),
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
  /**
   * Stores the dossiers of a file; see `mergeCollection`. Loses nothing that is stored, and has no further effect
   * when repeated.
   */
  'collections.merge': {
    request: z.object({ collections: z.array(ExchangedCollection).check(z.maxLength(MAX_COLLECTIONS)) }),
    response: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('merged'),
        written: Count,
        /** How many did not fit: too many dossiers, or a dossier that would be too long. */
        omitted: Count,
      }),
      StoreFailed,
    ]),
    from: 'extension',
    timeoutMs: STORE_TIMEOUT_MS,
  },
} as const satisfies Record<string, RequestDefinition>;

/** Pushes about dossiers; see `PUSHES`. */
export const COLLECTION_PUSHES = {
  /** Some dossier changed. */
  'collections.changed': z.object({}),
} as const;
