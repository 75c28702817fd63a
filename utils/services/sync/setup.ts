import type { AnyRequestOf, AnyResponseOf } from '../../protocol/library.ts';
import type { SyncFault, SyncPlace } from '../../protocol/sync.ts';
import { lockAway } from '../../store/synced/standing.ts';
import { CarrierError, type Carrier } from '../../sync/carrier.ts';
import { checkAddress } from '../../sync/carriers/address.ts';
import type { Engine, SyncPorts } from './ports.ts';

type Needs = Pick<SyncPorts, 'store' | 'clock' | 'load' | 'mayReach'>;

/** A place that may be asked. */
interface Reached {
  readonly carrier: Carrier;
  readonly engine: Engine;
  readonly address: string;
  readonly permission: string;
}

const fault = (what: SyncFault): { outcome: 'fault'; fault: SyncFault } => ({ outcome: 'fault', fault: what });

/** What making or joining came to. */
const NOT_BEGUN = {
  there: { outcome: 'exists' },
  missing: { outcome: 'nothing' },
  wrongWords: { outcome: 'wrongWords' },
  newer: fault('newer'),
  broken: fault('broken'),
} as const;

/** The carrier of a place, once the browser lets us reach it; otherwise what is wrong. Makes no request. */
async function reach(ports: Needs, { address, user, password }: SyncPlace): Promise<Reached | SyncFault> {
  const checked = checkAddress(address, user);
  if (!checked.ok) return checked.fault;
  if (!(await ports.mayReach(checked.permission))) return 'noAccess';
  const engine = await ports.load();
  if (!engine.isAccountName(user)) return 'isName';
  const carrier = engine.webDav({ folder: checked.folder, name: user, password });
  return { carrier, engine, address: checked.folder, permission: checked.permission };
}

/** Tries a folder before it is used. Never throws what a carrier throws. */
export async function lookAtPlace(ports: Needs, place: SyncPlace): Promise<AnyResponseOf<'sync.look'>> {
  const reached = await reach(ports, place);
  if (typeof reached === 'string') return fault(reached);
  const tried = await reached.engine.tryFolder(reached.carrier, { make: true });
  if (tried.is === 'trouble') return fault(tried.trouble);
  if (!tried.canWrite) return fault('readOnly');
  return { outcome: 'ready', hasKantlijn: tried.hasKantlijn, hasOthers: tried.hasOthers };
}

/** Makes or joins a folder, and stores that this device takes part in it. Never throws what a carrier throws. */
export async function beginAt(
  ports: Needs,
  { name, words, code, ...place }: AnyRequestOf<'sync.begin'>,
): Promise<AnyResponseOf<'sync.begin'>> {
  const reached = await reach(ports, place);
  if (typeof reached === 'string') return fault(reached);
  const { engine, carrier, address, permission } = reached;
  const known = await ports.store.connection();
  // A message may come twice, when the worker was ended before it answered.
  if (known?.address === address) return { outcome: 'begun' };
  try {
    const got =
      code === null ? await engine.joinFolder(carrier, words) : await engine.createFolder(carrier, words, code);
    if (got.is !== 'made' && got.is !== 'joined') return NOT_BEGUN[got.is];
    const { lock, locked } = await lockAway(place.password);
    const since = ports.clock.now().toISOString();
    const how = { address, permission, user: place.user, password: locked, lock };
    await ports.store.begin({ ...how, folder: got.folder, key: got.key, name, since, paused: false });
    return { outcome: 'begun' };
  } catch (error) {
    if (error instanceof CarrierError) return fault(error.trouble);
    throw error;
  }
}
