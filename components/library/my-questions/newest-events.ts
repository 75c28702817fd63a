import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { ListedEvent } from '../../../utils/protocol/following.ts';

/** Events per response of the background. */
const MAX_AT_ONCE = 200;

/**
 * Fetches the given number of latest events, newest first; fewer when there are no more. Rejects as the client does.
 */
export async function newestEvents(client: Pick<LibraryClient, 'request'>, count: number): Promise<ListedEvent[]> {
  const found: ListedEvent[] = [];
  while (found.length < count) {
    const limit = Math.min(MAX_AT_ONCE, count - found.length);
    // oxlint-disable-next-line no-await-in-loop -- each batch begins where the one before ended
    const { events } = await client.request('follow.events', { before: found.at(-1)?.seq ?? null, limit });
    found.push(...events);
    if (events.length < limit) break;
  }
  return found;
}
