import type { AnyRequestOf, AnyResponseOf } from '../../protocol/library.ts';
import type { SyncFault, SyncPlace } from '../../protocol/sync.ts';
import type { Connection } from '../../store/synced/rows.ts';
import { encryptForProfile } from '../../store/synced/sync-store.ts';
import { DISK } from '../../domain/sync/place.ts';
import type { Carrier } from '../../sync/carrier.ts';
import { checkAddress } from '../../sync/carriers/address.ts';
import type { Engine, SyncPorts } from './ports.ts';
import { carrierOf, keep, syncTroubleOf } from './round.ts';

type Needs = Pick<SyncPorts, 'store' | 'clock' | 'load' | 'isAllowed' | 'mayReach' | 'folder' | 'space'>;

/** A place that may be asked. */
export interface Reached {
  readonly carrier: Carrier;
  readonly engine: Engine;
  readonly address: string;
  readonly permission: string;
  /** Both empty on this computer. */
  readonly user: string;
  readonly password: string;
}

const fault = (what: SyncFault): { outcome: 'fault'; fault: SyncFault } => ({ outcome: 'fault', fault: what });

/** The outcome of creating or joining. */
const NOT_BEGUN = {
  there: { outcome: 'exists' },
  missing: { outcome: 'nothing' },
  wrongWords: { outcome: 'wrongWords' },
  newer: fault('newer'),
  broken: fault('broken'),
} as const;

/**
 * The carrier of a place, once the browser lets us reach it; otherwise what is wrong. Makes no request.
 *
 * @param picked which folder on this computer is meant; see `SyncPorts.folder`
 */
export async function reach(
  ports: Pick<Needs, 'load' | 'isAllowed' | 'mayReach' | 'folder'>,
  place: SyncPlace,
  picked: string,
): Promise<Reached | SyncFault> {
  if (!(await ports.isAllowed())) return 'forbidden';
  if ('disk' in place) return reachDisk(ports, picked);
  const { address, user, password } = place;
  const checked = checkAddress(address, user);
  if (!checked.ok) return checked.fault;
  if (!(await ports.mayReach(checked.permission, picked))) return 'noAccess';
  const engine = await ports.load();
  if (!engine.isAccountName(user)) return 'isName';
  const carrier = engine.webDav({ folder: checked.folder, name: user, password });
  return { carrier, engine, address: checked.folder, permission: checked.permission, user, password };
}

async function reachDisk(
  ports: Pick<Needs, 'load' | 'mayReach' | 'folder'>,
  picked: string,
): Promise<Reached | SyncFault> {
  const folder = await ports.folder(picked);
  if (folder === null) return 'missing';
  if (!(await ports.mayReach(DISK, picked))) return 'noAccess';
  const engine = await ports.load();
  return {
    carrier: engine.diskFolder(folder),
    engine,
    address: folder.name,
    permission: DISK,
    user: '',
    password: '',
  };
}

/** Tests a folder before it is used. Never throws what a carrier throws. */
export async function lookAtPlace(ports: Needs, place: SyncPlace): Promise<AnyResponseOf<'sync.look'>> {
  const reached = await reach(ports, place, ports.space);
  if (typeof reached === 'string') return fault(reached);
  const tried = await reached.engine.tryFolder(reached.carrier, { make: true });
  if (tried.is === 'trouble') return fault(tried.trouble);
  if (!tried.canWrite) return fault('readOnly');
  return { outcome: 'ready', hasKantlijn: tried.hasKantlijn, hasOthers: tried.hasOthers };
}

