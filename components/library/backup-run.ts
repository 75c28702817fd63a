import type { AnyResponseOf } from '../../utils/messages/library-protocol.ts';
import type { LibraryWorld } from './context.ts';
import { gather, selectionOf } from './gather.ts';

/** How far the last backup lies behind. */
export type BackupFacts = Extract<AnyResponseOf<'backup.state'>, { outcome: 'state' }>;

/** Only one window of Kantlijn writes to the folder at a time. */
const LOCK = 'kantlijn-backup';

type World = Pick<LibraryWorld, 'ports' | 'meaningNames' | 'today'>;

/**
 * Makes a backup of everything: a Kantlijn file named after the day, in the chosen folder or as a download. The
 * background is told only after the file was written.
 *
 * @param into where it goes
 * @returns the name of the file; null when another window is making one
 * @throws what gathering or writing throws
 */
export async function makeBackup(
  { ports, meaningNames, today }: World,
  into: 'folder' | 'download',
): Promise<string | null> {
  const make = async (): Promise<string> => {
    const { library, seq } = await gather(ports.client, selectionOf({ is: 'all' }), meaningNames);
    const { content } = await ports.writeFile('kantlijn', library, { today, title: '' });
    const name = `kantlijn-backup-${today}.json`;
    if (into === 'folder' && ports.folder !== null) await ports.folder.write(name, await content.text());
    else ports.download(name, content);
    await ports.client.request('backup.done', { seq });
    return name;
  };
  if (into === 'download' || typeof navigator === 'undefined' || !('locks' in navigator)) return make();
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock === null ? null : make()));
}

/** Writes today's file when a folder was chosen, may be written to, and something changed. Null when nothing was to do. */
export async function backUpByItself(world: World): Promise<string | null> {
  const folder = await world.ports.folder?.current();
  if (!folder?.allowed) return null;
  const facts = await world.ports.client.request('backup.state', {});
  if (facts.outcome !== 'state' || facts.changed === 0) return null;
  return makeBackup(world, 'folder');
}
