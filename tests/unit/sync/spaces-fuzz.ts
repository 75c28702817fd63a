import { readNote, type Note } from '../../../utils/domain/note/note.ts';
import { createSyncStore } from '../../../utils/store/synced/sync-store.ts';
import { CarrierError } from '../../../utils/sync/carrier.ts';
import { OWN_SPACE } from '../../../utils/sync/disk.ts';
import { noteOf } from '../../../utils/sync/changed.ts';
import { takeUp, takeUpPurged } from '../../../utils/sync/homes.ts';
import { Replica, type Shared } from '../../../utils/sync/replica.ts';
import { noteId, repository, saveOf } from '../store/support.ts';
import { MemoryFolder, NO_FAULTS, random } from './memory.ts';
import { Killed, KilledDisk } from './store-fuzz.ts';

/**
 * A reader with two devices, who shares a dossier with another reader: two folders, notes that are moved between them, the real store. All write,
 * delete, restore and move; folders fail, workers are killed, profiles are restored.
 */

export interface SpacesOutcome {
  readonly acts: number;
  readonly moves: number;
  readonly kills: number;
  readonly wrong: string[];
}

/** The shared dossier. */
const DOSSIER = '99999999-0000-4000-8000-000000000001';
const SPACE = 'e'.repeat(32);
const FAULTS = { lost: 0.08, half: 0.05, late: 0.1, stays: 0.2 };
const KILL = 0.01;
const DAY = 86_400_000;
const OWN_NOTES = [1, 2, 3, 4];
const OTHERS_NOTES = [51, 52];

/** @param isMember whether the device is the other reader's */
function newDevice(isMember: boolean) {
  const { db, notes, clock } = repository();
  const now = (): Date => clock.at;
  const own = isMember ? null : new KilledDisk(db, now);
  const shared = new KilledDisk(db, now, () => undefined, SPACE);
  return { isMember, db, notes, clock, own, shared, ownDoneAt: '', unsent: new Set<string>() };
}
type Device = ReturnType<typeof newDevice>;
type Rows = ReadonlyMap<string, readonly unknown[]>;

async function begin(device: Device): Promise<void> {
  await device.db.ready();
  await device.db.spaces.put({ id: SPACE, collection: DOSSIER });
  for (const space of device.isMember ? [SPACE] : [OWN_SPACE, SPACE])
    await createSyncStore(device.db, space).setConnection({ name: 'apparaat' } as never);
}

async function rowsOf({ db }: Device): Promise<Rows> {
  await db.ready();
  return new Map(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)));
}

const notesOf = async ({ db }: Device): Promise<Note[]> => {
  await db.ready();
  return (await db.notes.toArray()).flatMap((row) => readNote(row) ?? []);
};

const live = async (device: Device): Promise<Note[]> =>
  (await notesOf(device)).filter(({ deleted }) => deleted === null);

const shown = (notes: readonly Note[]): Map<string, string> =>
  new Map(notes.map(({ id, body, tags, collection }) => [id, JSON.stringify([body, tags, collection])]));

const textsOf = async (device: Device): Promise<string[]> => (await notesOf(device)).map(({ body }) => body);

/** @param steps acts and rounds before all is brought together */
export async function spacesScenario(
  seed: number,
  folders: { readonly own: Shared; readonly shared: Shared },
  steps = 70,
): Promise<SpacesOutcome> {
  const world = new World(seed, folders);
  await world.begin();
  for (let step = 0; step < steps; step += 1) await world.step();
  await world.calm();
  return { ...world.counts, wrong: await world.compared() };
}

class World {
  readonly counts = { acts: 0, moves: 0, kills: 0 };
  private readonly draw: () => number;
  private readonly own: MemoryFolder;
  private readonly shared: MemoryFolder;
  private readonly devices = [newDevice(false), newDevice(false), newDevice(true)];
  private readonly backups = new Map<number, { rows: Rows; at: Date }>();
  private readonly sent = new Set<string>();
  /** Words of the reader and the note each was written in; words and notes that were in the dossier at some time. */
  private readonly words = new Map<string, string>();
  private readonly wereShared = new Set<string>();

  constructor(
    seed: number,
    private readonly folders: { readonly own: Shared; readonly shared: Shared },
  ) {
    this.draw = random(seed * 7_919);
    this.own = new MemoryFolder(this.draw);
    this.shared = new MemoryFolder(this.draw);
    this.own.faults = FAULTS;
    this.shared.faults = FAULTS;
  }

