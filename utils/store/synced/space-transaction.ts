import type {
  DeviceInfo,
  HeldState,
  KnownFile,
  MetTexts,
  OwnDevice,
  PendingUpdate,
  SyncTransaction,
} from '../../sync/disk.ts';
import { parseName, randomHex } from '../../sync/file/names.ts';
import type { NotesDatabase } from '../database.ts';
import { BufferedRows } from './buffered.ts';
import { boundsOf, prefixOf } from './space-keys.ts';
import {
  APART,
  ASKING,
  ASKS,
  COMPANIONS_DUE,
  GENERATION,
  PARTIAL,
  TAKEN_OVER,
  type Connection,
  type KnownDevice,
  type SyncRow,
  type SyncedRow,
  type UnsentRow,
} from './rows.ts';

/** Of a thing of which only the names met. */
const NO_TEXTS = { mine: '', theirs: '' };

/** Devices that are remembered. */
const MAX_DEVICES = 100;

/**
 * What is stored about one folder, within one transaction of the database. Rows that are known by a key are written by `flush`, which whoever
 * began the transaction calls at its end.
 */
export class SpaceTransaction implements SyncTransaction {
  private readonly synced: BufferedRows<SyncedRow>;
  private readonly unsent: BufferedRows<UnsentRow>;
  private readonly sync: BufferedRows<SyncRow>;
  private apartKnown: Promise<Map<string, string>> | null = null;
  private readonly prefix: string;

  /**
   * @param db call in a transaction of it
   * @param at now, ISO instant UTC
   */
  constructor(
    protected readonly db: NotesDatabase,
    protected readonly at: string,
    protected readonly space: string,
  ) {
    this.prefix = prefixOf(space);
    this.synced = new BufferedRows(db.synced);
    this.unsent = new BufferedRows(db.unsent);
    this.sync = new BufferedRows(db.sync);
  }

  preloadHeld(ids: readonly string[]): Promise<void> {
    return this.synced.preload(ids.map((id) => this.key(id)));
  }

  async preload(ids: readonly string[]): Promise<void> {
    await this.preloadHeld(ids);
    await this.unsent.preload(ids.map((id) => this.key(id)));
    for (const mark of [ASKS, PARTIAL, COMPANIONS_DUE])
      await this.sync.preloadRare(ids.map((id) => this.key(`${mark}${id}`)));
  }

  /** Writes what this transaction changed. @throws what IndexedDB throws */
  async flush(): Promise<void> {
    await this.synced.flush();
    await this.unsent.flush();
    await this.sync.flush();
  }

  private key(key: string): string {
    return `${this.prefix}${key}`;
  }

  private bare(key: string): string {
    return key.slice(this.prefix.length);
  }

  private async said<T>(key: string): Promise<T | undefined> {
    return (await this.sync.get(this.key(key)))?.value as T | undefined;
  }

  private async say(key: string, value: unknown): Promise<void> {
    const whole = this.key(key);
    this.sync.put(whole, { key: whole, value });
  }

  private async unsay(key: string): Promise<void> {
    this.sync.delete(this.key(key));
  }

  async self(): Promise<OwnDevice> {
    const known = await this.said<OwnDevice>('self');
    if (known !== undefined) return known;
    const self = { device: randomHex(8), seq: 0 };
    await this.putSelf(self);
    return self;
  }

  async putSelf(self: OwnDevice): Promise<void> {
    await this.say('self', self);
  }

  async held(id: string): Promise<HeldState | null> {
    return this.synced.get(this.key(id));
  }

  async putHeld(id: string, held: HeldState): Promise<void> {
    const key = this.key(id);
    this.synced.put(key, { ...held, id: key });
  }

  async dropHeld(id: string): Promise<void> {
    this.synced.delete(this.key(id));
  }

  async pending(most: number, after: string): Promise<PendingUpdate[]> {
    await this.unsent.flush();
    const [start, end] = boundsOf(this.space);
    const rows = await this.db.unsent
      .where('id')
      .between(after === '' ? start : this.key(after), end, after === '', false)
      .limit(most)
      .toArray();
    return rows.map((row) => ({ ...row, id: this.bare(row.id) }));
  }

  async pendingFor(id: string): Promise<PendingUpdate | null> {
    const row = await this.unsent.get(this.key(id));
    return row === null ? null : { ...row, id };
  }

  async putPending(waiting: PendingUpdate): Promise<void> {
    const key = this.key(waiting.id);
    this.unsent.put(key, { ...waiting, id: key });
  }

  async dropPending(id: string): Promise<void> {
    this.unsent.delete(this.key(id));
  }

  async dropSent(sent: readonly Pick<PendingUpdate, 'id' | 'turn'>[]): Promise<void> {
    await this.unsent.preload(sent.map(({ id }) => this.key(id)));
    for (const { id, turn } of sent)
      if ((await this.unsent.get(this.key(id)))?.turn === turn) await this.dropPending(id);
  }

  async files(): Promise<KnownFile[]> {
    const rows = await this.db.syncFiles
      .where('name')
      .between(...boundsOf(this.space))
      .toArray();
    return rows.map((row) => ({ ...row, name: this.bare(row.name) }));
  }

  async file(name: string): Promise<KnownFile | null> {
    const row = await this.db.syncFiles.get(this.key(name));
    return row === undefined ? null : { ...row, name };
  }

  async putFile(file: KnownFile): Promise<void> {
    await this.db.syncFiles.put({ ...file, name: this.key(file.name) });
  }

