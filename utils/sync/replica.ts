import { formsOf, packBatch, readsOf, unpackBatch, type Entry, type Forms, type ReadBatch } from './file/batch.ts';
import { nameOf, parseName, randomHex } from './file/names.ts';
import { MAX_FILE, seal, sealedSize, unseal } from './file/seal.ts';
import { CarrierError, type Carrier, type ListedFile } from './carrier.ts';
import {
  MAX_TRIES,
  type Arrival,
  type ChangedNote,
  type KnownFile,
  type LibraryTransaction,
  type MergedTexts,
  type OwnDevice,
  type SyncDisk,
  type SyncTransaction,
} from './disk.ts';
import { deviceEntry, keyOfEntry, readDevice } from './entry.ts';
import type { Kind } from './kinds/kind.ts';
import { applyItemEntry } from './kinds/reconcile.ts';
import { KINDS } from './kinds/table.ts';
import { applyEntry } from './library.ts';
import { filesToRead } from './listing.ts';
import { requeueSome, pendingBatch, wholeNotesBatch, type OutgoingBatch } from './outgoing.ts';
import { answerDeletions, addCompanionNotes } from './after-reading.ts';
import { isTakenOver, takeOver } from './take-over.ts';
import { removeOld, toMerge } from './tidy.ts';
import { settleApart } from './homes.ts';

/** Above this number of deletions, the reader is asked before they are carried out here. */
const MAX_DELETED = 50;
/** Entries per transaction: a save by the reader waits for at most these. */
const AT_ONCE = 20;

/** The folder a device takes part in. */
export interface Shared {
  /** Identifier of the folder; see `keys.ts`. */
  readonly folder: string;
  readonly key: CryptoKey;
}

/** How far a round is. */
export interface Progress {
  /** Files still to be read. */
  readonly toRead: number;
  /** Files written so far. */
  readonly sent: number;
}

/** What one round did. */
export interface Round {
  /** Notes that changed here. */
  readonly arrivals: readonly ChangedNote[];
  /** Whether the list named any file of ours, of this device or another. */
  readonly isEmpty: boolean;
  /** Files written. */
  readonly sent: number;
  /** Whether every file in the folder that is not of a later version has been taken in. */
  readonly isWhole: boolean;
  /** Names of files that cannot be opened, even when asked again. */
  readonly unreadable: readonly string[];
  /** Whether a file could not be opened for the first time. */
  readonly hasUnread: boolean;
  /** Whether a later version writes into the folder; this one then writes nothing there. */
  readonly needsNewer: boolean;
  /** Whether the folder was not written because the reader may only read it. What waits to be sent waits on. */
  readonly isReadOnly: boolean;
}

/** Optional inputs of a replica. */
export interface ReplicaOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** What is known beside notes; another version knows others. */
  readonly kinds?: readonly Kind[];
  /** Called between two steps that take long; resolves when nobody waits for something else. */
  readonly pause?: () => Promise<void>;
  /** Called when all that was in the folder has been read, and before anything is written: brings stores and documents together. */
  readonly onRead?: () => Promise<void>;
  /**
   * Whether the folder is written: `if allowed` in one where the reader may have the right to read alone, which is then no error, and `never`
   * where that is known. Left out: in any case.
   */
  readonly writes?: 'if allowed' | 'never';
  /** In the folder of a shared dossier: whether the reader's own devices have been heard since an instant, ISO UTC; see `settleApart`. */
  readonly isHeard?: (since: string) => boolean;
}

/**
 * One device: brings the folder and what it holds together. Every step is one transaction or one request, and after each the
 * worker may be gone: what is stored then is true, and the next round goes on from there.
 *
 * Not safe for concurrent use: one round at a time.
 */
export class Replica {
  private readonly kinds: ReadonlyMap<string, Kind>;
  private readonly forms: Forms;

  constructor(
    private readonly disk: SyncDisk,
    private readonly carrier: Carrier,
    private readonly shared: Shared,
    private readonly options: ReplicaOptions = {},
  ) {
    const { kinds = KINDS } = options;
    this.kinds = new Map(kinds.map((kind) => [kind.name, kind]));
    this.forms = formsOf(kinds);
  }

