import { ActsKeeper, type NamesStore } from './acts-keeper.ts';
import { backupDate, restoreBackupDate } from './backup.ts';
import { CopyWork } from './copy-work.ts';
import type { Continued, Keeper, NotesDatabase, StoreHealth } from './database.ts';
import { isRefused } from './errors.ts';
import { Health, isStoreFailure } from './health.ts';
import type { Act } from './journal/acts-log.ts';
import { portionOf, readCopy, type Copy } from './journal/copy.ts';
import type { CopyPortion } from './journal/copy-portion.ts';
import type { JournalFiles } from './journal/files.ts';
import type { Written } from './journal/format.ts';
import { Journal } from './journal/journal.ts';
import { replay } from './journal/replay.ts';
import { inTime } from './in-time.ts';
import type { Kept, KeptStore } from './kept.ts';
import { countNotes, isShorter, LINEAGE, lifeOf } from './life.ts';
import type { Loss } from '../protocol/loss.ts';
import { Recovery } from './recovery.ts';
import { orElse, swallow } from '../messages/swallow.ts';

/** Key in `meta`: when the second copy was last cleaned up. */
const TIDIED = 'tidied';

const DAY_MS = 86_400_000;

/** Delay before `Kept` is written after a change, in milliseconds: typing makes many changes. */
const COUNT_PAUSE_MS = 1_000;

/** Libraries with more notes than this are checked after they are shown, not before. */
const MOST_AT_FIRST = 1_000;

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

/** What the next update of the second copy must include. */
interface Asked {
  readonly ids: Set<string>;
  /** What the changes wrote, in order. */
  readonly written: Written[];
  /** Whether there are other changes too. */
  isMore: boolean;
}

/**
 * Keeps every saved change in two places, reports nothing as saved while the disk fails, and detects and restores a lost or
 * damaged database. One per worker, used by `NotesDatabase` and `changing`.
 */
export class NotesKeeper implements Keeper {
  private readonly acts: ActsKeeper;
  private readonly copies: CopyWork;
  /** An update that has not started yet; it includes everything committed before it starts. */
  private waiting: { readonly asked: Asked; readonly done: Promise<void> } | null = null;
  private stopCounting: (() => void) | null = null;
  private counted = '';
  private loss: Loss | null = null;
  private readonly recovery: Recovery;
  /** The copy being exported, while its batches are requested. */
  private copied: Copy | null = null;