  async dropFile(name: string): Promise<void> {
    await this.db.syncFiles.delete(this.key(name));
  }

  private async marked(mark: string): Promise<string[]> {
    await this.sync.flush();
    const keys = await this.db.sync.where('key').startsWith(this.key(mark)).primaryKeys();
    return keys.map((key) => this.bare(key).slice(mark.length));
  }

  private async mark(key: string, is: boolean): Promise<void> {
    await (is ? this.say(key, this.at) : this.unsay(key));
  }

  async asks(id: string): Promise<boolean> {
    return (await this.said(`${ASKS}${id}`)) !== undefined;
  }

  async putAsks(id: string, isAsked: boolean): Promise<void> {
    await this.mark(`${ASKS}${id}`, isAsked);
  }

  asking(): Promise<string[]> {
    return this.marked(ASKS);
  }

  async isApart(id: string): Promise<boolean> {
    return (await this.apart()).has(id);
  }

  async putApart(id: string, isApart: boolean): Promise<void> {
    const known = await this.apart();
    if (known.has(id) === isApart) return;
    if (isApart) known.set(id, this.at);
    else known.delete(id);
    await this.mark(`${APART}${id}`, isApart);
  }

  /** Read once: it is needed for each note, and is almost always empty. */
  apart(): Promise<Map<string, string>> {
    this.apartKnown ??= (async () => {
      await this.sync.flush();
      const rows = await this.db.sync.where('key').startsWith(this.key(APART)).toArray();
      return new Map(rows.map(({ key, value }) => [this.bare(key).slice(APART.length), String(value)]));
    })();
    return this.apartKnown;
  }

  async isAsking(): Promise<boolean> {
    return (await this.said(ASKING)) !== undefined;
  }

  async putAsking(isAsking: boolean): Promise<void> {
    await this.mark(ASKING, isAsking);
  }

  async putPart(id: string, isPart: boolean): Promise<void> {
    const key = `${PARTIAL}${id}`;
    if (!isPart || (await this.said(key)) === undefined) await this.mark(key, isPart);
  }

  companionsDue(): Promise<string[]> {
    return this.marked(COMPANIONS_DUE);
  }

  async putCompanionsDue(id: string, isBeside: boolean): Promise<void> {
    await this.mark(`${COMPANIONS_DUE}${id}`, isBeside);
  }

  async heldAfter(after: string, most: number): Promise<string[]> {
    await this.synced.flush();
    const [, end] = boundsOf(this.space);
    const keys = await this.db.synced.where('id').between(this.key(after), end, false, false).limit(most).primaryKeys();
    return keys.map((key) => this.bare(key));
  }

  async refill(): Promise<string | null> {
    return (await this.said<string>('refill')) ?? null;
  }

  async putRefill(after: string | null): Promise<void> {
    await (after === null ? this.unsay('refill') : this.say('refill', after));
  }

  async putSetBack(): Promise<void> {
    await this.say('setBack', this.at);
  }

  private async devices(): Promise<readonly KnownDevice[]> {
    return (await this.said<readonly KnownDevice[]>('devices')) ?? [];
  }

  async goneDevices(): Promise<string[]> {
    return (await this.devices()).filter(({ gone }) => gone === 'here').map(({ device }) => device);
  }

  async putGoneDone(device: string): Promise<void> {
    const all = await this.devices();
    if (!all.some((one) => one.device === device && one.gone !== 'done')) return;
    await this.say(
      'devices',
      all.map((one) => (one.device === device ? { ...one, gone: 'done' as const } : one)),
    );
  }

  async takenOver(): Promise<ReadonlyMap<string, number>> {
    await this.sync.flush();
    const rows = await this.db.sync.where('key').startsWith(this.key(TAKEN_OVER)).toArray();
    return new Map(rows.map(({ key, value }) => [this.bare(key).slice(TAKEN_OVER.length), Number(value)]));
  }

  async putTakenOver(device: string, seq: number, isHere: boolean): Promise<void> {
    const key = `${TAKEN_OVER}${device}`;
    if (seq <= Number((await this.said(key)) ?? 0)) return;
    await this.say(key, seq);
    if (isHere) return;
    // One that wrote after that is not gone.
    const names = await this.db.syncFiles.where('name').startsWith(this.key(device)).primaryKeys();
    if (!names.some((name) => (parseName(this.bare(name))?.seq ?? 0) > seq)) await this.putGoneDone(device);
  }

  async generation(kind: string): Promise<string | null> {
    return (await this.said<string>(`${GENERATION}${kind}`)) ?? null;
  }

  async putGeneration(kind: string, generation: string | null): Promise<void> {
    const key = `${GENERATION}${kind}`;
    await (generation === null ? this.unsay(key) : this.say(key, generation));
  }

  async putMet(key: string, { text = NO_TEXTS, title }: MetTexts): Promise<void> {
    const row = { key: `${this.at} ${randomHex(8)}`, id: key, at: this.at, ...text, ...(title && { title }) };
    await this.db.meetings.put(row);
  }

  async ownName(): Promise<string> {
    return (await this.said<Connection>('connection'))?.name ?? '';
  }

  /** One of which something new came is not gone, whatever the reader said. */
  async rememberDevice({ device, name }: DeviceInfo): Promise<void> {
    const others = (await this.devices()).filter((known) => known.device !== device);
    await this.say('devices', [{ device, name, at: this.at }, ...others].slice(0, MAX_DEVICES));
  }
}