  /** Reads what is new, then writes what is new here. @throws CarrierError, or what the disk throws */
  async round(): Promise<Round> {
    const { onProgress = () => undefined, onRead = async () => undefined } = this.options;
    const reads = readsOf(this.forms);
    const listed = (await this.carrier.list()).filter(({ name }) => parseName(name) !== null);
    const unknown = await this.disk.transact((transaction) => filesToRead(transaction, listed, reads));
    const arrivals = new Map<string, MergedTexts | null>();
    let [needsNewer, hasUnread] = [false, false];
    for (const [at, file] of unknown.entries()) {
      onProgress({ toRead: unknown.length - at, sent: 0 });
      const found = await this.take(file);
      if (found === 'newer') needsNewer = true;
      else if (found === 'unread') hasUnread = true;
      else for (const { id, merged } of found) arrivals.set(id, merged ?? arrivals.get(id) ?? null);
    }
    for (const { id, merged } of await this.settleDeletions()) arrivals.set(id, merged);
    for (const { id, merged } of await this.settleApart()) arrivals.set(id, merged);
    for (const { id, merged } of await this.addCompanionNotes()) arrivals.set(id, merged);
    await onRead();
    const { sent, isReadOnly } = await this.write(listed, needsNewer);
    const unread = await this.files('unread');
    return {
      arrivals: [...arrivals].map(([id, merged]) => ({ id, merged })),
      isEmpty: listed.length === 0,
      sent,
      isWhole: unread.length === 0,
      unreadable: unread.filter(({ times }) => times >= MAX_TRIES).map(({ name }) => name),
      hasUnread,
      needsNewer,
      isReadOnly,
    };
  }

  /** Writes what is new here, and puts the folder in order. @returns how many files were written, and whether only reading is allowed */
  private async write(
    listed: readonly ListedFile[],
    needsNewer: boolean,
  ): Promise<{ sent: number; isReadOnly: boolean }> {
    const { onProgress = () => undefined, writes } = this.options;
    if (writes === 'never') return { sent: 0, isReadOnly: true };
    let sent = 0;
    try {
      if (!needsNewer) {
        while (await this.disk.transact(requeueSome));
        while ((await this.send('i', pendingBatch)).isSent) onProgress({ toRead: 0, sent: (sent += 1) });
        await takeOver(this.disk, this.carrier, listed, (name, file) => this.open(name, file));
        sent += await this.merge();
      }
      await removeOld(this.disk, this.carrier);
    } catch (error) {
      if (writes === undefined || !isRefusal(error)) throw error;
      return { sent, isReadOnly: true };
    }
    return { sent, isReadOnly: false };
  }

  private async files(is: KnownFile['is']): Promise<KnownFile[]> {
    return (await this.disk.transact((transaction) => transaction.files())).filter((file) => file.is === is);
  }

  /** What is in a file. */
  private async open(name: string, file: Uint8Array<ArrayBuffer>): Promise<ReadBatch> {
    const content = await unseal(this.shared.key, { folder: this.shared.folder, name }, file);
    return content === null ? { is: 'broken' } : unpackBatch(content, this.forms);
  }

  /** Takes in a file of another device: its entries some at a time, and that it was read with the last of them. */
  private async take({ name, size }: ListedFile): Promise<ChangedNote[] | 'newer' | 'unread'> {
    const file = size > MAX_FILE ? new Uint8Array() : await this.carrier.get(name);
    // A list may name what is gone.
    if (file === null) return [];
    const batch = await this.open(name, file);
    if (batch.is === 'newer') return 'newer';
    if (batch.is !== 'read') {
      return this.disk.transact(async (transaction) => {
        const times = ((await transaction.file(name))?.times ?? 0) + 1;
        await transaction.putFile({ name, is: 'unread', size, ids: [], times });
        return times === 1 ? 'unread' : [];
      });
    }
    const found: ChangedNote[] = [];
    let { isAll } = batch;
    for (let from = 0; from === 0 || from < batch.entries.length; from += AT_ONCE) {
      await this.options.pause?.();
      const isLast = from + AT_ONCE >= batch.entries.length;
      const some = batch.entries.slice(from, from + AT_ONCE);
      const taken = await this.takeEntries(some, isLast ? { name, size } : null, isAll);
      found.push(...taken.found);
      isAll = taken.isAll;
    }
    return found;
  }

  /**
   * @param done the file that is read with these; null while there are more of it
   * @param wasAll whether all before these could be read
   */
  private takeEntries(
    entries: readonly Entry[],
    done: ListedFile | null,
    wasAll: boolean,
  ): Promise<{ found: ChangedNote[]; isAll: boolean }> {
    const reads = readsOf(this.forms);
    return this.disk.takeIn(async (transaction) => {
      const found: ChangedNote[] = [];
      let isAll = wasAll;
      await transaction.preloadNotes(entries.map(keyOfEntry));
      for (const entry of entries) {
        const one = await this.takeEntry(transaction, entry);
        if (one === 'unread') isAll = false;
        else if (one !== null) found.push({ id: one.id, merged: one.merged });
      }
      if (done !== null)
        await transaction.putFile({ ...done, is: 'seen', ids: [], times: 0, ...(!isAll && { later: reads }) });
      return { found, isAll };
    });
  }

