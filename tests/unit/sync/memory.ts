import { CarrierError, type Carrier, type ListedFile } from '../../../utils/sync/carrier.ts';
import {
  OWN_SPACE,
  type DeviceInfo,
  type HeldState,
  type KnownFile,
  type LibraryTransaction,
  type MetTexts,
  type OwnDevice,
  type SyncDisk,
  type PendingUpdate,
} from '../../../utils/sync/disk.ts';
import type { SyncedNote } from '../../../utils/sync/note/synced.ts';
import { randomHex } from '../../../utils/sync/file/names.ts';

/** Numbers from 0 to 1, the same in each run. */
export function random(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** What a device has stored. */
export interface Stored {
  self: OwnDevice;
  held: Map<string, HeldState>;
  waiting: Map<string, PendingUpdate>;
  files: Map<string, KnownFile>;
  /** The reader's library, as far as others changed it. */
  notes: Map<string, SyncedNote>;
  devices: Map<string, string>;
  asks: Set<string>;
  isAsking: boolean;
  parts: Set<string>;
  besides: Set<string>;
  refill: string | null;
  /** How often files were noticed to be gone. */
  setBack: number;
  generations: Map<string, string>;
  /** Devices the reader said are gone, and whether their files are still to be taken over. */
  gone: Map<string, 'here' | 'done'>;
  takenOver: Map<string, number>;
  /** Texts of things that met, in order. */
  met: { readonly key: string; readonly texts: MetTexts }[];
}

export const nothingStored = (): Stored => ({
  self: { device: randomHex(8), seq: 0 },
  held: new Map(),
  waiting: new Map(),
  files: new Map(),
  notes: new Map(),
  devices: new Map(),
  asks: new Set(),
  isAsking: false,
  parts: new Set(),
  besides: new Set(),
  refill: null,
  setBack: 0,
  generations: new Map(),
  gone: new Map(),
  takenOver: new Map(),
  met: [],
});

/** A disk in memory: a transaction works on a copy that takes the place of the original at its end. */
export class MemoryDisk implements SyncDisk {
  /** @param step called before and after each transaction; throws to kill */
  constructor(
    public stored: Stored,
    private readonly step: () => Promise<void> = async () => undefined,
  ) {}

  transact<T>(work: (transaction: LibraryTransaction) => Promise<T>): Promise<T> {
    return this.takeIn(work);
  }

  async takeIn<T>(work: (transaction: LibraryTransaction) => Promise<T>): Promise<T> {
    await this.step();
    const own: Stored = {
      self: this.stored.self,
      held: new Map(this.stored.held),
      waiting: new Map(this.stored.waiting),
      files: new Map(this.stored.files),
      notes: new Map(this.stored.notes),
      devices: new Map(this.stored.devices),
      asks: new Set(this.stored.asks),
      isAsking: this.stored.isAsking,
      parts: new Set(this.stored.parts),
      besides: new Set(this.stored.besides),
      refill: this.stored.refill,
      setBack: this.stored.setBack,
      generations: new Map(this.stored.generations),
      gone: new Map(this.stored.gone),
      takenOver: new Map(this.stored.takenOver),
      met: [...this.stored.met],
    };
    const transaction: LibraryTransaction = {
      preload: async () => undefined,
      preloadHeld: async () => undefined,
      preloadNotes: async () => undefined,
      self: async () => own.self,
      putSelf: async (self) => void (own.self = self),
      held: async (id) => own.held.get(id) ?? null,
      putHeld: async (id, held) => void own.held.set(id, held),
      dropHeld: async (id) => void own.held.delete(id),
      pending: async (most, after) =>
        [...own.waiting.values()]
          .filter(({ id }) => id > after)
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .slice(0, most),
      pendingFor: async (id) => own.waiting.get(id) ?? null,
      putPending: async (waiting) => void own.waiting.set(waiting.id, waiting),
      dropPending: async (id) => void own.waiting.delete(id),
      async dropSent(sent) {
        for (const { id, turn } of sent) if (own.waiting.get(id)?.turn === turn) own.waiting.delete(id);
      },
      files: async () => [...own.files.values()],
      file: async (name) => own.files.get(name) ?? null,
      putFile: async (file) => void own.files.set(file.name, file),
      dropFile: async (name) => void own.files.delete(name),
      ownName: async () => `apparaat ${own.self.device}`,
      asks: async (id) => own.asks.has(id),
      putAsks: async (id, isAsked) => void (isAsked ? own.asks.add(id) : own.asks.delete(id)),
      asking: async () => [...own.asks],
      isAsking: async () => own.isAsking,
      putAsking: async (is) => void (own.isAsking = is),
      putPart: async (id, isPart) => void (isPart ? own.parts.add(id) : own.parts.delete(id)),
      companionsDue: async () => [...own.besides],
      putCompanionsDue: async (id, isBeside) => void (isBeside ? own.besides.add(id) : own.besides.delete(id)),
      heldAfter: async (after, most) =>
        [...own.held.keys()]
          .filter((id) => id > after)
          .toSorted()
          .slice(0, most),
      refill: async () => own.refill,
      putRefill: async (after) => void (own.refill = after),
      putSetBack: async () => void (own.setBack += 1),
      generation: async (kind) => own.generations.get(kind) ?? null,
      putGeneration: async (kind, generation) =>
        void (generation === null ? own.generations.delete(kind) : own.generations.set(kind, generation)),
      note: async () => null,
      put: async ({ id, read }) => void (read === null ? 0 : own.notes.set(id, read.note)),
      rememberDevice: async ({ device, name }: DeviceInfo) => {
        own.devices.set(device, name);
        own.gone.delete(device);
      },
      goneDevices: async () => [...own.gone].flatMap(([device, gone]) => (gone === 'here' ? device : [])),
      putGoneDone: async (device) => void own.gone.set(device, 'done'),
      putMet: async (key, texts) => void own.met.push({ key, texts }),
      takenOver: async () => own.takenOver,
      async putTakenOver(device, seq, isHere) {
        if (seq <= (own.takenOver.get(device) ?? 0)) return;
        own.takenOver.set(device, seq);
        if (!isHere) own.gone.set(device, 'done');
      },
      isApart: async () => false,
      putApart: async () => undefined,
      apart: async () => new Map(),
      spaces: async () => ({
        space: OWN_SPACE,
        at: '2026-12-01T11:00:00.000Z',
        all: new Map([[OWN_SPACE, transaction]]),
        homeOf: () => OWN_SPACE,
        collectionOf: () => null,
      }),
    };
    const gave = await work(transaction);
    this.stored = own;
    await this.step();
    return gave;
  }
}

/** What may go wrong with a folder; each a chance from 0 to 1. */
export interface Faults {
  /** The answer is lost; what was asked was done or not. */
  readonly lost: number;
  /** A file is stored cut off, and that it was stored is answered or not. */
  readonly half: number;
  /** A file is not in the list yet. */
  readonly late: number;
  /** A file is not removed. */
  readonly stays: number;
}

export const NO_FAULTS: Faults = { lost: 0, half: 0, late: 0, stays: 0 };

/** A folder in memory. */
export class MemoryFolder {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  faults: Faults = NO_FAULTS;
  requests = 0;

  constructor(private readonly draw: () => number = () => 1) {}

  /** The folder as one device reaches it. @param step called before and after each request; throws to kill */
  carrier(step: () => Promise<void> = async () => undefined): Carrier {
    const request = async <T>(work: () => T, isLost = true): Promise<T> => {
      this.requests += 1;
      await step();
      const isFailing = isLost && this.draw() < this.faults.lost;
      if (isFailing && this.draw() < 0.5) throw new CarrierError('unreachable', 'lost on the way');
      const gave = work();
      if (isFailing) throw new CarrierError('unreachable', 'the answer was lost');
      await step();
      return gave;
    };
    return {
      make: () => request(() => undefined),
      list: () =>
        request((): ListedFile[] =>
          [...this.files]
            .filter(() => this.draw() >= this.faults.late)
            .map(([name, bytes]) => ({ name, size: bytes.length })),
        ),
      get: (name) => request(() => this.files.get(name)?.slice() ?? null),
      put: (name, bytes) =>
        request(() => {
          const isHalf = this.draw() < this.faults.half;
          this.files.set(name, isHalf ? bytes.slice(0, Math.floor(bytes.length * this.draw())) : bytes.slice());
        }),
      remove: (name) =>
        request(() => {
          if (this.draw() < this.faults.stays) throw new CarrierError('unreachable', 'not removed');
          this.files.delete(name);
        }),
    };
  }
}