  async begin(): Promise<void> {
    for (const device of this.devices) await begin(device);
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.draw() * from.length)] as T;
  }

  async step(): Promise<void> {
    const at = Math.floor(this.draw() * this.devices.length);
    const device = this.devices[at] as Device;
    for (const one of this.devices) one.clock.at = new Date(one.clock.at.getTime() + 60_000);
    const turn = this.draw();
    if (turn < 0.55) await this.act(device);
    else if (turn < 0.94) await this.round(device, KILL);
    else if (turn < 0.97) this.backups.set(at, { rows: await rowsOf(device), at: device.clock.at });
    else await this.restoreProfile(at);
  }

  private async restoreProfile(at: number): Promise<void> {
    const from = this.backups.get(at);
    if (from === undefined) return;
    const old = this.devices[at] as Device;
    const device = newDevice(old.isMember);
    device.clock.at = old.clock.at;
    await device.db.ready();
    for (const table of device.db.tables) await table.bulkPut((from.rows.get(table.name) ?? []) as never[]);
    this.devices[at] = device;
  }

  private async act(device: Device): Promise<void> {
    const { notes } = device;
    const all = await notesOf(device);
    const id =
      this.draw() < 0.3 && all.length > 0
        ? this.pick(all).id
        : noteId(this.pick(device.isMember ? OTHERS_NOTES : OWN_NOTES));
    const note = all.find((one) => one.id === id);
    const word = String.fromCodePoint(0x4e_00 + (this.counts.acts += 1));
    const turn = this.draw();
    if (note === undefined) {
      const collection = this.draw() < 0.4 ? DOSSIER : null;
      await this.save(device, saveOf({ id, body: `begin ${word}`, collection }), word);
    } else if (note.deleted !== null) {
      if (turn < 0.4) await notes.restore({ id });
    } else if (turn < 0.12) {
      await notes.delete({ id, expectedRevision: note.revision });
    } else {
      const { target, publicationTitle, revision: expectedRevision } = note;
      const isMove = turn < 0.4;
      if (isMove) this.counts.moves += 1;
      const collection = isMove ? (note.collection === null ? DOSSIER : null) : note.collection;
      const body = isMove && turn < 0.3 ? note.body : turn < 0.7 ? `${note.body} ${word}` : `${word} ${note.body}`;
      await this.save(device, { id, target, publicationTitle, expectedRevision, body, collection }, word);
    }
  }

  private async save(device: Device, request: Parameters<Device['notes']['save']>[0], word: string): Promise<void> {
    const { result } = await device.notes.save(request);
    if (result.outcome !== 'saved') return;
    const { id } = result.note;
    if (result.note.collection === DOSSIER) for (const one of [id, ...result.note.body]) this.wereShared.add(one);
    if (!result.note.body.includes(word)) return;
    device.unsent.add(`${result.note.id}|${word}`);
    if (!device.isMember) this.words.set(word, id);
  }

  private async round(device: Device, kill: number): Promise<number | 'failed'> {
    const step = async (): Promise<void> => {
      if (this.draw() < kill) throw new Killed();
    };
    const disks = [device.own, device.shared].filter((disk) => disk !== null);
    for (const disk of disks) disk.step = step;
    let done = 0;
    try {
      const startedAt = device.clock.at.toISOString();
      while (await device.shared.collect(takeUp, takeUpPurged)) continue;
      if (device.own !== null) {
        const replica = new Replica(device.own, this.own.carrier(step), this.folders.own);
        const { arrivals, sent, isWhole } = await replica.round();
        if (isWhole) device.ownDoneAt = startedAt;
        done += arrivals.length + sent;
      }
      while (await device.shared.collect(takeUp, takeUpPurged)) continue;
      const isHeard = (since: string): boolean =>
        device.own === null || device.ownDoneAt > since || device.clock.at.getTime() - Date.parse(since) > DAY;
      const options = { kinds: [], isHeard };
      const replica = new Replica(device.shared, this.shared.carrier(step), this.folders.shared, options);
      const { arrivals, sent } = await replica.round();
      return done + arrivals.length + sent;
    } catch (error) {
      if (error instanceof Killed) this.counts.kills += 1;
      else if (!(error instanceof CarrierError)) throw error;
      return 'failed';
    } finally {
      for (const disk of disks) disk.step = async () => undefined;
      await this.noteSent(device);
    }
  }

  /** Called sent is what was taken up, waits no longer, and lies in files that a list has shown whole; in whichever folder. */
  private async noteSent({ db, unsent, own, shared }: Device): Promise<void> {
    const bare = (key: string): string => key.replace(/^~[\da-f]+ /, '');
    const watermark = Number((await db.sync.get('watermark'))?.value ?? 0);
    const files = (await db.syncFiles.toArray()).filter(({ is }) => is === 'sent' || is === 'sending');
    const waits = new Set([
      ...(await db.unsent.toCollection().primaryKeys()).map(bare),
      ...files.flatMap(({ ids }) => ids),
      ...(await db.changes.where('seq').above(watermark).toArray()).map(({ id }) => id),
      ...(await db.sync.filter(({ key }) => key.includes('apart ')).toArray()).map(({ key }) => key.split('apart ')[1]),
    ]);
    for (const mark of unsent) {
      const [id = '', word = ''] = mark.split('|');
      if (waits.has(id)) continue;
      // One that was deleted before it was ever in a folder was sent to nobody.
      const held = await Promise.all([own, shared].map((disk) => disk?.transact((one) => one.held(id)) ?? null));
      if (!held.some((one) => one !== null && noteOf(id, one)?.note.body.includes(word) === true)) continue;
      unsent.delete(mark);
      this.sent.add(word);
    }
  }

  async calm(): Promise<void> {
    this.own.faults = NO_FAULTS;
    this.shared.faults = NO_FAULTS;
    for (let quiet = 0, turn = 0; quiet < this.devices.length * 5 && turn < 400; turn += 1) {
      for (const one of this.devices) one.clock.at = new Date(one.clock.at.getTime() + DAY / 4);
      quiet = (await this.round(this.devices[turn % this.devices.length] as Device, 0)) === 0 ? quiet + 1 : 0;
    }
  }

  /** Whether the reader's devices agree, all agree about the dossier, nothing is in both or lost, and nothing private went out. */
  async compared(): Promise<string[]> {
    const wrong: string[] = [];
    const [first, second, member] = this.devices as [Device, Device, Device];
    const compare = (what: string, a: Map<string, string>, b: Map<string, string>): void => {
      for (const id of new Set([...a.keys(), ...b.keys()]))
        if (a.get(id) !== b.get(id)) wrong.push(`${what} ${id}: ${a.get(id)} / ${b.get(id)}`);
    };
    compare('devices', shown(await live(first)), shown(await live(second)));
    const inDossier = async (device: Device): Promise<Map<string, string>> =>
      shown((await live(device)).filter(({ collection }) => collection === DOSSIER));
    compare('members', await inDossier(first), await inDossier(member));
    for (const device of this.devices) wrong.push(...(await this.inBoth(device)));
    const there = (await Promise.all(this.devices.map(textsOf))).flat().join(' ');
    for (const word of this.sent) if (!there.includes(word)) wrong.push(`${word} was sent and is lost`);
    for (const { body } of await notesOf(member))
      for (const word of body) {
        const id = this.words.get(word);
        // What was written elsewhere at the same time in a note that went into the dossier goes with it.
        if (id !== undefined && !this.wereShared.has(id) && !this.wereShared.has(word))
          wrong.push(`${word} was the reader's alone`);
      }
    return wrong;
  }

  /** Notes that are live in a folder that is not theirs. */
  private async inBoth({ db, own, shared, isMember }: Device): Promise<string[]> {
    const homes = new Map((await db.notes.toArray()).map((row) => [row.id, row['collection'] === DOSSIER]));
    const found: string[] = [];
    for (const disk of [own, shared]) {
      const held = await (disk?.transact(async (transaction) => {
        const ids = await transaction.heldAfter('', 10_000);
        return Promise.all(ids.map(async (id) => ({ id, held: await transaction.held(id) })));
      }) ?? []);
      for (const { id, held: one } of held) {
        const note = one === null ? undefined : noteOf(id, one)?.note;
        if (note === undefined || note.deleted !== null) continue;
        const says = disk === shared || note.collection === DOSSIER;
        if (homes.get(id) !== says)
          found.push(`${isMember ? 'member' : 'reader'}: ${id} is in a folder that is not its own`);
      }
    }
    return found;
  }
}
