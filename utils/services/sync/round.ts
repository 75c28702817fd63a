import { DISK } from '../../domain/sync/place.ts';
import type { SyncTrouble } from '../../domain/sync/trouble.ts';
import { logError } from '../../messages/log-error.ts';
import type { Connection } from '../../store/synced/rows.ts';
import { decryptForProfile, type SyncStatus } from '../../store/synced/sync-store.ts';
import { CarrierError, type Carrier } from '../../sync/carrier.ts';
import type { Engine, SyncPorts } from './ports.ts';
import { reconcileStores } from './stores.ts';

/** How far a round is. */
export interface RoundProgress {
  readonly toRead: number;
  readonly toSend: number;
}

/** What a round is told besides. */
export interface RoundOptions {
  /** Stops what is under way. */
  readonly signal: AbortSignal;
  /** Whether the reader asked for it: a missing folder is then created again. */
  readonly asked: boolean;
  readonly onProgress: (progress: RoundProgress) => void;
}

/** `kantlijn.json` is compared so often. */
const KEEP_MS = 86_400_000;

/** Backoff after consecutive failures: a minute, four, sixteen, … at most six hours. */
const waitAfter = (failures: number): number => Math.min(60_000 * 4 ** (failures - 1), 6 * 3_600_000);

/** Trouble that never resolves by itself. */
const STOPS: ReadonlySet<SyncTrouble> = new Set(['refused', 'missing', 'otherFolder', 'notStorage']);

/** Trouble not caused by the carrier. */
class RoundTrouble extends Error {
  override readonly name = 'RoundTrouble';
  constructor(readonly trouble: SyncTrouble) {
    super(trouble);
  }
}

/** The folder, as the reader reaches it. @throws OperationError when the stored password cannot be opened */
export async function carrierOf(
  { folder }: Pick<SyncPorts, 'folder'>,
  engine: Engine,
  connection: Connection,
  signal?: AbortSignal,
): Promise<Carrier> {
  if (connection.permission === DISK) {
    const picked = await folder();
    if (picked === null) throw new RoundTrouble('noAccess');
    return engine.diskFolder(picked);
  }
  const password = await decryptForProfile(connection.lock, connection.password);
  return engine.webDav({ folder: connection.address, name: connection.user, password, ...(signal && { signal }) });
}

/**
 * One round: takes up what changed here, reads what is new there, writes what is new here, and stores how it went. Between any two of its
 * steps the worker may be gone.
 *
 * @returns how it stands now. Never throws.
 */
export async function syncRound(ports: SyncPorts, connection: Connection, options: RoundOptions): Promise<SyncStatus> {
  const { store } = ports;
  const put = new Set<string>();
  try {
    const done = await bringTogether(ports, connection, options, (ids) => ids.forEach((id) => put.add(id)));
    await store.setStatus({
      ...(done.trouble === null && done.isWhole && { doneAt: done.takenUpAt }),
      trouble: done.trouble,
      failures: 0,
      notBefore: 0,
      // Not even where a later version writes: what others wrote is read on, and this one may be updated meanwhile.
      isStopped: false,
    });
  } catch (error) {
    if (!options.signal.aborted)
      await storeFailure(ports, connection, error).catch((failed: unknown) => logError('sync.store', failed));
  }
  await tellArrivals(ports, put).catch((error: unknown) => logError('sync.tell', error));
  return store.status();
}

/** Tells pages which notes changed here. */
export async function tellArrivals(ports: SyncPorts, put: ReadonlySet<string>): Promise<void> {
  if (put.size > 0) ports.onArrived(await ports.store.notes([...put]));
}

/** What is wrong, by what was thrown. On this computer only the permission of the browser is refused. */
export function syncTroubleOf({ permission }: Pick<Connection, 'permission'>, error: unknown): SyncTrouble | null {
  if (!(error instanceof CarrierError) && !(error instanceof RoundTrouble)) return null;
  return permission === DISK && error.trouble === 'refused' ? 'noAccess' : error.trouble;
}

