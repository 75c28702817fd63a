import { readNote, type Note } from '../../../utils/domain/note/note.ts';
import { LibraryDisk } from '../../../utils/store/synced/disk.ts';
import { createSyncStore } from '../../../utils/store/synced/sync-store.ts';
import { CarrierError } from '../../../utils/sync/carrier.ts';
import type { LibraryTransaction, SyncTransaction } from '../../../utils/sync/disk.ts';
import { takeUp, takeUpPurged } from '../../../utils/sync/homes.ts';
import { Replica, type Shared } from '../../../utils/sync/replica.ts';
import { noteId, repository, saveOf } from '../store/support.ts';
import { MemoryFolder, NO_FAULTS, random } from './memory.ts';

/**
 * The same as `fuzz.ts`, with all that a device has: notes are made, changed, deleted, restored and removed for good in the real store, and
 * arrive in it. Only the folder is in memory.
 */

/** What one scenario did and found. */
export interface StoreOutcome {
  readonly acts: number;
  readonly kills: number;
  readonly restored: number;
  /** Times a device left and joined again. */
  readonly left: number;
  readonly purged: number;
  /** Why the devices do not agree, what was lost, or what came back; empty when all is well. */
  readonly wrong: string[];
}

export class Killed extends Error {}

const [NOTES, DEVICES] = [5, 3];
const FAULTS = { lost: 0.08, half: 0.06, late: 0.1, stays: 0.2 };
const KILL = 0.01;
const DAY = 86_400_000;

/** A disk that is killed before or after any of its transactions. */
export class KilledDisk extends LibraryDisk {
  step: () => Promise<void> = async () => undefined;

  override async transact<T>(work: (transaction: SyncTransaction) => Promise<T>): Promise<T> {
    await this.step();
    const done = await super.transact(work);
    await this.step();
    return done;
  }

  override async takeIn<T>(work: (transaction: LibraryTransaction) => Promise<T>): Promise<T> {
    await this.step();
    const done = await super.takeIn(work);
    await this.step();
    return done;
  }
}

type Rows = ReadonlyMap<string, readonly unknown[]>;

function newDevice() {
  const { db, notes, clock } = repository();
  return { db, notes, clock, disk: new KilledDisk(db, () => clock.at), unsent: new Set<string>() };
}
type Device = ReturnType<typeof newDevice>;

async function rowsOf({ db }: Device): Promise<Rows> {
  await db.ready();
  return new Map(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)));
}

/** A device with what another one had stored: a profile that was restored or copied. */
async function deviceWith(rows: Rows, at: Date): Promise<Device> {
  const device = newDevice();
  device.clock.at = at;
  await device.db.ready();
  for (const table of device.db.tables) await table.bulkPut((rows.get(table.name) ?? []) as never[]);
  return device;
}

const notesOf = async ({ db }: Device): Promise<Note[]> => {
  await db.ready();
  return (await db.notes.toArray()).flatMap((row) => readNote(row) ?? []);
};

/** What a reader sees of a library. A note that was removed for good is one that is in the bin elsewhere. */
async function seen(device: Device): Promise<Map<string, string>> {
  const live = (await notesOf(device)).filter(({ deleted }) => deleted === null);
  return new Map(live.map(({ id, body, tags, meaning }) => [id, JSON.stringify([body, tags, meaning])]));
}

/** One reader with three devices. @param steps acts and rounds before all is brought together */
export async function storeScenario(seed: number, shared: Shared, steps = 60): Promise<StoreOutcome> {
  const world = new World(seed, shared);
  for (let step = 0; step < steps; step += 1) await world.step();
  await world.calm();
  const wrong = [...(await world.compared()), ...(await world.deletedWhileAway())];
  return { ...world.counts, wrong };
}

class World {
  readonly counts = { acts: 0, kills: 0, restored: 0, left: 0, purged: 0 };
  private readonly draw: () => number;
  private readonly folder: MemoryFolder;
  private readonly devices: Device[] = Array.from({ length: DEVICES }, newDevice);
  private readonly backups = new Map<number, { rows: Rows; at: Date }>();
  /** Words in files that a list has shown whole, and those of notes the reader removed for good. */
  private readonly sent = new Set<string>();
  private readonly gone = new Set<string>();

