import type { AnyRequestOf, AnyResponseOf } from '../../../protocol/library.ts';
import type { SharedFault } from '../../../protocol/shared.ts';
import { DISK, SHARED_FOLDER } from '../../../domain/sync/place.ts';
import { isStrongEnough } from '../../../domain/sync/passphrase.ts';
import type { Connection } from '../../../store/synced/rows.ts';
import { decryptForProfile, encryptForProfile } from '../../../store/synced/sync-store.ts';
import { OWN_SPACE } from '../../../sync/disk.ts';
import type { Folder } from '../../../sync/file/keys.ts';
import { portsIn, type Engine, type SyncPorts } from '../ports.ts';
import { faultOr, reach, type Reached } from '../setup.ts';

const fault = (what: SharedFault): { outcome: 'fault'; fault: SharedFault } => ({ outcome: 'fault', fault: what });

/** The folder of a place, when it is used for nothing else here; otherwise what is wrong. Makes no request. */
async function reachFree(ports: SyncPorts, place: Parameters<typeof reach>[1]): Promise<Reached | SharedFault> {
  const reached = await reach(ports, place, SHARED_FOLDER);
  if (typeof reached === 'string') return reached;
  for (const space of [OWN_SPACE, ...(await ports.spaces.joined()).map(({ id }) => id)]) {
    const connection = await portsIn(ports, space).store.connection();
    if (connection !== null && (await isAt(ports, connection, reached, space)))
      return space === OWN_SPACE ? 'isOwn' : 'isOther';
  }
  return reached;
}

async function isAt(ports: SyncPorts, connection: Connection, reached: Reached, space: string): Promise<boolean> {
  if (connection.permission !== reached.permission) return false;
  return reached.permission === DISK
    ? ports.isSameFolder(SHARED_FOLDER, space)
    : connection.address === reached.address;
}

/** Tests a folder before a dossier is shared in it or joined. Never throws what a carrier throws. */
export async function lookForDossier(
  ports: SyncPorts,
  { intent, ...place }: AnyRequestOf<'shared.look'>,
): Promise<AnyResponseOf<'shared.look'>> {
  const reached = await reachFree(ports, place);
  if (typeof reached === 'string') return fault(reached);
  const tried = await reached.engine.tryFolder(reached.carrier, { make: intent === 'share' });
  if (tried.is === 'trouble') return fault(tried.trouble);
  const { hasKantlijn, hasOthers, canWrite } = tried;
  return intent === 'share' && !canWrite ? fault('readOnly') : { outcome: 'ready', hasKantlijn, hasOthers, canWrite };
}

/** What a device begins to take part with. */
interface Beginning {
  readonly folder: Folder;
  readonly key: CryptoKey;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly collection: string;
  /** The reader's name as author. */
  readonly name: string;
}

/** Stores that this device takes part. @throws what IndexedDB throws */
async function begin(ports: SyncPorts, reached: Reached, { raw, collection, ...rest }: Beginning): Promise<Connection> {
  const { engine, address, permission, user, password } = reached;
  const { lock, locked } = await encryptForProfile(password);
  const since = ports.clock.now().toISOString();
  const invite = await encryptForProfile(engine.toText(raw));
  const how = { address, permission, user, password: locked, lock, invite };
  const connection: Connection = { ...how, ...rest, since, paused: false };
  const { folder: space } = rest.folder;
  if (permission === DISK) await ports.keepFolder(space);
  await portsIn(ports, space).store.begin(connection, collection);
  await ports.sharedMark.write(true);
  return connection;
}

/** Shares a dossier, and invites. Never throws what a carrier throws. */
export async function shareDossier(
  ports: SyncPorts,
  { collection, name, phrase, ...place }: AnyRequestOf<'shared.share'>,
): Promise<AnyResponseOf<'shared.share'>> {
  if (!isStrongEnough(phrase)) return { outcome: 'weakPhrase' };
  if ((await ports.spaces.title(collection)) === null) return { outcome: 'noDossier' };
  if ((await ports.spaces.ofCollection(collection)) !== null) return { outcome: 'already' };
  const reached = await reachFree(ports, place);
  if (typeof reached === 'string') return fault(reached);
  return faultOr(reached, async () => {
    const made = await reached.engine.createSharedFolder(reached.carrier);
    if (made.is === 'there') return { outcome: 'exists' } as const;
    const { folder, key, raw } = made;
    const connection = await begin(ports, reached, { folder, key, raw, collection, name });
    const invitation = await written(ports, reached.engine, { connection, collection, raw }, phrase);
    return { outcome: 'shared', id: folder.folder, invitation } as const;
  });
}

