import type { Meaning } from '../domain/note/note.ts';
import type { VerdictName } from '../domain/note/verdicts.ts';
import type { ReadNote } from './note/doc.ts';
import type { SharedRow, SyncedNote } from './note/synced.ts';

/** After this many failed attempts, the reader is told about a file. */
export const MAX_TRIES = 3;

/**
 * A note as this device holds it: its document; or a row from which one is made when it first changes. Or another thing; see `HeldItem`. All are
 * known by a key: a note by its identifier, any other by its kind too (`itemKey`).
 */
export type HeldState =
  | { readonly row: SharedRow }
  | {
      readonly doc: Uint8Array;
      readonly inStore?: Uint8Array | null;
      readonly inBin?: Uint8Array;
      readonly mark?: string;
      readonly knew?: string;
    };

/** What the writer of news held, and the text as it then was. */
export interface WriterState {
  /** Number of changes per client; see `heldBy`. */
  readonly vector: Uint8Array;
  readonly body: string;
}

/** News about a note that no file of this device holds yet: changes of its document, or null for all of it. */
export interface PendingUpdate {
  readonly id: string;
  readonly update: Uint8Array | null;
  /** What the reader had before them when the last of it was written here; null when nothing was. */
  readonly by: WriterState | null;
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
   * - `gone`: written by this device, and removed or lost; a late list may still name it
   */
  readonly is: 'seen' | 'unread' | 'sending' | 'sent' | 'own' | 'old' | 'gone';
  /** In bytes. */
  readonly size: number;
  /** Keys of the notes and things in it; empty for files of others. */
  readonly ids: readonly string[];
  readonly times: number;
  /** Uncompressed size in bytes; only for files written here. */
  readonly plain?: number;
  /** What could be read when this file was, if something in it could not: a later version reads it again (`readsOf`). */
  readonly later?: string;
}

/** This device in this folder. */
export interface OwnDevice {
  /** See `FileName`. */
  readonly device: string;
  /** Number of its last file. */
  readonly seq: number;
}

/** What the arrival of an entry did to a note. */
export interface Arrival {
  readonly id: string;
  /** The note after the change; null while it is incomplete. */
  readonly read: ReadNote | null;
  /** The two texts, when both devices had changed the text and neither is the new one; the reader may look at both. */
  readonly merged: MergedTexts | null;
}

/** A note that changed here. */
export type ChangedNote = Pick<Arrival, 'id' | 'merged'>;

/** What two devices chose apart in one field of a note; null for none. */
export type FieldChoice =
  | { readonly field: 'meaning'; readonly mine: Meaning | null; readonly theirs: Meaning | null }
  | { readonly field: 'verdict'; readonly mine: VerdictName | null; readonly theirs: VerdictName | null };

/** Two texts of one note that were written apart and put together, or what was chosen apart beside one text. */
export interface MergedTexts {
  /** As it was here. */
  readonly mine: string;
  /** As the other device had it. */
  readonly theirs: string;
  /** What both had chosen apart: one choice counts. */
  readonly chosen?: readonly FieldChoice[];
  /** Whether both together are longer than a note may be, so that what follows is in a note beside it. */
  readonly isLong?: true;
  /** Whether the note began apart, so that the newer text counts and the other is in a note beside it. */
  readonly isBeside?: true;
}

/** Texts of a thing that were written apart, by field. */
export type MetTexts = Readonly<Record<string, Pick<MergedTexts, 'mine' | 'theirs'>>>;

/** What a device says about itself, to the reader's other devices only. */
export interface DeviceInfo {
  readonly device: string;
  /** As the reader called it. */
  readonly name: string;
  /** Devices that are gone for good, by name; the number of their last file that is in files of other devices now. */
  readonly takenOver: ReadonlyMap<string, number>;
}

