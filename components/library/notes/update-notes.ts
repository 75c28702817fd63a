import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { AnyRequestOf, AnyResponseOf } from '../../../utils/protocol/library.ts';

type Client = Pick<LibraryClient, 'request'>;
type Answer = AnyResponseOf<'notes.update'>;

/** The outcome of changing many notes. */
export interface Updated {
  /** Notes that changed. */
  readonly ids: readonly string[];
  /** How many could not be changed. */
  readonly omitted: number;
  /** Which dossiers the notes were in before they were moved; see `ManyResult`. */
  readonly from: NonNullable<Extract<Answer, { outcome: 'updated' }>['from']>;
  /** The response that failed, possibly halfway; null when none did. */
  readonly failed: Extract<Answer, { outcome: 'failed' | 'partly' }> | null;
}

/** Maximum number of identifiers per message, below the protocol's limit. */
const MAX_IDS_PER_MESSAGE = 100_000;

/**
 * Changes notes, in as many messages as that takes.
 *
 * @throws MessageError when the background does not answer
 */
export async function updateNotes(
  client: Client,
  ids: readonly string[],
  change: AnyRequestOf<'notes.update'>['change'],
): Promise<Updated> {
  const done: { ids: string[]; from: Updated['from'][number][]; omitted: number } = { ids: [], from: [], omitted: 0 };
  for (let at = 0; at < ids.length; at += MAX_IDS_PER_MESSAGE) {
    const selection = { by: 'ids' as const, ids: ids.slice(at, at + MAX_IDS_PER_MESSAGE) };
    // One after the other: each is one piece of work.
    // oxlint-disable-next-line no-await-in-loop
    const answer: Answer = await client.request('notes.update', { selection, change });
    if (answer.outcome !== 'updated') return { ...done, failed: answer };
    done.ids.push(...answer.ids);
    done.from.push(...(answer.from ?? []));
    done.omitted += answer.omitted;
  }
  return { ...done, failed: null };
}

/**
 * Moves notes back into the dossiers they were in, even if a dossier is deleted or missing.
 *
 * @param from as `updateNotes` gave it
 * @throws MessageError when the background does not answer
 */
export async function putNotesBack(client: Client, from: Updated['from']): Promise<Omit<Updated, 'from'>> {
  const ids: string[] = [];
  let omitted = 0;
  for (const { collection, ids: own } of from) {
    // oxlint-disable-next-line no-await-in-loop
    const done = await updateNotes(client, own, { does: 'setCollection', collection });
    ids.push(...done.ids);
    omitted += done.omitted;
    if (done.failed !== null) return { ids, omitted, failed: done.failed };
  }
  return { ids, omitted, failed: null };
}
