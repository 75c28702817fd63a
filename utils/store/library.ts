import type { AnchorOutcome, ResponseOf } from '../messages/protocol.ts';
import { putAnchors } from './anchors.ts';
import type { NotesDatabase } from './database.ts';
import { classifyStoreError, type StoreFailure } from './errors.ts';
import { listTags } from './tags.ts';

/** What is done with many notes at once. No method throws: a failing store is an answer. */
export interface LibraryRepository {
  /** See `putAnchors`. */
  putAnchors(outcomes: readonly AnchorOutcome[]): Promise<ResponseOf<'anchors.put'>>;
  /** See `listTags`. */
  tags(): Promise<ResponseOf<'tags.list'>>;
}

/** An answer, or why the store gave none. */
async function answered<T>(work: () => Promise<T>): Promise<T | ({ outcome: 'failed' } & StoreFailure)> {
  try {
    return await work();
  } catch (error) {
    return { outcome: 'failed', ...classifyStoreError(error) };
  }
}

/** @param db the notes database; opened when first needed */
export function createLibrary(db: NotesDatabase): LibraryRepository {
  return {
    putAnchors: (outcomes) =>
      answered(async () => {
        await putAnchors(db, outcomes);
        return { outcome: 'stored' } as const;
      }),
    tags: () => answered(async () => ({ outcome: 'listed', tags: await listTags(db) }) as const),
  };
}
