import type {
  Arrival,
  DeviceInfo,
  HeldState,
  KnownFile,
  LibraryTransaction,
  MetTexts,
  OwnDevice,
  PendingUpdate,
} from '../../sync/disk.ts';
import { parseName, randomHex } from '../../sync/file/names.ts';
import { canonical } from '../../domain/note/canonical.ts';
import { syncedFields, type SyncedNote } from '../../sync/note/synced.ts';
import type { NotesDatabase } from '../database.ts';
import { stored } from '../decide.ts';
import { Latest, touch } from '../many.ts';
import { nextRevision, readNote } from '../../domain/note/note.ts';
import { putRows } from '../put.ts';
import {
  ASKING,
  ASKS,
  COMPANIONS_DUE,
  GENERATION,
  PARTIAL,
  RECEIVED,
  TAKEN_OVER,
  type Connection,
  type KnownDevice,
  type MeetingRow,
} from './rows.ts';

/** Of a thing of which only the names met. */
const NO_TEXTS = { mine: '', theirs: '' };

/** Devices that are remembered. */
const MAX_DEVICES = 100;

/** Whether a row has these fields of a later version. */
const holds = (row: Readonly<Record<string, unknown>> = {}, later: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(later).every(([name, value]) => canonical(row[name]) === canonical(value));

/** What is stored about synchronising, and the library beside it, within one transaction of the database. */
export class StoredTransaction implements LibraryTransaction {
  private readonly arrivals = new Map<string, Arrival>();
  private meetings: MeetingRow[] = [];

  constructor(
    private readonly db: NotesDatabase,
    /** Now, ISO instant UTC. */
    private readonly at: string,
  ) {}

  async self(): Promise<OwnDevice> {
    const known = (await this.db.sync.get('self'))?.value as OwnDevice | undefined;
    if (known !== undefined) return known;
    const self = { device: randomHex(8), seq: 0 };
    await this.putSelf(self);
    return self;
  }

  async putSelf(self: OwnDevice): Promise<void> {
    await this.db.sync.put({ key: 'self', value: self });
  }

  async held(id: string): Promise<HeldState | null> {
    return (await this.db.synced.get(id)) ?? null;
  }

  async putHeld(id: string, held: HeldState): Promise<void> {
    await this.db.synced.put({ id, ...held });
  }

  async dropHeld(id: string): Promise<void> {
    await this.db.synced.delete(id);
  }

  pending(most: number): Promise<PendingUpdate[]> {
    return this.db.unsent.orderBy('id').limit(most).toArray() as unknown as Promise<PendingUpdate[]>;
  }

  async pendingFor(id: string): Promise<PendingUpdate | null> {
    return (await this.db.unsent.get(id)) ?? null;
  }

  async putPending(waiting: PendingUpdate): Promise<void> {
    await this.db.unsent.put(waiting);
  }

  async dropPending(id: string): Promise<void> {
    await this.db.unsent.delete(id);
  }

  files(): Promise<KnownFile[]> {
    return this.db.syncFiles.toArray() as unknown as Promise<KnownFile[]>;
  }

  async file(name: string): Promise<KnownFile | null> {
    return (await this.db.syncFiles.get(name)) ?? null;
  }

  async putFile(file: KnownFile): Promise<void> {
    await this.db.syncFiles.put(file);
  }

  async dropFile(name: string): Promise<void> {
    await this.db.syncFiles.delete(name);
  }

  private async marked(mark: string): Promise<string[]> {
    const keys = await this.db.sync.where('key').startsWith(mark).primaryKeys();
    return keys.map((key) => key.slice(mark.length));
  }

  private async mark(key: string, is: boolean): Promise<void> {
    await (is ? this.db.sync.put({ key, value: this.at }) : this.db.sync.delete(key));
  }

  async asks(id: string): Promise<boolean> {
    return (await this.db.sync.get(`${ASKS}${id}`)) !== undefined;
  }

  async putAsks(id: string, isAsked: boolean): Promise<void> {
    await this.mark(`${ASKS}${id}`, isAsked);
  }

  asking(): Promise<string[]> {
    return this.marked(ASKS);
  }

  async isAsking(): Promise<boolean> {
    return (await this.db.sync.get(ASKING)) !== undefined;
  }

  async putAsking(isAsking: boolean): Promise<void> {
    await this.mark(ASKING, isAsking);
  }

  async putPart(id: string, isPart: boolean): Promise<void> {
    const key = `${PARTIAL}${id}`;
    if (!isPart || (await this.db.sync.get(key)) === undefined) await this.mark(key, isPart);
  }

  companionsDue(): Promise<string[]> {
    return this.marked(COMPANIONS_DUE);
  }

  async putCompanionsDue(id: string, isBeside: boolean): Promise<void> {
    await this.mark(`${COMPANIONS_DUE}${id}`, isBeside);
  }

  heldAfter(after: string, most: number): Promise<string[]> {
    return this.db.synced.where('id').above(after).limit(most).primaryKeys() as unknown as Promise<string[]>;
  }

  async refill(): Promise<string | null> {
    return ((await this.db.sync.get('refill'))?.value as string | undefined) ?? null;
  }

  async putRefill(after: string | null): Promise<void> {
    await (after === null ? this.db.sync.delete('refill') : this.db.sync.put({ key: 'refill', value: after }));
  }

  async putSetBack(): Promise<void> {
    await this.db.sync.put({ key: 'setBack', value: this.at });
  }

  private async devices(): Promise<readonly KnownDevice[]> {
    return ((await this.db.sync.get('devices'))?.value ?? []) as readonly KnownDevice[];
  }

  async goneDevices(): Promise<string[]> {
    return (await this.devices()).filter(({ gone }) => gone === 'here').map(({ device }) => device);
  }

  async putGoneDone(device: string): Promise<void> {
    const all = await this.devices();
    if (!all.some((one) => one.device === device && one.gone !== 'done')) return;
    const value = all.map((one) => (one.device === device ? { ...one, gone: 'done' as const } : one));
    await this.db.sync.put({ key: 'devices', value });
  }

  async takenOver(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.sync.where('key').startsWith(TAKEN_OVER).toArray();
    return new Map(rows.map(({ key, value }) => [key.slice(TAKEN_OVER.length), Number(value)]));
  }

  async putTakenOver(device: string, seq: number, isHere: boolean): Promise<void> {
    const key = `${TAKEN_OVER}${device}`;
    if (seq <= Number((await this.db.sync.get(key))?.value ?? 0)) return;
    await this.db.sync.put({ key, value: seq });
    if (isHere) return;
    // One that wrote after that is not gone.
    const names = await this.db.syncFiles.where('name').startsWith(device).primaryKeys();
    if (!names.some((name) => (parseName(name)?.seq ?? 0) > seq)) await this.putGoneDone(device);
  }

  async generation(kind: string): Promise<string | null> {
    return ((await this.db.sync.get(`${GENERATION}${kind}`))?.value as string | undefined) ?? null;
  }

  async putGeneration(kind: string, generation: string | null): Promise<void> {
    const key = `${GENERATION}${kind}`;
    await (generation === null ? this.db.sync.delete(key) : this.db.sync.put({ key, value: generation }));
  }

  async putMet(key: string, { text = NO_TEXTS, title }: MetTexts): Promise<void> {
    const row = { key: `${this.at} ${randomHex(8)}`, id: key, at: this.at, ...text, ...(title && { title }) };
    await this.db.meetings.put(row);
  }

  async ownName(): Promise<string> {
    return ((await this.db.sync.get('connection'))?.value as Connection | undefined)?.name ?? '';
  }

  async note(id: string): Promise<SyncedNote | null> {
    const row = await this.db.notes.get(id);
    const note = row === undefined ? null : readNote(row);
    return note === null ? null : syncedFields(note);
  }

  async put(arrival: Arrival): Promise<void> {
    const { id, merged } = arrival;
    this.arrivals.set(id, arrival);
    if (merged?.isBeside === true)
      this.meetings = this.meetings.filter((row) => row.id !== id || row.isBeside !== true);
    if (merged !== null) this.meetings.push({ key: `${this.at} ${randomHex(8)}`, id, at: this.at, ...merged });
  }

  /** One of which something new came is not gone, whatever the reader said. */
  async rememberDevice({ device, name }: DeviceInfo): Promise<void> {
    const others = (await this.devices()).filter((known) => known.device !== device);
    const value = [{ device, name, at: this.at }, ...others].slice(0, MAX_DEVICES);
    await this.db.sync.put({ key: 'devices', value });
  }

  /**
   * Writes what arrived into the library, as a change of this library like any other: with a revision of its own, so that an open editor is
   * told of a conflict and keeps both. A row that cannot be read stays as it is.
   *
   * @returns identifiers of the notes that were written
   */
  async finish(): Promise<string[]> {
    const reads = [...this.arrivals.values()].flatMap(({ read }) => read ?? []);
    const rows = await this.db.notes.bulkGet(reads.map(({ note }) => note.id));
    const latest = new Latest();
    const received = new Map<string, boolean>();
    const puts = reads.flatMap(({ note, later = {} }, at) => {
      const row = rows[at];
      const old = row === undefined ? null : readNote(row);
      const isSame = old !== null && canonical(syncedFields(old)) === canonical(note) && holds(row, later);
      if (isSame || (row !== undefined && old === null)) return [];
      const revision = old === null ? 1 : nextRevision(old.revision);
      const { put, result } = stored({ ...note, revision }, { ...row, ...later });
      if (put === undefined || result.outcome !== 'saved') return [];
      latest.add(result.note);
      if ((old?.deleted ?? null) === null) received.set(note.id, note.deleted !== null);
      return [put];
    });
    for (const [id, is] of received) await this.mark(`${RECEIVED}${id}`, is);
    await putRows(this.db, puts);
    await touch(this.db, latest);
    for (const { id, isBeside = false } of this.meetings) {
      // Of texts that lie beside each other the last pair says all; one before it showed what its writer changed since.
      if (isBeside)
        await this.db.meetings
          .where('id')
          .equals(id)
          .filter((row) => row.isBeside === true)
          .delete();
    }
    if (this.meetings.length > 0) await this.db.meetings.bulkPut(this.meetings);
    return puts.map(({ id }) => id);
  }
}
