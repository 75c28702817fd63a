import { ActsKeeper, type NamesStore } from './acts-keeper.ts';
import { restoreBackupDate } from './backup.ts';
import { CopyWork } from './copy-work.ts';
import type { Continued, Keeper, NotesDatabase, StoreHealth } from './database.ts';
import { isRefused } from './errors.ts';
import { Health, isStoreFailure } from './health.ts';
import type { Act } from './journal/acts-log.ts';
import { copyBatch, readCopy, type Copy } from './journal/copy.ts';
import type { CopyBatch } from './journal/copy-batch.ts';
import type { JournalFiles } from './journal/files.ts';
import type { Written } from './journal/format.ts';
import { replayAll } from './journal/replay-all.ts';
import { inTime } from './in-time.ts';
import type { Kept, KeptStore } from './kept.ts';
import { KeepUp } from './keep-up.ts';
import { KeptCounter } from './kept-counter.ts';
import { countNotes, isShorter, LINEAGE, databaseIdentity } from './lineage.ts';
import { Losses } from './losses.ts';
import { Recovery } from './recovery.ts';
import { logAndReturn, logError } from '../messages/log-error.ts';

/** Key in `meta`: when the second copy was last cleaned up. */
const TIDIED = 'tidied';

const DAY_MS = 86_400_000;

/** Libraries with more notes than this are checked after they are shown, not before. */
const MAX_AT_FIRST = 1_000;

/** Maximum time the reader waits for that check, in milliseconds. */
const LOOK_MS = 3_000;

/** What the keeper needs. */
export interface KeeperParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly kept: KeptStore;
  readonly names: NamesStore;
  readonly health: Health;
  /** Chromium's message when it deleted databases; null when it did not. */
  readonly dataLoss: () => string | null;
  readonly now: () => Date;
  readonly newId: () => string;
  /** True where IndexedDB has no checksums (Firefox): its rows are compared with the second copy. */
  readonly compares: boolean;
  /** Runs work after a delay; returns a function that cancels it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Resolves when the reader is waiting for nothing. */
  readonly quiet?: () => Promise<void>;
  /** Called when `state` changes. */
  readonly onState?: () => void;
}

/**
 * Keeps every saved change in two places, reports nothing as saved while the disk fails, and detects and restores a lost or
 * damaged database. One per worker, used by `NotesDatabase` and `changing`.
 */
export class NotesKeeper implements Keeper {
  private readonly acts: ActsKeeper;
  private readonly copies: CopyWork;
  private readonly updates: KeepUp;
  private readonly counter: KeptCounter;
  private readonly losses: Losses;
  private readonly recovery: Recovery;
  /** The copy being exported, while its batches are requested. */
  private copied: Copy | null = null;

  constructor(private readonly parts: KeeperParts) {
    const { db, files, newId, compares, later, health, quiet = async () => undefined } = parts;
    this.acts = new ActsKeeper(parts);
    this.counter = new KeptCounter(parts);
    this.losses = new Losses(parts);
    this.copies = new CopyWork({
      db,
      files,
      newId,
      compares,
      later,
      quiet,
      onWhole: async (ended) => {
        for (const lineage of ended) await this.acts.restore(lineage);
        await this.acts.tidy();
        await this.counter.count();
      },
      onChange: () => parts.onState?.(),
      onRefused: (error) => {
        if (isRefused(error)) return;
        void this.recovered(error);
        health.failed(error);
      },
    });
    this.recovery = new Recovery(parts, this.copies);
    this.updates = new KeepUp({ ...parts, copies: this.copies, acts: this.acts, counter: this.counter });
  }

  async before(): Promise<void> {
    this.copies.isStopped = false;
    await this.parts.health.ready();
  }

  async mended(error: unknown): Promise<boolean> {
    const { health } = this.parts;
    if (!isStoreFailure(error)) return false;
    health.failed(error);
    if (await health.mend()) return true;
    throw health.error();
  }

  confirm(ids: readonly string[] = [], written: Written | null = null): Promise<void> {
    return this.updates.confirm(ids, written);
  }

  recovered(error: unknown, wasWriting = false): Promise<boolean> {
    return this.recovery.recovered(error, wasWriting);
  }

  acted(acts: readonly Act[]): Promise<void> {
    this.acts.add(acts);
    return this.confirm();
  }

  /** Writes the names of meanings to the second copy if they changed. */
  async keepNames(): Promise<void> {
    const isKeeping = await this.copies.turn(async () => {
      if (this.copies.isStopped) return false;
      await this.parts.db.ready();
      this.acts.add(await this.acts.newNames());
      return true;
    });
    if (isKeeping) await this.confirm();
  }

  async opened(): Promise<void> {
    const { db, kept: store, newId } = this.parts;
    const before = await databaseIdentity(db);
    if (before.isWiping) return;
    const [lineages, { kept, loss }] = await Promise.all([this.lineages(), store.read()]);
    this.losses.current = loss;
    const isEmpty = before.last === 0 && before.rows === 0;
    const lineage = before.lineage ?? newId();
    if (before.lineage === null) await db.meta.put({ key: LINEAGE, value: lineage });
    const journal = this.copies.use(lineage);
    this.acts.use(lineage);
    const settled = await this.copies.settled();
    const others = lineages.filter((other) => other !== lineage && !settled.includes(other));
    // A copy that cannot be opened does not prevent reading; saving the next note will need it.
    const isBehind = (await journal.top().catch(logAndReturn('keeper.end', 0))) > before.last;
    const isShort = isShorter(kept, lineage, before.last);
    const isOther = others.length > 0 || isBehind || isShort;
    if (isOther) {
      console.warn('Kantlijn: the notes database is empty or older than its second copy', this.parts.dataLoss() ?? '');
      await this.putBack([...others, ...(isBehind ? [lineage] : [])], kept, isEmpty || isBehind || isShort);
    }
    try {
      const isCopiedLater = await this.copies.begin(others);
      // From now on `Kept` describes this lineage.
      if (isOther) await (isCopiedLater ? this.counter.count() : this.copies.replace(others));
    } catch (error) {
      // The old lineages stay until this one is complete; the notes can be read meanwhile.
      this.parts.health.failed(error);
    }
    await this.recovery.opened();
  }

