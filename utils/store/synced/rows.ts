import type { Folder } from '../../sync/file/keys.ts';
import type { FieldChoice, HeldState, KnownFile, PendingUpdate } from '../../sync/disk.ts';

/** A row of `spaces`: a dossier that is shared (decision 590). */
export interface SpaceRow {
  /** Identifier of its folder. */
  readonly id: string;
  /** The dossier. */
  readonly collection: string;
  /** When this device stopped taking part, ISO instant UTC; left out while it does (decision 610). */
  readonly left?: string;
  /** What is still to be done after that; see `leaving.ts`. */
  readonly leaving?: UnfinishedCopy;
}

/** The private copy that is made of a dossier once it was left. */
export interface UnfinishedCopy {
  /** Whether it stays; otherwise it goes into the bin. */
  readonly keep: boolean;
  /** The identifier of the copy. */
  readonly copy: string;
}

/** A row of `synced`: a note, or another thing, as devices exchange it, by its key. */
export type SyncedRow = { readonly id: string } & HeldState;

/** A row of `unsent`: news that no file contains yet. */
export type UnsentRow = PendingUpdate;

/** A row of `syncFiles`: a file in the folder. */
export type FileRow = KnownFile;

/** A row of `meetings`: two texts of one note or dossier that were put together, until the reader has looked at them. */
export interface MeetingRow {
  /** Sorts by time. */
  readonly key: string;
  /** The note; or a thing, by its key (`itemKey`). */
  readonly id: string;
  /** When they were merged here, ISO instant UTC. */
  readonly at: string;
  readonly mine: string;
  readonly theirs: string;
  /** Two names of a dossier that were merged. */
  readonly title?: { readonly mine: string; readonly theirs: string };
  /** What both had chosen apart. */
  readonly chosen?: readonly FieldChoice[];
  /** Whether what follows the text is in a note beside it. */
  readonly isLong?: true;
  /** Whether the newer text counts, and the other is in a note beside it. */
  readonly isBeside?: true;
}

/** Begins the keys of `sync` that name notes another device deleted, and the reader is to be asked about. */
export const ASKS = 'asks ';

/** The key of `sync` that says that the reader is being asked about them. */
export const ASKING = 'asking';

/** Begins the keys of `sync` that name notes of which some has not come yet. */
export const PARTIAL = 'part ';

/** Begins the keys of `sync` that name notes of which something is to be put into notes beside them. */
export const COMPANIONS_DUE = 'beside ';

/** Begins the keys of `sync` that say when a deletion of another device was received, by the clock of this one. */
export const RECEIVED = 'received ';

/** Begins the keys of `sync` that say in which generation the store of a kind was last met. */
export const GENERATION = 'generation ';

/** Begins the keys of `sync` that say up to which number the files of a device were taken over. */
export const TAKEN_OVER = 'taken ';

/** Begins the keys of `sync` that name notes which are elsewhere in the library too, and since when. */
export const APART = 'apart ';

/** The key of `sync` that says how far the change log was taken up, for all folders. */
export const WATERMARK = 'watermark';

/** A row of `sync`: the state of this device's participation. */
export interface SyncRow {
  /** `self`, `connection`, `standing`, `WATERMARK`, `devices`, `refill`, `setBack`, `ASKING`; or `ASKS`, `COMPANIONS_DUE`, `RECEIVED`, `PARTIAL` or `APART` and a note; or `GENERATION` and a kind; or `TAKEN_OVER` and a device. */
  readonly key: string;
  readonly value: unknown;
}

/** Bytes that only this profile can decrypt. */
export interface Locked {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** The folder this device takes part in. Its keys cannot be extracted from the browser. */
export interface Connection {
  /** Address of the folder, with a trailing slash. */
  readonly address: string;
  /** The permission asked of the browser. */
  readonly permission: string;
  /** The reader's name on that server. */
  readonly user: string;
  /** The app password, under `lock`. */
  readonly password: Locked;
  readonly lock: CryptoKey;
  /** The last known `kantlijn.json`, which is put back when it is missing. */
  readonly folder: Folder;
  /** The key of the folder. */
  readonly key: CryptoKey;
  /** The reader's name for this device. */
  readonly name: string;
  /** Since when it takes part, ISO instant UTC. */
  readonly since: string;
  readonly paused: boolean;
  /** Of a shared dossier: the bytes of its key, to invite others with, under a key of this profile alone. */
  readonly invite?: { readonly lock: CryptoKey; readonly locked: Locked };
}

/** A device we have heard from. */
export interface KnownDevice {
  readonly device: string;
  readonly name: string;
  /** When a file of it was last read here, ISO instant UTC. */
  readonly at: string;
  /**
   * Whether the reader said that it is gone for good, until something of it comes: `here`, and its files are still to be taken over; or that was
   * done, here or by another device.
   */
  readonly gone?: 'here' | 'done';
}