/** Creates or joins a folder, and stores that this device takes part in it. Never throws what a carrier throws. */
export async function beginAt(
  ports: Needs,
  { name, words, code, ...place }: AnyRequestOf<'sync.begin'>,
): Promise<AnyResponseOf<'sync.begin'>> {
  const reached = await reach(ports, place, ports.space);
  if (typeof reached === 'string') return fault(reached);
  const { engine, carrier, address, permission, user, password } = reached;
  const known = await ports.store.connection();
  // A message may arrive twice, when the worker was ended before it answered.
  if (known?.address === address && known.permission === permission) return { outcome: 'begun' };
  if (known !== null) return { outcome: 'already' };
  return faultOr(reached, async () => {
    const got =
      code === null ? await engine.joinFolder(carrier, words) : await engine.createFolder(carrier, words, code);
    if (got.is !== 'made' && got.is !== 'joined') return NOT_BEGUN[got.is];
    const { lock, locked } = await encryptForProfile(password);
    const since = ports.clock.now().toISOString();
    const how = { address, permission, user, password: locked, lock };
    await ports.store.begin({ ...how, folder: got.folder, key: got.key, name, since, paused: false });
    return { outcome: 'begun' } as const;
  });
}

/** The folder this device takes part in, once the browser lets us reach it; otherwise what is wrong. Makes no request. */
async function reachOwn(
  ports: Needs,
): Promise<{ engine: Engine; carrier: Carrier; connection: Connection } | 'nothing' | 'noAccess' | 'forbidden'> {
  if (!(await ports.isAllowed())) return 'forbidden';
  const connection = await ports.store.connection();
  if (connection === null) return 'nothing';
  if (!(await ports.mayReach(connection.permission, ports.space))) return 'noAccess';
  const engine = await ports.load();
  return { engine, carrier: await carrierOf(ports, engine, connection), connection };
}

/** Changes the folder's passphrase, and stores the resulting folder file. Never throws what a carrier throws. */
export async function giveNewPassphrase(
  ports: Needs,
  { words, passphrase }: AnyRequestOf<'sync.passphrase'>,
): Promise<AnyResponseOf<'sync.passphrase'>> {
  const own = await reachOwn(ports);
  if (own === 'nothing') return { outcome: 'nothing' };
  if (typeof own === 'string') return fault(own);
  const { engine, carrier, connection } = own;
  return faultOr(connection, async () => {
    // That it is this folder still; and it is put back where it is gone.
    await keep(ports, engine, carrier, connection);
    const done = await engine.changePassphrase(carrier, words, passphrase);
    if (done.is === 'wrongWords') return { outcome: 'wrongWords' } as const;
    if (done.is !== 'changed') return fault(done.is);
    await ports.store.setConnection({ ...connection, folder: done.folder });
    return { outcome: 'changed' } as const;
  });
}

/**
 * Joins the folder that lies at the address now, in place of the one this device knew: two devices may have begun there at the same time.
 * What this one wrote nobody can open, so it is removed. Never throws what a carrier throws.
 */
export async function rejoin(ports: Needs, words: string): Promise<AnyResponseOf<'sync.rejoin'>> {
  const own = await reachOwn(ports);
  if (own === 'nothing') return { outcome: 'nothing' };
  if (typeof own === 'string') return fault(own);
  const { engine, carrier, connection } = own;
  return faultOr(connection, async () => {
    const got = await engine.joinFolder(carrier, words);
    if (got.is !== 'joined') return NOT_BEGUN[got.is];
    if (got.folder.folder !== connection.folder.folder) {
      // Expected: a file that stays does no harm.
      for (const name of await ports.store.ownFiles()) await carrier.remove(name).catch(() => undefined);
    }
    await ports.store.begin({ ...connection, folder: got.folder, key: got.key });
    return { outcome: 'begun' } as const;
  });
}

/** What is wrong with a folder, as an answer. @throws everything else */
export async function faultOr<T>(
  place: Pick<Connection, 'permission'>,
  work: () => Promise<T>,
): Promise<T | ReturnType<typeof fault>> {
  try {
    return await work();
  } catch (error) {
    const trouble = syncTroubleOf(place, error);
    if (trouble === null) throw error;
    return fault(trouble);
  }
}
