import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { LibraryFailure } from '../files/transfer.ts';
import { type Trouble, troubleOf } from '../../../utils/protocol/trouble.ts';

type Client = Pick<LibraryClient, 'request'>;

/** What moving notes came to: how many moved, why it failed, and how it is undone. */
export interface MovedNotes {
  readonly count: number;
  readonly why: Trouble | null;
  /** Puts each note back where it was. @returns why not all are; null when they are */
  readonly back: () => Promise<Trouble | null>;
}

/** Most notes in one message. */
const MAX_IDS = 100_000;

async function set(
  client: Client,
  ids: readonly string[],
  to: string | null,
): Promise<{ ids: string[]; why: Trouble | null }> {
  const done: string[] = [];
  for (let at = 0; at < ids.length; at += MAX_IDS) {
    // One after the other: each is one piece of work.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client.request('notes.update', {
      selection: { by: 'ids', ids: ids.slice(at, at + MAX_IDS) },
      change: { does: 'setCollection', collection: to },
    });
    if (answer.outcome !== 'updated') return { ids: done, why: troubleOf(answer) };
    done.push(...answer.ids);
  }
  return { ids: done, why: null };
}

/**
 * Puts notes into a dossier, or out of theirs.
 *
 * @param to its identifier; null for none
 * @throws LibraryFailure when it cannot be read where they are, and MessageError when the background does not answer: nothing was moved then
 */
export async function moveNotes(client: Client, ids: readonly string[], to: string | null): Promise<MovedNotes> {
  const from = await whereTheyAre(client, ids);
  const { ids: moved, why } = await set(client, ids, to);
  const groups = Map.groupBy(moved, (id) => from.get(id) ?? null);
  const back = async (): Promise<Trouble | null> => {
    for (const [collection, own] of groups) {
      // One after the other: each is one piece of work.
      // oxlint-disable-next-line no-await-in-loop
      const undone = await set(client, own, collection);
      if (undone.why !== null) return undone.why;
    }
    return null;
  };
  return { count: moved.length, why, back };
}

/** The dossier of each of these notes; those in none are left out. */
async function whereTheyAre(client: Client, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Set(ids);
  const found = new Map<string, string>();
  const listed = await client.request('collections.list', { publication: null });
  if (listed.outcome === 'failed') throw new LibraryFailure(listed.code, listed.detail);
  for (const { id: collection, notes } of listed.collections) {
    if (notes === 0) continue;
    const selection = { by: 'filter' as const, filter: { ...EVERYTHING, collection } };
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that other work gets its turn
    const answer = await client.request('library.ids', { selection });
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    for (const id of answer.ids) if (wanted.has(id)) found.set(id, collection);
  }
  return found;
}
