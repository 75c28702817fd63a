import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import type { LibraryWorld } from '../app/context.ts';
import { folderFault } from './folder-fault.ts';
import { gather, omittedNames, missingText, noteName, selectionOf, unreadable } from './gather.ts';
import type { BackupFolder } from '../app/ports.ts';

/** The age of the last backup. */
export type BackupFacts = Extract<AnyResponseOf<'backup.state'>, { outcome: 'state' }>;

/** A backup that was made: the name of its file, and the names of notes that are not in it. */
export interface FinishedBackup {
  readonly name: string;
  readonly missing: readonly string[];
}

/** What a backup came to, in words. */
export function backupMade({ name, missing }: FinishedBackup, t: LibraryWorld['t']): string {
  return t('backup.made', { name }) + missingText(missing, t);
}

/** Only one window of Kantlijn writes to the folder at a time. */
export const BACKUP_LOCK = 'kantlijn-backup';

type World = Pick<LibraryWorld, 'ports' | 'meaningNames' | 'today'>;

/**
 * Makes a backup of everything: a Kantlijn file named after the day, in the chosen folder or as a download. The
 * background is told only after the file was written.
 *
 * @param into where it goes
 * @returns what was made; null when another window is making one
 * @throws what gathering or writing throws
 */
export async function makeBackup(
  { ports, meaningNames, today }: World,
  into: 'folder' | 'download',
): Promise<FinishedBackup | null> {
  const make = async (): Promise<FinishedBackup> => {
    const { library, seq } = await gather(ports.client, selectionOf({ is: 'all' }), meaningNames);
    const { content, omitted = [] } = await ports.writeFile('kantlijn', library, { today, title: '' });
    let name = `kantlijn-backup-${today}`;
    if (into === 'folder' && ports.folder !== null) {
      name = await nameBeside(ports.folder, name, content.size);
      await ports.folder.write(`${name}.json`, content);
    } else ports.download(`${name}.json`, content);
    await ports.client.request('backup.done', { seq });
    const missing = [...omittedNames(library, omitted), ...(await unreadable(ports.client)).map(noteName)];
    return { name: `${name}.json`, missing };
  };
  if (into === 'download' || typeof navigator === 'undefined' || !('locks' in navigator)) return make();
  return navigator.locks.request(BACKUP_LOCK, { ifAvailable: true }, async (lock) => (lock === null ? null : make()));
}

/**
 * The name for a backup: today's, or a next one when today's file is more than twice as large. A reader who has just
 * lost notes, and does not know it yet, finds the earlier file untouched.
 */
async function nameBeside(folder: BackupFolder, name: string, size: number): Promise<string> {
  for (let turn = 1; ; turn += 1) {
    const next = turn === 1 ? name : `${name}-${turn}`;
    // One after the other: the first that fits.
    // oxlint-disable-next-line no-await-in-loop
    const there = await folder.size(`${next}.json`);
    if (there === null || there <= size * 2) return next;
  }
}

/** Why no backup was made, in words. */
export function backupTrouble(error: unknown, t: LibraryWorld['t']): string {
  const fault = folderFault(error);
  return fault === null
    ? t('backup.failed', { detail: t(`trouble.${troubleOf(error)}`) })
    : t(`backup.failed.${fault}`);
}

/** Writes today's file when a folder was chosen, may be written to, and something changed. Null when nothing was to do. */
export async function backUpByItself(world: World): Promise<FinishedBackup | null> {
  const folder = await world.ports.folder?.current();
  if (!folder?.allowed) return null;
  // What is left after a loss must not take the place of the last good file (decision 122).
  const { loss } = await world.ports.client.request('library.health', {});
  if (loss?.isMissing === true) return null;
  const facts = await world.ports.client.request('backup.state', {});
  if (facts.outcome !== 'state' || facts.changed === 0) return null;
  return makeBackup(world, 'folder');
}