  /** Lineages of the second copy; none where the browser refuses Cache storage. */
  private async lineages(): Promise<string[]> {
    try {
      return await this.parts.files.lineages();
    } catch (error) {
      console.warn('Kantlijn: the second copy of the notes cannot be opened', error);
      return [];
    }
  }

  /** Restores lineages, and records what could not be restored. */
  private async putBack(lineages: readonly string[], kept: Kept | null, isLoss: boolean): Promise<void> {
    const { db } = this.parts;
    const { restored, unreadable, damaged } = await replayAll(this.parts, lineages, (one) => this.acts.restore(one));
    if (typeof kept?.backup === 'string') await restoreBackupDate(db, kept.backup);
    const present = await countNotes(db);
    const isUnsure = damaged > 0 || this.recovery.hasLeftNotes;
    const isMissing = present < (kept?.notes ?? 0) || (isUnsure && kept === null);
    if (!isLoss || (restored === 0 && !isMissing)) return;
    const { changed = null, backup = null, notes: expected = null } = kept ?? {};
    const facts = { expected, present, restored, unreadable, changed, backup, isMissing };
    await this.losses.record(facts, this.recovery.isReplacing);
  }

  /** See `StoreHealth`. */
  state(): StoreHealth {
    const { losses, copies, recovery } = this;
    return {
      loss: losses.current,
      trouble: this.parts.health.cause,
      copying: copies.left,
      isDamaged: recovery.isDamaged,
    };
  }

  /** Whether `Kept`, a loss or a second copy shows that there was a database. */
  async knowsOfOne(): Promise<boolean> {
    const { kept, loss } = await this.parts.kept.read();
    return kept !== null || loss !== null || (await this.lineages()).length > 0;
  }

  /** The reader has acknowledged the loss. */
  async seen(): Promise<void> {
    await this.losses.seen();
  }

  continueWithReadable(promised: number): Promise<Continued> {
    return this.recovery.continueWithReadable(promised);
  }

  async copy(after: string | null, limit: number): Promise<CopyBatch> {
    const { db, files, kept: store } = this.parts;
    if (after === null || this.copied === null) {
      const { kept } = await store.read().catch(logAndReturn('keeper.kept', { kept: null }));
      this.copied = await readCopy(db, files, kept, await this.recovery.readable());
    }
    const batch = copyBatch(this.copied, after, limit);
    if (batch.next === null || limit === 0) this.copied = null;
    return batch;
  }

  /**
   * Removes superseded and purged rows from the second copy, at most once a day.
   *
   * @param now true to do it regardless, because notes were purged
   */
  async tidy(now: boolean): Promise<void> {
    const { db } = this.parts;
    const isDue = await this.copies.turn(async () => {
      if (this.copies.isStopped) return false;
      await db.ready();
      const last = (await db.meta.get(TIDIED))?.value;
      const since = typeof last === 'string' ? this.parts.now().getTime() - Date.parse(last) : NaN;
      return now || !(since >= 0 && since < DAY_MS);
    });
    if (!isDue) return;
    await this.copies.tidy();
    await this.copies.turn(async () => {
      if (this.copies.isStopped) return;
      await this.acts.tidy();
      await db.meta.put({ key: TIDIED, value: this.parts.now().toISOString() });
    });
  }

  /** Reads both copies and repairs what is damaged. Returns how many segments were. */
  async check(): Promise<number> {
    const { db, compares } = this.parts;
    await this.copies.turn(async () => (this.copies.isStopped ? undefined : db.ready()));
    const { damaged, putBack } = await this.copies.check().catch((error: unknown) => {
      void this.recovered(error);
      throw error;
    });
    await this.copies.turn(async () => {
      if (this.copies.isStopped) return;
      await this.acts.tidy();
      await this.counter.count();
      if (putBack > 0) await this.losses.recordPutBack(putBack);
    });
    if (compares && !this.copies.isStopped) await this.recovery.checkNow();
    return damaged;
  }

  /**
   * Where IndexedDB has no checksums, checks a small library before any of it is shown. Never throws.
   *
   * @returns whether it was checked; then `check` is not needed
   */
  async lookFirst(): Promise<boolean> {
    const { db, compares } = this.parts;
    try {
      if (!compares || !(await this.knowsOfOne())) return false;
      await db.ready();
      if ((await db.changes.count()) > MAX_AT_FIRST) return false;
      await inTime(this.check(), LOOK_MS);
      return true;
    } catch (error) {
      logError('keeper.look', error);
      return false;
    }
  }

  /** Stops background work because the library is being deleted. The next change restarts it. */
  async forget(): Promise<void> {
    this.updates.stop();
    this.acts.forget();
    await this.copies.stop();
    this.counter.forget();
    this.losses.current = null;
    this.recovery.forget();
  }
}