/** An invitation to a dossier. */
async function written(
  ports: SyncPorts,
  engine: Engine,
  { connection, collection, raw }: { connection: Connection; collection: string; raw: Uint8Array<ArrayBuffer> },
  phrase: string,
): Promise<string> {
  const { folder } = connection.folder;
  const title = await ports.spaces.title(collection);
  const at = ports.clock.now().toISOString();
  return engine.writeInvitation({ folder, collection, raw, title, by: connection.name, at }, phrase.trim());
}

/** Writes another invitation. Asks no server. */
export async function inviteTo(
  ports: SyncPorts,
  { id, phrase }: AnyRequestOf<'shared.invite'>,
): Promise<AnyResponseOf<'shared.invite'>> {
  if (!isStrongEnough(phrase)) return { outcome: 'weakPhrase' };
  const [row, connection] = [await ports.spaces.row(id), await portsIn(ports, id).store.connection()];
  const invite = connection?.invite;
  if (row === null || connection === null || invite === undefined) return { outcome: 'notHere' };
  const engine = await ports.load();
  const raw = engine.toBytes(await decryptForProfile(invite.lock, invite.locked));
  const { collection } = row;
  return { outcome: 'invited', invitation: await written(ports, engine, { connection, collection, raw }, phrase) };
}

/** Opens an invitation, and says what it is to. Asks no server. */
export async function readInvitation(
  ports: SyncPorts,
  { invitation, phrase }: AnyRequestOf<'shared.read'>,
): Promise<AnyResponseOf<'shared.read'>> {
  const engine = await ports.load();
  const opened = await engine.openInvitation(invitation, phrase.trim());
  if (opened.is !== 'opened') return { outcome: opened.is };
  const { folder, collection, title, by, at } = opened;
  const row = await ports.spaces.row(folder);
  const isOwn = (await ports.spaces.title(collection)) !== null;
  const here = row === null ? (isOwn ? 'own' : 'no') : row.left === undefined ? 'joined' : 'left';
  return { outcome: 'read', id: folder, collection, title, by, at, here };
}

/** Takes part in a dossier. Never throws what a carrier throws. */
export async function joinDossier(
  ports: SyncPorts,
  { invitation, phrase, name, ...place }: AnyRequestOf<'shared.join'>,
): Promise<AnyResponseOf<'shared.join'>> {
  const reached = await reachFree(ports, place);
  if (typeof reached === 'string' && reached !== 'isOther') return fault(reached);
  const engine = await ports.load();
  const opened = await engine.openInvitation(invitation, phrase.trim());
  if (opened.is !== 'opened') return { outcome: opened.is };
  const { collection, raw } = opened;
  // A message may arrive twice, when the worker was ended before it answered.
  if ((await ports.spaces.ofCollection(collection)) !== null) return { outcome: 'already' };
  if (typeof reached === 'string') return fault(reached);
  if (!(await ports.spaces.hasRoom(collection))) return { outcome: 'tooMany' };
  // The copy of what was left here comes first: what is not in it would be shared again.
  for (const row of await ports.spaces.leaving()) if (row.collection === collection) await ports.finishLeaving(row);
  return faultOr(reached, async () => {
    const got = await engine.joinSharedFolder(reached.carrier, opened);
    if (got.is === 'other') return whichOther(ports, got.there);
    if (got.is === 'missing') return { outcome: 'nothing' } as const;
    if (got.is !== 'joined') return fault(got.is);
    const tried = await engine.tryFolder(reached.carrier, { make: false });
    if (tried.is === 'trouble') return fault(tried.trouble);
    const { folder, key } = got;
    await begin(ports, reached, { folder, key, raw, collection, name });
    const isReadOnly = !tried.canWrite;
    if (isReadOnly) await portsIn(ports, folder.folder).store.setStatus({ readOnlyAt: ports.clock.now().getTime() });
    return { outcome: 'joined', id: folder.folder, isReadOnly } as const;
  });
}

/** Another folder than that of the invitation: one that is known here, by whichever address, is named. */
async function whichOther(ports: SyncPorts, there: string): Promise<AnyResponseOf<'shared.join'>> {
  if ((await ports.store.connection())?.folder.folder === there) return fault('isOwn');
  const row = await ports.spaces.row(there);
  return row !== null && row.left === undefined ? fault('isOther') : { outcome: 'otherFolder' };
}
