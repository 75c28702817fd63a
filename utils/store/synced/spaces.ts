import { readCollection, countThere } from '../collections.ts';
import { onceOpen, type NotesDatabase } from '../database.ts';
import { MAX_COLLECTIONS } from '../../domain/collection/limits.ts';
import type { SpaceRow } from './rows.ts';

/** Which dossiers are shared, and with which folder. Throws what IndexedDB throws. */
export interface SpacesStore {
  /** Those this device takes part in, in order of identifier. */
  joined(): Promise<SpaceRow[]>;
  /** Those that were left, and of which the copy is not finished. */
  leaving(): Promise<SpaceRow[]>;
  /** What is known of a folder; null for nothing. */
  row(id: string): Promise<SpaceRow | null>;
  /** The one of a dossier this device takes part in; null when it is not shared here. */
  ofCollection(collection: string): Promise<SpaceRow | null>;
  /** The title of a dossier; null when it is not here, deleted, or cannot be read. */
  title(collection: string): Promise<string | null>;
  /** Whether another dossier may come into the library. */
  hasRoom(collection: string): Promise<boolean>;
}

/** @param db opened when first needed */
export function createSpacesStore(db: NotesDatabase): SpacesStore {
  const all = (): Promise<SpaceRow[]> => onceOpen(db, () => db.spaces.toArray());
  const joined = async (): Promise<SpaceRow[]> => (await all()).filter(({ left }) => left === undefined);
  const title = async (collection: string): Promise<string | null> => {
    const read = readCollection(await onceOpen(db, () => db.collections.get(collection)));
    return read?.deleted === null ? read.title : null;
  };
  return {
    joined,
    leaving: async () => (await all()).filter(({ leaving }) => leaving !== undefined),
    row: async (id) => (await onceOpen(db, () => db.spaces.get(id))) ?? null,
    ofCollection: async (collection) => (await joined()).find((row) => row.collection === collection) ?? null,
    title,
    hasRoom: async (collection) =>
      (await title(collection)) !== null || (await onceOpen(db, () => countThere(db))) < MAX_COLLECTIONS,
  };
}
