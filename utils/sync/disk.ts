import type { SyncedNote } from './note/shape.ts';

/** A note as this device holds it: its document; or a row from which one is made when it first changes. */
export type Held = { readonly row: SyncedNote } | { readonly doc: Uint8Array };

/** News about a note that no file of this device holds yet: changes of its document, or null for all of it. */
export interface Waiting {
  readonly id: string;
  readonly update: Uint8Array | null;
  /** Increases with each change, to tell whether there was one while it was sent. */
  readonly turn: number;
}

/** What this device knows of a file in the folder. */
export interface KnownFile {
  readonly name: string;
  /**
   * - `seen`: taken in, or done with
   * - `unread`: could not be opened yet; `times` it was tried
   * - `sending`: is being written, or the answer to that was lost
   * - `sent`: written by this device, and not in a list yet; `times` it was missing in one, one after the other
   * - `own`: the same, and it was in a list with its size
   * - `old`: written by this device and to be removed
   */
  readonly is: 'seen' | 'unread' | 'sending' | 'sent' | 'own' | 'old';
  /** In bytes. */
  readonly size: number;
  /** Notes in it; empty for files of others. */
  readonly ids: readonly string[];
  readonly times: number;
}

/** This device in this folder. */
export interface Self {
  /** See `FileName`. */
  readonly device: string;
  /** Number of its last file. */
  readonly seq: number;
}

/** What is stored, within one transaction: all of it is kept, or nothing. */
export interface SyncTransaction {
  self(): Promise<Self>;
  putSelf(self: Self): Promise<void>;
  held(id: string): Promise<Held | null>;
  putHeld(id: string, held: Held): Promise<void>;
  /** Waiting news in the order of `id`, at most so many. */
  waiting(most: number): Promise<Waiting[]>;
  waitingFor(id: string): Promise<Waiting | null>;
  putWaiting(waiting: Waiting): Promise<void>;
  dropWaiting(id: string): Promise<void>;
  files(): Promise<KnownFile[]>;
  file(name: string): Promise<KnownFile | null>;
  putFile(file: KnownFile): Promise<void>;
  dropFile(name: string): Promise<void>;
}

/** Where a device keeps what it knows. */
export interface SyncDisk {
  /**
   * Runs work as one transaction. The work awaits nothing but the transaction.
   *
   * @throws what the work or the disk throws; nothing is kept then
   */
  transact<T>(work: (transaction: SyncTransaction) => Promise<T>): Promise<T>;
}