  constructor(private readonly parts: KeeperParts) {
    const { db, files, newId, compares, later, health, quiet = async () => undefined } = parts;
    this.acts = new ActsKeeper(parts);
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
        await this.count();
      },
      onChange: () => parts.onState?.(),
      onRefused: (error) => {
        if (isRefused(error)) return;
        void this.recovered(error);
        health.failed(error);
      },
    });
    this.recovery = new Recovery(parts, this.copies);
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
    if (this.waiting === null) {
      const asked: Asked = { ids: new Set(), written: [], isMore: false };
      const done = this.copies.turn(async () => {
        this.waiting = null;
        await this.keepUp(asked);
      });
      this.waiting = { asked, done };
    }
    const { asked, done } = this.waiting;
    for (const id of ids) asked.ids.add(id);
    if (written === null) asked.isMore = true;
    else asked.written.push(written);
    return done;
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
    const before = await lifeOf(db);
    if (before.isWiping) return;
    const [lineages, { kept, loss }] = await Promise.all([this.lineages(), store.read()]);
    this.loss = loss;
    const isEmpty = before.last === 0 && before.rows === 0;
    const lineage = before.lineage ?? newId();
    if (before.lineage === null) await db.meta.put({ key: LINEAGE, value: lineage });
    const journal = this.copies.use(lineage);
    this.acts.use(lineage);
    const settled = await this.copies.settled();
    const others = lineages.filter((other) => other !== lineage && !settled.includes(other));
    // A copy that cannot be opened does not prevent reading; saving the next note will need it.
    const isBehind = (await journal.top().catch(orElse('keeper.end', 0))) > before.last;
    const isShort = isShorter(kept, lineage, before.last);
    const isOther = others.length > 0 || isBehind || isShort;
    if (isOther) {
      console.warn('Kantlijn: the notes database is empty or older than its second copy', this.parts.dataLoss() ?? '');
      await this.putBack([...others, ...(isBehind ? [lineage] : [])], kept, isEmpty || isBehind || isShort);
    }
    try {
      const isCopiedLater = await this.copies.begin(others);
      // From now on `Kept` describes this lineage.
      if (isOther) await (isCopiedLater ? this.count() : this.copies.replace(others));
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
    const { restored, unreadable, damaged } = await this.replayAll(lineages);
    if (typeof kept?.backup === 'string') await restoreBackupDate(db, kept.backup);
    const present = await countNotes(db);
    const isUnsure = damaged > 0 || this.recovery.hasLeftNotes;
    const isMissing = present < (kept?.notes ?? 0) || (isUnsure && kept === null);
    if (!isLoss || (restored === 0 && !isMissing)) return;
    const { changed = null, backup = null, notes: expected = null } = kept ?? {};
    const facts = { expected, present, restored, unreadable, changed, backup, isMissing };
    await this.tell(facts, this.recovery.isReplacing);
  }

  /** Records a loss until the reader has acknowledged it. */
  private async tell(facts: Omit<Loss, 'noticed' | 'isDamage'>, isDamage: boolean): Promise<void> {
    const { kept: store, now, onState } = this.parts;
    const loss: Loss = { noticed: now().toISOString(), ...facts, isDamage };
    this.loss = loss;
    await store.writeLoss(loss).catch(orElse('keeper.loss'));
    onState?.();
  }

  /** Restores notes and acts of lineages. Returns how many, and how many segments were damaged. */
  private async replayAll(
    lineages: readonly string[],
  ): Promise<{ restored: number; unreadable: number; damaged: number }> {
    const { db, files, newId } = this.parts;
    const total = { restored: 0, unreadable: 0, damaged: 0 };
    for (const lineage of lineages) {
      const { segments, damaged } = await new Journal(db, files, lineage, newId).everything();
      const { restored, unreadable } = await replay(db, segments);
      total.restored += restored;
      total.unreadable += unreadable;
      total.damaged += damaged;
      await this.acts.restore(lineage);
    }
    return total;
  }

  /** See `StoreHealth`. */
  state(): StoreHealth {
    const { loss, copies, recovery } = this;
    return { loss, trouble: this.parts.health.cause, copying: copies.left, isDamaged: recovery.isDamaged };
  }

  /** Whether `Kept`, a loss or a second copy shows that there was a database. */
  async knowsOfOne(): Promise<boolean> {
    const { kept, loss } = await this.parts.kept.read();
    return kept !== null || loss !== null || (await this.lineages()).length > 0;
  }

  /** The reader has acknowledged the loss. */
  async seen(): Promise<void> {
    await this.parts.kept.writeLoss(null);
    this.loss = null;
  }

  continueWithReadable(promised: number): Promise<Continued> {
    return this.recovery.continueWithReadable(promised);
  }

  async copy(after: string | null, limit: number): Promise<CopyPortion> {
    const { db, files, kept: store } = this.parts;
    if (after === null || this.copied === null) {
      const { kept } = await store.read().catch(orElse('keeper.kept', { kept: null }));
      this.copied = await readCopy(db, files, kept, await this.recovery.readable());
    }
    const portion = portionOf(this.copied, after, limit);
    if (portion.next === null || limit === 0) this.copied = null;
    return portion;
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
      await this.count();
      if (putBack > 0) await this.tellPutBack(putBack);
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
      if ((await db.changes.count()) > MOST_AT_FIRST) return false;
      await inTime(this.check(), LOOK_MS);
      return true;
    } catch (error) {
      swallow('keeper.look', error);
      return false;
    }
  }

  private async tellPutBack(restored: number): Promise<void> {
    const present = await countNotes(this.parts.db);
    const { kept } = await this.parts.kept.read();
    const { changed = null, backup = null } = kept ?? {};
    const facts = { expected: present, present, restored, unreadable: 0, changed, backup, isMissing: false };
    await this.tell(facts, true);
  }

  /** Stops background work because the library is being deleted. The next change restarts it. */
  async forget(): Promise<void> {
    this.stopCounting?.();
    this.stopCounting = null;
    this.acts.forget();
    await this.copies.stop();
    this.counted = '';
    this.loss = null;
    this.recovery.forget();
  }

  private async keepUp(asked: Asked): Promise<void> {
    const { db, health, later } = this.parts;
    const { copies } = this;
    const ids = [...asked.ids];
    // Notes that are being deleted must not be copied: the copy would outlive them.
    if (copies.isStopped) return;
    try {
      await db.ready();
      if (!(await this.takes(asked))) await copies.journal?.catchUp(ids);
      await this.acts.keepUp();
    } catch (error) {
      if (isRefused(error)) return;
      health.failed(error);
      if (!(await health.mend())) throw health.error();
      await db.ready();
      copies.journal?.beginAnew();
      this.acts.beginAnew();
      await copies.journal?.catchUp(ids);
      // The abandoned cache may hold acts that are nowhere else.
      await this.acts.tidy();
    }
    void copies.turn(async () => copies.journal?.mergeSmall()).catch((error: unknown) => health.failed(error));
    copies.goOn();
    this.stopCounting ??= later(() => {
      this.stopCounting = null;
      void copies.turn(() => this.count()).catch(orElse('keeper.count'));
    }, COUNT_PAUSE_MS);
  }

  /** Writes the changes from memory. Returns false when there are others, or an earlier one is missing. */
  private async takes({ written, isMore }: Asked): Promise<boolean> {
    const { journal } = this.copies;
    if (isMore || journal === null) return false;
    for (const { segment, life } of written)
      if (life !== this.parts.db.life || !(await journal.take(segment))) return false;
    return true;
  }

  /** Writes `Kept`. */
  private async count(): Promise<void> {
    const { db, kept, now } = this.parts;
    const { lineage, last, isWiping } = await lifeOf(db);
    if (lineage === null || isWiping) return;
    const backup = await backupDate(db);
    const mark = JSON.stringify([lineage, last, backup]);
    if (mark === this.counted) return;
    const changed = last === 0 ? null : now().toISOString();
    await kept.writeKept({ lineage, seq: last, notes: await countNotes(db), changed, backup });
    this.counted = mark;
  }
}