  private async takeEntry(transaction: LibraryTransaction, entry: Entry): Promise<Arrival | null | 'unread'> {
    const kind = this.kinds.get(entry.form);
    if (kind !== undefined) return (await applyItemEntry(transaction, kind, entry)) ? null : 'unread';
    const said = readDevice(entry);
    if (said === null) return applyEntry(transaction, entry);
    await transaction.rememberDevice(said);
    for (const [device, seq] of said.takenOver) await transaction.putTakenOver(device, seq, false);
    return null;
  }

  /** Decides about notes that are elsewhere in the library too, some at a time. */
  private async settleApart(): Promise<ChangedNote[]> {
    const { isHeard = () => true } = this.options;
    const all = [...(await this.disk.transact((transaction) => transaction.apart()))];
    const changed: ChangedNote[] = [];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = new Map(all.slice(from, from + AT_ONCE));
      changed.push(...(await this.disk.takeIn((transaction) => settleApart(transaction, some, isHeard))));
    }
    return changed;
  }

  /** Puts texts beside notes into notes of their own, some at a time. */
  private async addCompanionNotes(): Promise<ChangedNote[]> {
    const ids = await this.disk.transact((transaction) => transaction.companionsDue());
    const made: ChangedNote[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      made.push(...(await this.disk.takeIn((transaction) => addCompanionNotes(transaction, some))));
    }
    return made;
  }

  /**
   * Does what other devices deleted, unless it is so much that the reader is asked first. Whoever is being asked decides about what comes
   * meanwhile too, however little is left; what a round that broke off left behind is no question yet.
   */
  private async settleDeletions(): Promise<ChangedNote[]> {
    const ids = await this.disk.transact(async (transaction) => {
      const [all, wasAsking] = [await transaction.asking(), await transaction.isAsking()];
      const isAsking = all.length > 0 && (wasAsking || all.length > MAX_DELETED);
      if (isAsking !== wasAsking) await transaction.putAsking(isAsking);
      return isAsking ? [] : all;
    });
    return ids.length === 0 ? [] : this.disk.takeIn((transaction) => answerDeletions(transaction, ids, true));
  }

  /** Writes one file of waiting news. Returns what was collected for it, and whether it was anything. */
  private async send<T extends OutgoingBatch>(
    kind: 'i' | 'm',
    collect: (transaction: SyncTransaction) => Promise<T>,
  ): Promise<T & { isSent: boolean }> {
    const news = await this.disk.transact(async (transaction) => {
      const found = await collect(transaction);
      if (found.entries.length === 0) return { ...found, self: null };
      const self = await next(transaction);
      const [name, takenOver] = [await transaction.ownName(), await transaction.takenOver()];
      return { ...found, self, sender: deviceEntry({ device: self.device, name, takenOver }) };
    });
    if (news.self === null) return { ...news, isSent: false };
    const name = nameOf({ ...news.self, kind, chance: randomHex(16) });
    const content = await packBatch([news.sender, ...news.entries]);
    const plain = news.entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const file = { name, size: sealedSize(content.length), plain, ids: news.entries.map(keyOfEntry), times: 0 };
    await this.disk.transact((transaction) => transaction.putFile({ ...file, is: 'sending' }));
    try {
      await this.carrier.put(name, await seal(this.shared.key, { folder: this.shared.folder, name }, content));
    } catch (error) {
      // It was not stored, so there is nothing to look for in later lists.
      if (isRefusal(error)) await this.disk.transact((transaction) => transaction.dropFile(name));
      throw error;
    }
    await this.disk.transact(async (transaction) => {
      await transaction.putFile({ ...file, is: 'sent' });
      await transaction.dropSent(news.waiting);
    });
    return { ...news, isSent: true };
  }

  /** Writes the notes of many own files into few, whole, and then lets the old ones go. Returns how many were written. */
  private async merge(): Promise<number> {
    const own = await this.files('own');
    const taken = await this.disk.transact(isTakenOver);
    const many = [...new Set([...toMerge(own), ...own.filter(taken)])];
    if (many.length === 0) return 0;
    const ids = [...new Set(many.flatMap((file) => file.ids))].toSorted();
    let sent = 0;
    for (let from = 0; from < ids.length;) {
      const some = ids.slice(from);
      // oxlint-disable-next-line no-await-in-loop -- each file begins where the one before it ended
      const { taken, isSent } = await this.send('m', (transaction) => wholeNotesBatch(transaction, some));
      from += taken;
      if (isSent) sent += 1;
    }
    await this.disk.transact(async (transaction) => {
      for (const file of many) await transaction.putFile({ ...file, is: 'old' });
    });
    return sent;
  }
}

const isRefusal = (error: unknown): boolean => error instanceof CarrierError && error.trouble === 'readOnly';

async function next(transaction: SyncTransaction): Promise<OwnDevice> {
  const { device, seq } = await transaction.self();
  const self = { device, seq: seq + 1 };
  await transaction.putSelf(self);
  return self;
}
