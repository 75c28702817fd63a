import type { SyncState } from '../../protocol/sync.ts';
import type { SyncPorts } from './ports.ts';
import type { Rounds } from './rounds.ts';

/** Age after which an incomplete note is reported. */
const PART_MS = 86_400_000;

/** The instant before which an incomplete note is reported, ISO UTC. */
export const partsBefore = ({ clock }: Pick<SyncPorts, 'clock'>): string =>
  new Date(clock.now().getTime() - PART_MS).toISOString();

/** How it stands with one folder. */
type Standing = Pick<
  SyncState,
  | 'doneAt'
  | 'trouble'
  | 'isStopped'
  | 'isRunning'
  | 'progress'
  | 'devices'
  | 'asking'
  | 'setBack'
  | 'parts'
  | 'unreadable'
>;

/** How it stands with the folder of these ports. @throws what IndexedDB throws */
export async function folderStanding(ports: SyncPorts, rounds: Rounds): Promise<Standing> {
  const { store, space } = ports;
  const [status, devices, asking, setBack, parts, unreadable] = await Promise.all([
    store.status(),
    store.devices(),
    store.asking(),
    store.setBack(),
    store.parts(partsBefore(ports)),
    store.unreadable(),
  ]);
  return {
    doneAt: status.doneAt,
    trouble: status.trouble,
    isStopped: status.isStopped,
    isRunning: rounds.isRunning(space),
    progress: rounds.progress(space),
    devices: devices.others.map(({ device, name, at }) => ({ device, name, at })),
    asking,
    setBack,
    parts,
    unreadable,
  };
}