/** What is stored, within one transaction: all of it is kept, or nothing. */
export interface SyncTransaction {
  /** Reads what is known of notes and things at once, before each of them is asked for. Only a matter of speed. @param ids keys; see `itemKey` */
  preload(ids: readonly string[]): Promise<void>;
  /** The same, of their documents alone. */
  preloadHeld(ids: readonly string[]): Promise<void>;
  self(): Promise<OwnDevice>;
  putSelf(self: OwnDevice): Promise<void>;
  held(id: string): Promise<HeldState | null>;
  putHeld(id: string, held: HeldState): Promise<void>;
  dropHeld(id: string): Promise<void>;
  /** Waiting news in the order of `id`, at most so many. @param after the last one before them; '' for the first */
  pending(most: number, after: string): Promise<PendingUpdate[]>;
  pendingFor(id: string): Promise<PendingUpdate | null>;
  putPending(waiting: PendingUpdate): Promise<void>;
  dropPending(id: string): Promise<void>;
  /** News that a file holds now waits no more, unless there was more of it meanwhile. */
  dropSent(sent: readonly Pick<PendingUpdate, 'id' | 'turn'>[]): Promise<void>;
  files(): Promise<KnownFile[]>;
  file(name: string): Promise<KnownFile | null>;
  putFile(file: KnownFile): Promise<void>;
  dropFile(name: string): Promise<void>;
  /** Whether another device deleted a note, and the reader is still to be asked whether it goes here too. */
  asks(id: string): Promise<boolean>;
  putAsks(id: string, isAsked: boolean): Promise<void>;
  /** The notes of `asks`. */
  asking(): Promise<string[]>;
  /** Whether the reader is being asked. Until that is said the notes of `asks` wait for the end of a round alone. */
  isAsking(): Promise<boolean>;
  putAsking(isAsking: boolean): Promise<void>;
  /** Whether some of a note has not come yet. Remembers since when. */
  putPart(id: string, isPart: boolean): Promise<void>;
  /** Notes of which something is to be put into notes beside them; see `addCompanionNotes`. */
  companionsDue(): Promise<string[]>;
  putCompanionsDue(id: string, isBeside: boolean): Promise<void>;
  /** Notes that are held, in the order of `id`, at most so many. @param after the last one before them; '' for the first */
  heldAfter(after: string, most: number): Promise<string[]>;
  /** How far all that is held was made to wait again; null when it need not be. */
  refill(): Promise<string | null>;
  putRefill(after: string | null): Promise<void>;
  /** Files went from the folder that had been there. */
  putSetBack(): Promise<void>;
  /** Devices the reader said are gone for good, of which files are still to be taken over. */
  goneDevices(): Promise<string[]>;
  /** All files of a device that could be taken over were. */
  putGoneDone(device: string): Promise<void>;
  /** See `DeviceInfo.takenOver`; of this device and of others. */
  takenOver(): Promise<ReadonlyMap<string, number>>;
  /** @param isHere whether this device does it; when another does, the device is gone here too */
  putTakenOver(device: string, seq: number, isHere: boolean): Promise<void>;
  /** The generation of the store of a kind when it was last met; see `StoreSnapshot`. */
  generation(kind: string): Promise<string | null>;
  putGeneration(kind: string, generation: string | null): Promise<void>;
  /** Texts of a thing met; the reader may look at both. @param key see `itemKey` */
  putMet(key: string, texts: MetTexts): Promise<void>;
  /** The name of this device, as other devices see it. */
  ownName(): Promise<string>;
  /** Whether a note is in this space and, under the same identifier, elsewhere in the library; see `settleApart`. */
  isApart(id: string): Promise<boolean>;
  /** Remembers since when. */
  putApart(id: string, isApart: boolean): Promise<void>;
  /** The notes of `isApart`, and since when, ISO instant UTC. */
  apart(): Promise<ReadonlyMap<string, string>>;
}

/** The space of the reader's own folder. That of a shared dossier is the identifier of its folder. */
export const OWN_SPACE = '';

/** What is known of each folder this device takes part in; see `homes.ts`. */
export interface Spaces {
  /** That of this transaction. */
  readonly space: string;
  /** Now, ISO instant UTC. */
  readonly at: string;
  /** Each, and what is known of it; that of this transaction among them. */
  readonly all: ReadonlyMap<string, SyncTransaction>;
  /** The space in which a note belongs, by the dossier it is in. */
  homeOf(note: Pick<SyncedNote, 'collection'>): string;
  /** The dossier of a space; null for the own one. */
  collectionOf(space: string): string | null;
}

/** The same, together with the reader's library. */
export interface LibraryTransaction extends SyncTransaction {
  /** The same, of notes, in the library too and in every space. */
  preloadNotes(ids: readonly string[]): Promise<void>;
  /** The note as the library has it; null when it has none, or none that can be read. */
  note(id: string): Promise<SyncedNote | null>;
  /** Puts what arrived into the library, at the latest when the transaction ends. */
  put(arrival: Arrival): Promise<void>;
  spaces(): Promise<Spaces>;
  /** Records that a file of another device was read. */
  rememberDevice(said: DeviceInfo): Promise<void>;
}

/** Where a device keeps what it knows. */
export interface SyncDisk {
  /**
   * Runs work as one transaction. The work awaits nothing but the transaction.
   *
   * @throws what the work or the disk throws; nothing is kept then
   */
  transact<T>(work: (transaction: SyncTransaction) => Promise<T>): Promise<T>;

  /**
   * The same for work that changes notes: what it makes of them and what it knows of files is kept together, or not at all.
   *
   * @throws what the work or the disk throws
   */
  takeIn<T>(work: (transaction: LibraryTransaction) => Promise<T>): Promise<T>;
}
