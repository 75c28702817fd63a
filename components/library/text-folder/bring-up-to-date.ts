import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import type { LibraryWorld } from '../app/context.ts';
import { folderFault } from '../files/folder-fault.ts';
import { gather, unreadable } from '../files/gather.ts';
import { LibraryFailure } from '../files/transfer.ts';
import { givenAway, fillFolder } from './fill-folder.ts';
import { type LeftFile, readMemory, type TextMemory } from './memory.ts';
import { TEXT_LOCK, type TextFolder } from './port.ts';

/**
 * Why nothing is written although the browser would allow it. `loss`: notes were lost; `unread`: some notes cannot
 * be exported, and which ones is unknown.
 */
class NotWritten extends Error {
  override readonly name = 'NotWritten';
  constructor(readonly why: 'loss' | 'unread') {
    super(why);
  }
}

type KeepingWorld = Pick<LibraryWorld, 'ports' | 'today'>;

/**
 * Writes what changed into the folder. A second window waits, and then finds that nothing is left to do.
 *
 * @param how `always` also looks when the library is as it was the last time
 * @returns what is remembered afterwards
 * @throws NotWritten, what gathering throws, or what the browser throws when the folder cannot be used
 */
export async function bringUpToDate(
  world: KeepingWorld,
  folder: TextFolder,
  how: 'changed' | 'always',
  progress?: (done: number, total: number) => void,
): Promise<TextMemory> {
  return navigator.locks.request(TEXT_LOCK, async () => {
    const memory = readMemory(await folder.recall());
    // Read it here: a library that has just opened has not loaded it yet.
    const { meaningNames } = await world.ports.readSettings();
    const mark = await libraryMark(world, meaningNames);
    // Another program lets go of a file by itself. What else is left waits for the reader, for a change or for the next day: gathering a whole
    // library every ten minutes for a file that stays as it is would be for nothing.
    const isBusy = memory.left.some(({ why }) => why === 'busy');
    if (how === 'changed' && memory.mark === mark && !isBusy) return memory;
    await folder.check();
    const { client } = world.ports;
    // Do not overwrite the files with what is left after a loss (decision 122).
    const { loss } = await client.request('library.health', {});
    if (loss?.isMissing === true) throw new NotWritten('loss');
    const { library, omitted } = await gather(client, { by: 'filter', filter: EVERYTHING }, meaningNames);
    if (omitted > 0) throw new NotWritten('unread');
    const { texts, failed } = await world.ports.writeKept(library);
    const unread = new Set([...failed, ...(await unreadable(client)).map(({ publication }) => publication)]);
    const after = await fillFolder(folder, memory, { texts, unreadable: unread }, progress);
    const done = { ...after, last: world.ports.now().toISOString(), mark };
    await folder.remember(done);
    return done;
  });
}

/**
 * What tells that nothing changed: the number of the last change, the names that the reader chose, and the day, so that what is learned of
 * publications by reading them follows within a day.
 */
async function libraryMark(
  { ports: { client }, today }: KeepingWorld,
  meaningNames: LibraryWorld['meaningNames'],
): Promise<string> {
  const changes = await client.request('library.export', { selection: { by: 'ids', ids: [] }, cursor: null, limit: 1 });
  if (changes.outcome === 'failed') throw new LibraryFailure(changes.code, changes.detail);
  const dossiers = await client.request('collections.list', { publication: null });
  if (dossiers.outcome === 'failed') throw new LibraryFailure(dossiers.code, dossiers.detail);
  const titles = dossiers.collections.map(({ id, title }) => [id, title] as const);
  return JSON.stringify([today, changes.seq, meaningNames, titles]);
}

/** What is remembered of the folder. @throws what the browser throws */
export const recalled = async (folder: TextFolder): Promise<TextMemory> => readMemory(await folder.recall());

/** Allows a new file for a publication whose file is being left alone. The old file then belongs to the reader. */
export async function giveAway(folder: TextFolder, left: LeftFile): Promise<void> {
  await navigator.locks.request(TEXT_LOCK, async () => folder.remember(givenAway(await recalled(folder), left)));
}

/** Says why nothing could be written. */
export function textFolderTrouble(error: unknown, t: LibraryWorld['t']): string {
  if (error instanceof NotWritten) return t(`text.failed.${error.why}`);
  const fault = folderFault(error);
  return fault === null ? t('text.failed', { detail: t(`trouble.${troubleOf(error)}`) }) : t(`text.failed.${fault}`);
}
