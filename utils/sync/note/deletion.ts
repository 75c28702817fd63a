import * as Y from 'yjs';
import { emptyDoc } from '../yjs.ts';
import * as z from 'zod/mini';
import { Instant } from '../../domain/note/note-table.ts';
import type { Parts } from './shape.ts';

/** Clients one deletion may name; more than a note can have. */
const MAX_CLIENTS = 100_000;

/**
 * A deletion, by the client that made it: its time, and the changes it saw, as pairs of client and clock. It covers only those:
 * a change that it did not see keeps the note.
 */
const Deletion = z.object({
  at: Instant,
  saw: z.array(z.tuple([z.int(), z.int()])).check(z.maxLength(MAX_CLIENTS)),
});

/** The number of changes per client. */
export type ClientClocks = ReadonlyMap<number, number>;

/** The readable deletions, and the union of the changes they saw. */
function read({ deletions }: Pick<Parts, 'deletions'>): { last: string | null; covered: Map<number, number> } {
  const covered = new Map<number, number>();
  let last: string | null = null;
  for (const value of deletions.values()) {
    const one = Deletion.safeParse(value);
    if (!one.success) continue;
    for (const [client, clock] of one.data.saw) cover(covered, client, clock);
    if (last === null || one.data.at > last) last = one.data.at;
  }
  return { last, covered };
}

const cover = (covered: Map<number, number>, client: number, clock: number): unknown =>
  covered.set(client, Math.max(covered.get(client) ?? 0, clock));

/** When the note was deleted, ISO instant UTC; null while it has a change that no deletion saw. */
export function deletedAt(doc: Y.Doc, parts: Pick<Parts, 'deletions'>): string | null {
  const { last, covered } = read(parts);
  if (last === null) return null;
  for (const [client, clock] of stateOf(doc)) if (clock > (covered.get(client) ?? 0)) return null;
  return last;
}

/**
 * Deletes a note as it now is in this document. Call outside a transaction.
 *
 * @param at ISO instant UTC
 * @param same changes of a document that says what is deleted here from a beginning of its own
 */
export function deleteAt(doc: Y.Doc, { deletions }: Pick<Parts, 'deletions'>, at: string, same: ClientClocks): void {
  const saw = stateOf(doc);
  for (const [client, clock] of same) cover(saw, client, clock);
  // The deletion itself is one change of its own client. It must not keep the note.
  saw.set(doc.clientID, (saw.get(doc.clientID) ?? 0) + 1);
  deletions.set(String(doc.clientID), { at, saw: [...saw] });
}

/** A document of a deletion alone, that covers all changes in another: the same on every device. @param at ISO instant UTC */
export function deletionAlone(doc: Y.Doc, at: string, client: (content: string) => number): Y.Doc {
  const { covered } = read({ deletions: doc.getMap<unknown>('deletions') });
  for (const [one, clock] of stateOf(doc)) cover(covered, one, clock);
  const saw = [...covered].toSorted(([a], [b]) => a - b);
  const alone = emptyDoc();
  alone.clientID = client(JSON.stringify([at, saw]));
  alone.getMap('deletions').set(String(alone.clientID), { at, saw: [...saw, [alone.clientID, 1]], purged: true });
  return alone;
}

/** The changes in a document: how many of each client. */
const stateOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));