  constructor(
    seed: number,
    private readonly shared: Shared,
  ) {
    this.draw = random(seed * 7_919);
    this.folder = new MemoryFolder(this.draw);
    this.folder.faults = FAULTS;
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.draw() * from.length)] as T;
  }

  async step(): Promise<void> {
    const at = Math.floor(this.draw() * DEVICES);
    const device = this.devices[at] as Device;
    device.clock.at = new Date(device.clock.at.getTime() + 60_000);
    const turn = this.draw();
    if (turn < 0.55) await this.act(device);
    else if (turn < 0.9) await this.round(device, KILL);
    else if (turn < 0.92) this.backups.set(at, { rows: await rowsOf(device), at: device.clock.at });
    else if (turn < 0.95) await this.replace(at);
    else if (turn < 0.97) await this.leave(device);
    else await this.purge(device);
  }

  /** A profile from a backup, or a copy of another's. What it had not sent is gone with it, and nobody called that sent. */
  private async replace(at: number): Promise<void> {
    const other = this.pick(this.devices);
    const from = this.draw() < 0.5 ? this.backups.get(at) : { rows: await rowsOf(other), at: other.clock.at };
    if (from === undefined) return;
    this.devices[at] = await deviceWith(from.rows, from.at);
    this.counts.restored += 1;
  }

  private async leave(device: Device): Promise<void> {
    // Whoever leaves has brought all together first, or keeps it to themselves.
    if ((await this.round(device, 0)) === 'failed') return;
    await createSyncStore(device.db).leave();
    this.counts.left += 1;
  }

  private async purge(device: Device): Promise<void> {
    await this.collect(device);
    const limit = device.clock.at.getTime() + 31 * DAY;
    for (const one of this.devices) one.clock.at = new Date(Math.max(one.clock.at.getTime(), limit));
    const before = await notesOf(device);
    this.counts.purged += await device.notes.purge();
    const left = new Set((await notesOf(device)).map(({ id }) => id));
    for (const { id, body } of before) if (!left.has(id)) for (const word of body) this.gone.add(word);
  }

  /** What a reader does with a note. Words are added alone, so that none may be missing. */
  private async act(device: Device): Promise<void> {
    const { notes } = device;
    const all = await notesOf(device);
    const id =
      this.draw() < 0.2
        ? this.pick([...all.map((note) => note.id), noteId(1)])
        : noteId(this.pick([1, 2, 3, 4, NOTES]));
    const note = all.find((one) => one.id === id);
    // One letter, that no other act uses and that no insertion can part.
    const word = String.fromCodePoint(0x4e_00 + (this.counts.acts += 1));
    const turn = this.draw();
    if (note === undefined) {
      const { result } = await notes.save(saveOf({ id, body: this.draw() < 0.5 ? 'zelfde begin' : `begin ${word}` }));
      if (result.outcome === 'saved' && result.note.body.includes(word)) device.unsent.add(`${id}|${word}`);
    } else if (note.deleted !== null) {
      if (turn < 0.5) await notes.restore({ id });
    } else if (turn < 0.15) {
      await notes.delete({ id, expectedRevision: note.revision });
    } else {
      const body = turn < 0.6 ? `${note.body} ${word}` : `${word} ${note.body}`;
      const { target, publicationTitle, revision: expectedRevision } = note;
      const { result } = await notes.save({ id, target, publicationTitle, body, expectedRevision });
      if (result.outcome === 'saved') device.unsent.add(`${id}|${word}`);
    }
  }

  private async collect({ disk }: Device): Promise<void> {
    while (await disk.collect(takeUp, takeUpPurged)) continue;
  }

  private async round(device: Device, kill: number): Promise<number | 'failed'> {
    const { db, disk } = device;
    const step = async (): Promise<void> => {
      if (this.draw() < kill) throw new Killed();
    };
    await db.ready();
    await db.sync.put({ key: 'connection', value: { name: 'apparaat' } });
    disk.step = step;
    try {
      await this.collect(device);
      const { arrivals, sent } = await new Replica(disk, this.folder.carrier(step), this.shared).round();
      return arrivals.length + sent;
    } catch (error) {
      if (error instanceof Killed) this.counts.kills += 1;
      else if (!(error instanceof CarrierError)) throw error;
      return 'failed';
    } finally {
      disk.step = async () => undefined;
      await this.noteSent(device);
    }
  }

  /** Called sent is what was taken up, waits no longer, and lies in files that a list has shown whole. */
  private async noteSent({ db, unsent }: Device): Promise<void> {
    const watermark = Number((await db.sync.get('watermark'))?.value ?? 0);
    const files = (await db.syncFiles.toArray()).filter(({ is }) => is === 'sent' || is === 'sending');
    const waits = new Set([
      ...(await db.unsent.toCollection().primaryKeys()),
      ...files.flatMap(({ ids }) => ids),
      ...(await db.changes.where('seq').above(watermark).toArray()).map(({ id }) => id),
    ]);
    for (const mark of unsent) {
      const [id = '', word = ''] = mark.split('|');
      if (waits.has(id)) continue;
      unsent.delete(mark);
      this.sent.add(word);
    }
  }

  /** Brings all together until nothing is new. */
  async calm(): Promise<void> {
    this.folder.faults = NO_FAULTS;
    for (let quiet = 0, turn = 0; quiet < DEVICES * 4 && turn < 300; turn += 1)
      quiet = (await this.round(this.devices[turn % DEVICES] as Device, 0)) === 0 ? quiet + 1 : 0;
  }

  /** Whether all have the same, and every word that was called sent. */
  async compared(): Promise<string[]> {
    const wrong: string[] = [];
    const all = await Promise.all(this.devices.map(seen));
    const ids = new Set(all.flatMap((one) => [...one.keys()]));
    for (const id of ids) {
      const texts = new Set(all.map((one) => one.get(id) ?? 'not there'));
      if (texts.size > 1) wrong.push(`${id}: ${[...texts].join(' / ')}`);
    }
    const bodies = (await Promise.all(this.devices.map(notesOf))).flat().map(({ body }) => body);
    const there = bodies.join(' ');
    for (const word of this.sent)
      if (!there.includes(word) && !this.gone.has(word)) wrong.push(`${word} was sent and is lost`);
    return wrong;
  }

  /** A device leaves, another deletes half of the notes, and the first joins again: none of them comes back. */
  async deletedWhileAway(): Promise<string[]> {
    const [first, second] = this.devices as [Device, Device];
    await createSyncStore(second.db).leave();
    const gone = (await notesOf(first)).filter(({ deleted }, at) => deleted === null && at % 2 === 0);
    for (const { id, revision } of gone) await first.notes.delete({ id, expectedRevision: revision });
    await this.round(first, 0);
    await this.calm();
    const wrong = await this.compared();
    for (const one of this.devices)
      for (const { id, deleted } of await notesOf(one))
        if (deleted === null && gone.some((note) => note.id === id)) wrong.push(`${id} was deleted and came back`);
    return wrong;
  }
}