async function storeFailure({ store, clock }: SyncPorts, connection: Connection, error: unknown): Promise<void> {
  const { failures } = await store.status();
  const trouble = syncTroubleOf(connection, error) ?? 'store';
  if (trouble === 'store') logError('sync.round', error);
  const asked = error instanceof CarrierError ? (error.waitMs ?? 0) : 0;
  const wait = Math.max(waitAfter(failures + 1), asked);
  await store.setStatus({
    trouble,
    failures: failures + 1,
    notBefore: clock.now().getTime() + wait,
    isStopped: STOPS.has(trouble),
  });
}

/** What a round came to. */
interface Done {
  /** `newer`: a later version writes into the folder, and nothing was sent. `unreadFile`: not all could be taken in. */
  readonly trouble: 'newer' | 'unreadFile' | null;
  /** Whether every file in the folder was taken in; one that cannot be opened is asked for again before it is trouble. */
  readonly isWhole: boolean;
  /** When all that had changed here was taken up, ISO instant UTC. What was changed later was not sent. */
  readonly takenUpAt: string;
}

async function bringTogether(
  ports: SyncPorts,
  connection: Connection,
  { signal, asked, onProgress }: RoundOptions,
  onPut: (ids: readonly string[]) => void,
): Promise<Done> {
  const { store, clock } = ports;
  if (!(await ports.mayReach(connection.permission))) throw new RoundTrouble('noAccess');
  const engine = await ports.load();
  const disk = ports.disk(onPut);
  const carrier = await carrierOf(ports, engine, connection, signal);
  if (asked && (await store.status()).trouble === 'missing') await carrier.make();
  let takenUpAt = clock.now().toISOString();
  while (await disk.collect(engine.takeUp, engine.takeUpPurged)) {
    // oxlint-disable-next-line no-await-in-loop -- whoever waits for a note goes first
    await ports.quiet();
    // A round that was stopped is not a complete sync.
    signal.throwIfAborted();
    // oxlint-disable-next-line no-await-in-loop -- tells how far it is
    onProgress({ toRead: 0, toSend: await store.unsent() });
    takenUpAt = clock.now().toISOString();
  }
  await reconcileStores(ports, engine, disk, false);
  const now = clock.now().getTime();
  if (Math.abs(now - (await store.status()).keptAt) > KEEP_MS) {
    await keep(ports, engine, carrier, connection);
    await store.setStatus({ keptAt: now });
  }
  const shared = { folder: connection.folder.folder, key: connection.key };
  const replica = new engine.Replica(disk, carrier, shared, {
    onProgress({ toRead }) {
      // Check between two files: a folder on this computer supports no abort signal.
      signal.throwIfAborted();
      void store.unsent().then(
        (toSend) => onProgress({ toRead, toSend }),
        (error: unknown) => logError('sync.store', error),
      );
    },
    onRead: () => reconcileStores(ports, engine, disk, true),
  });
  const { needsNewer, isEmpty, hasUnread, isWhole, unreadable } = await replica.round();
  // Somebody emptied the folder: what says which one it is goes back with the notes. Or another device began in it at the same time as
  // this one, so that there are files of another key.
  if (isEmpty || hasUnread) await keep(ports, engine, carrier, connection);
  return { trouble: needsNewer ? 'newer' : unreadable.length > 0 ? 'unreadFile' : null, isWhole, takenUpAt };
}

/** Makes sure that the folder contains the file that identifies it. */
export async function keep(
  ports: Pick<SyncPorts, 'store'>,
  engine: Engine,
  carrier: Carrier,
  connection: Connection,
): Promise<void> {
  const kept = await engine.keepFolder(carrier, { folder: connection.folder, key: connection.key });
  if (kept.is === 'other') throw new RoundTrouble('otherFolder');
  if (kept.is === 'newer') throw new RoundTrouble('newer');
  if (kept.is === 'changed') await ports.store.setConnection({ ...connection, folder: kept.folder });
}
