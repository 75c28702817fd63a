import { DISK } from '../../domain/sync/place.ts';
import type { SyncTrouble } from '../../domain/sync/trouble.ts';
import { logError } from '../../messages/log-error.ts';
import type { Connection } from '../../store/synced/rows.ts';
import { decryptForProfile, type SyncStatus } from '../../store/synced/sync-store.ts';
import { CarrierError, type Carrier } from '../../sync/carrier.ts';
import { OWN_SPACE } from '../../sync/disk.ts';
import type { ReplicaOptions } from '../../sync/replica.ts';
import { portsIn, type Engine, type SyncPorts } from './ports.ts';
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
  { folder, space }: Pick<SyncPorts, 'folder' | 'space'>,
  engine: Engine,
  connection: Connection,
  signal?: AbortSignal,
): Promise<Carrier> {
  if (connection.permission === DISK) {
    const picked = await folder(space);
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
      readOnlyAt: done.readOnlyAt,
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
  /** See `SyncStatus`. */
  readonly readOnlyAt: number | null;
}

/** A folder that refuses to be written is tried again once a day, and when the reader asks. */
const READ_ONLY_MS = 86_400_000;

/** After so long a note in a dossier that is elsewhere too is decided about without the reader's other devices. */
const UNHEARD_MS = 86_400_000;

/**
 * Whether the folder is written in this round: that of a shared dossier may be one in which the reader may only read. That is no trouble, and
 * what changed here waits.
 */
async function mayWrite(ports: SyncPorts, engine: Engine, carrier: Carrier, asked: boolean): Promise<boolean> {
  const { readOnlyAt } = await ports.store.status();
  if (readOnlyAt === null) return true;
  if (!asked) return Math.abs(ports.clock.now().getTime() - readOnlyAt) > READ_ONLY_MS;
  const tried = await engine.tryFolder(carrier, { make: false });
  if (tried.is === 'trouble') throw new CarrierError(tried.trouble, 'when it was tried', tried.waitMs);
  return tried.canWrite;
}

/** What `Replica` has to know in the folder of a shared dossier; nothing in the reader's own. */
async function sharedOptions(ports: SyncPorts, engine: Engine, canWrite: boolean): Promise<ReplicaOptions> {
  if (ports.space === OWN_SPACE) return {};
  const own = portsIn(ports, OWN_SPACE).store;
  const [hasOwn, { doneAt }] = [(await own.connection()) !== null, await own.status()];
  const now = ports.clock.now().getTime();
  return {
    kinds: engine.KINDS.filter(({ name }) => ports.stores[name] !== undefined),
    isHeard: (since) =>
      !hasOwn || (doneAt !== null && doneAt > since) || Math.abs(now - Date.parse(since)) > UNHEARD_MS,
    writes: canWrite ? 'if allowed' : 'never',
  };
}

async function bringTogether(
  ports: SyncPorts,
  connection: Connection,
  { signal, asked, onProgress }: RoundOptions,
  onPut: (ids: readonly string[]) => void,
): Promise<Done> {
  const { store, clock } = ports;
  if (!(await ports.mayReach(connection.permission, ports.space))) throw new RoundTrouble('noAccess');
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
  const canWrite = await mayWrite(ports, engine, carrier, asked);
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
    pause: ports.quiet,
    onRead: () => reconcileStores(ports, engine, disk, true),
    ...(await sharedOptions(ports, engine, canWrite)),
  });
  const { needsNewer, isEmpty, hasUnread, isWhole, unreadable, isReadOnly } = await replica.round();
  // Somebody emptied the folder: what says which one it is goes back with the notes. Or another device began in it at the same time as
  // this one, so that there are files of another key.
  if (isEmpty || hasUnread) await keep(ports, engine, carrier, connection);
  const trouble = needsNewer ? 'newer' : unreadable.length > 0 ? 'unreadFile' : null;
  // One that was not tried stays what it was; one that was tried now is tried again a day later.
  const readOnlyAt = isReadOnly ? (canWrite ? now : (await store.status()).readOnlyAt) : null;
  return { trouble, isWhole, takenUpAt, readOnlyAt };
}

async function keptFolder(
  { space }: Pick<SyncPorts, 'space'>,
  engine: Engine,
  carrier: Carrier,
  connection: Connection,
): Promise<Awaited<ReturnType<Engine['keepFolder']>>> {
  try {
    return await engine.keepFolder(carrier, { folder: connection.folder, key: connection.key });
  } catch (error) {
    // Who may only read a shared dossier leaves that to the others.
    if (space !== OWN_SPACE && error instanceof CarrierError && error.trouble === 'readOnly') return { is: 'same' };
    throw error;
  }
}

/** Makes sure that the folder contains the file that identifies it. */
export async function keep(
  ports: Pick<SyncPorts, 'store' | 'space'>,
  engine: Engine,
  carrier: Carrier,
  connection: Connection,
): Promise<void> {
  const kept = await keptFolder(ports, engine, carrier, connection);
  if (kept.is === 'other') throw new RoundTrouble('otherFolder');
  if (kept.is === 'newer') throw new RoundTrouble('newer');
  if (kept.is === 'changed') await ports.store.setConnection({ ...connection, folder: kept.folder });
}
