import { stagedBatches } from './batches.ts';
import type { NotesDatabase } from './database.ts';
import type { Applied } from './rows.ts';

/**
 * Answers of changes of many notes. A worker that was ended after it stored a change and before it answered is asked again, and of the
 * second change nothing is left to tell: no note had the tag any more, and undo would bring back nothing. So what a change did is
 * stored with it, under the name of the message, for an hour (`cleanImports`); see decision 541.
 */

/** The key prefix of the stored batches of an answer. */
const batchesOf = (name: string): string => `${name}/done`;

/** Keeps what one batch of a change did. Call it inside the transaction that writes the batch. @param index of the batch, from 0 */
export async function keepApplied(db: NotesDatabase, name: string, index: number, applied: Applied): Promise<void> {
  const { ids, omitted, from } = applied;
  await db.staged.put({ import: batchesOf(name), index, entries: [], ids: [], applied: { ids, omitted, from } });
}

/** Notes that the change with this name is finished. Call it inside a transaction of `imports`. @param at now, ISO instant UTC */
export async function finishAnswer(db: NotesDatabase, name: string, at: string): Promise<void> {
  await db.imports.put({ id: name, touched: at, result: null, asked: true });
}

/** What the change with this name did; null when it was not made, or not wholly, or long ago. */
export async function keptAnswer(db: NotesDatabase, name: string): Promise<Applied | null> {
  return db.transaction('r', [db.imports, db.staged], async () => {
    const row = await db.imports.get(name);
    if (row?.asked !== true || row.begun !== undefined) return null;
    return combineApplied((await stagedBatches(db, batchesOf(name)).toArray()).flatMap(({ applied }) => applied ?? []));
  });
}

/** Deletes an answer. Call it inside a transaction of `staged`. */
export async function forgetAnswer(db: NotesDatabase, name: string): Promise<void> {
  await stagedBatches(db, batchesOf(name)).delete();
}

/** Combines the results of several batches. */
export function combineApplied(all: readonly Applied[]): Applied {
  const from = Map.groupBy(
    all.flatMap((one) => one.from),
    ({ collection }) => collection,
  );
  return {
    ids: all.flatMap(({ ids }) => ids),
    omitted: all.reduce((sum, { omitted }) => sum + omitted, 0),
    from: [...from].map(([collection, groups]) => ({ collection, ids: groups.flatMap(({ ids }) => ids) })),
  };
}
