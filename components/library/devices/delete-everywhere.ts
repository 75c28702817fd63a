import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';

/** Interval at which to check whether everything was sent, in milliseconds. */
const PAUSE_MS = 300;

/**
 * Deletes all notes and dossiers and has that brought to the other devices, where they are kept as deleted for their thirty days.
 *
 * @returns whether it was sent; otherwise they are deleted here, as far as that went, and the deletions wait
 * @throws MessageError
 */
export async function deleteEverywhere(client: LibraryClient): Promise<boolean> {
  const done = await client.request('notes.update', {
    selection: { by: 'filter', filter: EVERYTHING },
    change: { does: 'delete' },
  });
  if (done.outcome !== 'updated' || !(await deleteCollections(client))) return false;
  // A round in progress may have read the library before the deletions.
  await isOver(client);
  await client.request('sync.now', {});
  return (await isOver(client)).trouble === null;
}

/** @returns whether all dossiers are deleted */
async function deleteCollections(client: LibraryClient): Promise<boolean> {
  const listed = await client.request('collections.list', { publication: null });
  if (listed.outcome !== 'listed') return false;
  for (const { id } of listed.collections) {
    // oxlint-disable-next-line no-await-in-loop -- each writes both copies
    const answer = await client.request('collections.change', { id, change: { does: 'delete' } });
    if (answer.outcome === 'failed') return false;
  }
  return true;
}

async function isOver(client: LibraryClient): ReturnType<typeof stateOf> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- looks again after a pause
    const state = await stateOf(client);
    if (!state.isRunning) return state;
    // oxlint-disable-next-line no-await-in-loop -- the same
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

const stateOf = (client: LibraryClient) => client.request('sync.state', {});
