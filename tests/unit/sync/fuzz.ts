import type { SyncedNote } from '../../../utils/sync/note/synced.ts';
import { noteChanged, noteOf as readHeld } from '../../../utils/sync/changed.ts';
import { Replica, type Shared } from '../../../utils/sync/replica.ts';
import { CarrierError } from '../../../utils/sync/carrier.ts';
import { MemoryDisk, MemoryFolder, NO_FAULTS, nothingStored, random, type Stored } from './memory.ts';
import { noteOf } from './support.ts';
import { DossierActs, isTakenUp, reconcileDossiers, type Dossiers } from './fuzz-collections.ts';

/** What one scenario did and found. */
export interface Outcome {
  /** Of notes, and of dossiers. */
  readonly edits: number;
  readonly acts: number;
  readonly kills: number;
  readonly restored: number;
  /** Why the devices do not agree, or what was lost; empty when all is well. */
  readonly wrong: string[];
}

class Killed extends Error {}

const NOTES = 6;
const DEVICES = 4;
const FAULTS = { lost: 0.08, half: 0.06, late: 0.1, stays: 0.2 };
/** Chance that a worker is killed before or after any one request or transaction of a round. */
const KILL = 0.02;
/** Chance that the reader saves before or after any one of them. */
const SAVE = 0.03;
const WORDS = 'haven brief termijn 😀 vraag'.split(' ');

/** A device: what it stored, and backups of that. */
interface Device {
  stored: Stored;
  /** They lie in the same database, and go with it. */
  dossiers: Dossiers;
  backup: Pick<Device, 'stored' | 'dossiers'>;
  /** Words this device has written and that no round has called sent yet. */
  unsent: string[];
}

/**
 * Four devices with one folder that fails, edited, synchronised, killed, restored and copied in random order; then everybody
 * synchronises until nothing is new. All must then hold the same notes, and every word that was called sent.
 */
export async function scenario(seed: number, shared: Shared, steps = 120): Promise<Outcome> {
  const draw = random(seed * 7_919);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T;
  const folder = new MemoryFolder(draw);
  folder.faults = FAULTS;
  const devices: Device[] = Array.from({ length: DEVICES }, () => {
    const stored = nothingStored();
    const dossiers: Dossiers = new Map();
    return { stored, dossiers, backup: { stored, dossiers }, unsent: [] };
  });
  const sent = new Map<string, Set<string>>();
  const acts = new DossierActs(draw, pick);
  const counts = { edits: 0, acts: 0, kills: 0, restored: 0 };

  const round = async (device: Device, kill: number): Promise<number> => {
    const step = async (): Promise<void> => {
      if (draw() < kill) throw new Killed();
      // What is written while a file is on its way, or between two steps.
      if (kill > 0 && draw() < SAVE) await edit(device, disk);
      if (kill > 0 && draw() < SAVE) act(device);
    };
    const disk = new MemoryDisk(device.stored, step);
    try {
      await reconcileDossiers(disk, device, false);
      const onRead = () => reconcileDossiers(disk, device, true).then(() => undefined);
      const { arrivals, sent: files } = await new Replica(disk, folder.carrier(step), shared, { onRead }).round();
      return arrivals.length + files;
    } catch (error) {
      if (error instanceof Killed) counts.kills += 1;
      else if (!(error instanceof CarrierError)) throw error;
      return 1;
    } finally {
      device.stored = disk.stored;
      // Called sent is what waits no longer and lies in files that a list has shown whole: an answer alone proves nothing.
      const files = [...device.stored.files.values()].filter(({ is }) => is === 'sent' || is === 'sending');
      const waits = new Set([...device.stored.waiting.keys(), ...files.flatMap(({ ids }) => ids)]);
      device.unsent = device.unsent.filter((mark) => {
        const [id = '', word = ''] = mark.split('|');
        if (waits.has(id) || !isTakenUp(device.stored, id, word)) return true;
        sent.set(id, (sent.get(id) ?? new Set()).add(word));
        return false;
      });
    }
  };

  const act = (device: Device): void => {
    counts.acts += 1;
    const { gone, mark } = acts.act(device);
    // Whoever deletes what nobody has seen yet keeps it from everybody.
    if (gone !== null) device.unsent = device.unsent.filter((one) => !one.startsWith(gone));
    if (mark !== null) device.unsent.push(mark);
  };

  const edit = async (device: Device, disk: { stored: Stored }): Promise<void> => {
    const n = Math.floor(draw() * NOTES);
    const { id } = noteOf(n);
    const held = disk.stored.held.get(id);
    const note = held === undefined ? null : (readHeld(id, held)?.note ?? null);
    if (held !== undefined && note === null) return;
    counts.edits += 1;
    // One letter, that no other edit uses and that no insertion can part.
    const word = String.fromCodePoint(0x4e_00 + counts.edits);
    const next = edited(note ?? noteOf(n, { body: draw() < 0.5 ? 'zelfde begin' : `begin ${word}` }), word, draw, pick);
    const own = new MemoryDisk(disk.stored);
    await own.transact((transaction) => noteChanged(transaction, next));
    disk.stored = own.stored;
    if (next.body.includes(word)) device.unsent.push(`${id}|${word}`);
  };

  for (let step = 0; step < steps; step += 1) {
    const device = pick(devices);
    const turn = draw();
    if (turn < 0.35) await edit(device, device);
    else if (turn < 0.6) act(device);
    else if (turn < 0.93) await round(device, KILL);
    else if (turn < 0.94) {
      // The reader says of a device that it is gone for good, and is wrong.
      const other = pick(devices).stored.self.device;
      if (other !== device.stored.self.device)
        device.stored = { ...device.stored, gone: new Map([...device.stored.gone, [other, 'here']]) };
    } else if (turn < 0.96) device.backup = { stored: device.stored, dossiers: device.dossiers };
    else if (turn < 0.98) {
      // A profile from a backup: what it had not sent since is gone with it, and nobody called that sent.
      Object.assign(device, { ...device.backup, unsent: [] });
      counts.restored += 1;
    } else {
      // A profile copied to another machine.
      Object.assign(pick(devices), { stored: device.stored, dossiers: device.dossiers, unsent: [] });
      counts.restored += 1;
    }
  }
  folder.faults = NO_FAULTS;
  for (let quiet = 0, turn = 0; quiet < DEVICES * 4 && turn < 400; turn += 1) {
    const news = await round(devices[turn % DEVICES] as Device, 0);
    quiet = news === 0 ? quiet + 1 : 0;
  }
  return { ...counts, wrong: [...compared(devices, sent), ...acts.compared(devices, sent)] };
}

/** The note after one act of a reader. Words are added, or others than added ones replaced, so that none of those may be missing. */
function edited(note: SyncedNote, word: string, draw: () => number, pick: <T>(from: readonly T[]) => T): SyncedNote {
  const turn = draw();
  if (note.deleted !== null) return draw() < 0.5 ? { ...note, deleted: null } : note;
  if (turn < 0.35) return { ...note, body: `${note.body} ${word}` };
  if (turn < 0.6) return { ...note, body: `${word} ${note.body}` };
  if (turn < 0.7) return { ...note, body: `${note.body.slice(0, 5)}${pick(WORDS)} ${note.body.slice(5)}` };
  if (turn < 0.8) return { ...note, tags: [...new Set([...note.tags, pick(WORDS)])] };
  if (turn < 0.85) return { ...note, tags: note.tags.slice(1) };
  if (turn < 0.93) return { ...note, meaning: pick(['fact', 'action', null] as const) };
  return { ...note, deleted: '2026-12-01T10:00:00.000Z' };
}

function compared(devices: readonly Device[], sent: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const wrong: string[] = [];
  for (let n = 0; n < NOTES; n += 1) {
    const { id } = noteOf(n);
    const reads = devices.map(({ stored }) => {
      const held = stored.held.get(id);
      return held === undefined ? null : readHeld(id, held);
    });
    const texts = new Set(reads.map((read) => JSON.stringify(read)));
    if (texts.size > 1) wrong.push(`note ${n}: ${[...texts].join(' / ')}`);
    const all = [reads[0]?.note.body ?? '', ...(reads[0]?.others ?? [])].join(' ');
    for (const word of sent.get(id) ?? [])
      if (!all.includes(word)) wrong.push(`note ${n}: ${word} was sent and is lost`);
  }
  return wrong;
}
