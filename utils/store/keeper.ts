import { ActsKeeper, type NamesStore } from './acts-keeper.ts';
import { backupDate, BACKUP } from './backup.ts';
import { lastChange } from './changes.ts';
import type { Keeper, NotesDatabase, StoreHealth } from './database.ts';
import { Health, isStoreFailure } from './health.ts';
import type { Act } from './journal/acts-log.ts';
import { portionOf, readCopy, type Copy } from './journal/copy.ts';
import type { CopyPortion } from './journal/copy-portion.ts';
import type { JournalFiles } from './journal/files.ts';
import { Journal } from './journal/journal.ts';
import { replay } from './journal/replay.ts';
import type { Kept, KeptStore } from './kept.ts';
import type { Loss } from '../protocol/loss.ts';
import { WIPING } from './wipe.ts';
import { orElse } from '../messages/swallow.ts';

/** Key in `meta` of the lineage: one life of the database, from when it was made until it is wiped or lost. */
const LINEAGE = 'lineage';

/** Key in `meta` of when the second copy was last tidied. */
const TIDIED = 'tidied';

const DAY_MS = 86_400_000;

/** Pause after a change before the numbers outside IndexedDB are written, in milliseconds: a reader who types makes many. */
const COUNT_PAUSE_MS = 1_000;

/** What the keeper is made of. */
export interface KeeperParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly kept: KeptStore;
  readonly names: NamesStore;
  readonly health: Health;
  /** What Chromium said when it threw databases away; null when it did not. */
  readonly dataLoss: () => string | null;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Runs work later; gives what stops it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Told when a loss was noticed. */
  readonly onLoss?: (loss: Loss) => void;
}

/**
 * Sees to it that a change that was called saved is had twice, that nothing is called saved while the disk refuses, and
 * that a database that was lost is noticed and put back. One for each worker; `NotesDatabase` and `changing` ask it.
 */
export class NotesKeeper implements Keeper {
  private journal: Journal | null = null;
  private readonly acts: ActsKeeper;
  /** Work on the second copy, one after the other. */
  private queue: Promise<unknown> = Promise.resolve();
  /** A turn that has not begun: what is committed before it begins is in it. */
  private waiting: Promise<void> | null = null;
  private stopCounting: (() => void) | null = null;
  /** Everything is being deleted: work that can wait must not write in between. */
  private isForgetting = false;
  private counted = '';
  private loss: Loss | null = null;
  /** What was last read for a file, while its portions are asked for. */
  private copied: Copy | null = null;

  constructor(private readonly parts: KeeperParts) {
    this.acts = new ActsKeeper(parts);
  }

  async before(): Promise<void> {
    this.isForgetting = false;
    await this.parts.health.ready();
  }

  async mended(error: unknown): Promise<boolean> {
    const { health } = this.parts;
    if (!isStoreFailure(error)) return false;
    health.failed(error);
    if (await health.mend()) return true;
    throw health.error();
  }

  confirm(): Promise<void> {
    this.waiting ??= this.turn(async () => {
      this.waiting = null;
      await this.keepUp();
    });
    return this.waiting;
  }

  acted(acts: readonly Act[]): Promise<void> {
    this.acts.add(acts);
    return this.confirm();
  }

  /** Writes the names of meanings into the second copy, where it does not have them as they are now. */
  async keepNames(): Promise<void> {
    const isKeeping = await this.turn(async () => {
      if (this.isForgetting) return false;
      await this.parts.db.ready();
      this.acts.add(await this.acts.newNames());
      return true;
    });
    if (isKeeping) await this.confirm();
  }

  async opened(): Promise<void> {
    const { db, files, kept: store, newId } = this.parts;
    const before = await stateOf(db);
    if (before.isWiping) return;
    const [lineages, { kept, loss }] = await Promise.all([this.lineages(), store.read()]);
    this.loss = loss;
    const isEmpty = before.last === 0 && before.rows === 0;
    const lineage = before.lineage ?? newId();
    if (before.lineage === null) await db.meta.put({ key: LINEAGE, value: lineage });
    if (this.journal?.lineage !== lineage) this.journal = new Journal(db, files, lineage, newId);
    const { journal } = this;
    this.acts.use(lineage);
    const others = lineages.filter((other) => other !== lineage);
    // What cannot be opened now is not in the way of reading; before the next note is saved it has to be.
    const isBehind = (await journal.end().catch(orElse('keeper.end', 0))) > before.last;
    const isShort = isShorter(kept, lineage, before.last);
    if (others.length === 0 && !isBehind && !isShort) return;
    console.warn('Kantlijn: the notes database is empty or older than its second copy', this.parts.dataLoss() ?? '');
    await this.putBack([...others, ...(isBehind ? [lineage] : [])], kept, isEmpty || isBehind || isShort);
    await this.replaceLives(journal, others);
  }

  /** Makes the second copy of this lineage whole, and then removes those of lives that ended. Never throws. */
  private async replaceLives(journal: Journal, ended: readonly string[]): Promise<void> {
    try {
      await journal.mend();
      await this.acts.tidy();
      await this.count();
      for (const lineage of ended) await this.parts.files.drop(lineage);
    } catch (error) {
      // They stay until the journal of this lineage has everything; the notes can be read meanwhile.
      this.parts.health.failed(error);
    }
  }

  /** Lineages of the second copy; none where the browser refuses it, which keeps nobody from reading. */
  private async lineages(): Promise<string[]> {
    try {
      return await this.parts.files.lineages();
    } catch (error) {
      console.warn('Kantlijn: the second copy of the notes cannot be opened', error);
      return [];
    }
  }

  /** Puts second copies back, and remembers what could not be had. */
  private async putBack(lineages: readonly string[], kept: Kept | null, isLoss: boolean): Promise<void> {
    const { db, kept: store, now, onLoss } = this.parts;
    const { restored, unreadable, damaged } = await this.replayAll(lineages);
    if (restored > 0 || kept !== null) await this.restoreMeta(kept);
    const present = await countNotes(db);
    const isMissing = present < (kept?.notes ?? 0) || (damaged > 0 && kept === null);
    if (!isLoss || (restored === 0 && !isMissing)) return;
    const { changed = null, backup = null, notes: expected = null } = kept ?? {};
    const noticed = now().toISOString();
    const loss: Loss = { noticed, expected, present, restored, unreadable, changed, backup, isMissing };
    this.loss = loss;
    await store.writeLoss(loss).catch(orElse('keeper.loss'));
    onLoss?.(loss);
  }

  /** Puts notes and acts of second copies back. Out: how much, and how many segments were damaged. */
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

  private async restoreMeta(kept: Kept | null): Promise<void> {
    const { db } = this.parts;
    if (kept?.backup === null || kept === null) return;
    if ((await db.meta.get(BACKUP)) === undefined)
      await db.meta.put({ key: BACKUP, value: { seq: 0, at: kept.backup } });
  }

  /** The loss that was noticed and not yet seen by the reader, and why nothing is kept now. */
  state(): StoreHealth {
    return { loss: this.loss, trouble: this.parts.health.cause };
  }

  /** Whether a number, a loss or a second copy says that there ever was a database. */
  async knowsOfOne(): Promise<boolean> {
    const { kept, loss } = await this.parts.kept.read();
    return kept !== null || loss !== null || (await this.lineages()).length > 0;
  }

  /** The reader has seen the loss. */
  async seen(): Promise<void> {
    await this.parts.kept.writeLoss(null);
    this.loss = null;
  }

  async copy(after: string | null, limit: number): Promise<CopyPortion> {
    const { db, files, kept: store } = this.parts;
    if (after === null || this.copied === null) {
      const { kept } = await store.read().catch(orElse('keeper.kept', { kept: null }));
      this.copied = await readCopy(db, files, kept);
    }
    const portion = portionOf(this.copied, after, limit);
    if (portion.next === null || limit === 0) this.copied = null;
    return portion;
  }

  /**
   * Takes what was purged or changed out of the second copy, at most once a day.
   *
   * @param now whether it has to be done in any case, because notes were purged
   */
  tidy(now: boolean): Promise<void> {
    return this.turn(async () => {
      if (this.isForgetting) return;
      const { db } = this.parts;
      await db.ready();
      const last = (await db.meta.get(TIDIED))?.value;
      const at = this.parts.now();
      const since = typeof last === 'string' ? at.getTime() - Date.parse(last) : NaN;
      if (!now && since >= 0 && since < DAY_MS) return;
      await this.journal?.catchUp();
      await this.journal?.tidy();
      await this.acts.tidy();
      await db.meta.put({ key: TIDIED, value: at.toISOString() });
    });
  }

  /** Reads the second copy and writes again what is damaged. Out: how many segments were. */
  check(): Promise<number> {
    return this.turn(async () => {
      if (this.isForgetting) return 0;
      await this.parts.db.ready();
      const damaged = (await this.journal?.mend()) ?? 0;
      await this.acts.tidy();
      await this.count();
      return damaged;
    });
  }

  /** Ends work that can wait: the library is being deleted. The next change begins it again. */
  async forget(): Promise<void> {
    this.stopCounting?.();
    this.stopCounting = null;
    this.isForgetting = true;
    this.acts.forget();
    await this.queue;
    this.counted = '';
    this.loss = null;
  }

  private turn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.queue.then(work);
    // Expected: the one whose turn it is hears of it.
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  private async keepUp(): Promise<void> {
    const { db, health, later } = this.parts;
    // What is being deleted needs no copy, and a copy made now would outlive it.
    if (this.isForgetting) return;
    try {
      await db.ready();
      await this.journal?.catchUp();
      await this.acts.keepUp();
    } catch (error) {
      if (isRefused(error)) return;
      health.failed(error);
      if (!(await health.mend())) throw health.error();
      await db.ready();
      this.journal?.beginAnew();
      this.acts.beginAnew();
      await this.journal?.catchUp();
      // The place that was left may have had acts that no other has.
      await this.acts.tidy();
    }
    void this.turn(async () => this.journal?.mergeSmall()).catch((error: unknown) => health.failed(error));
    this.stopCounting ??= later(() => {
      this.stopCounting = null;
      void this.turn(() => this.count()).catch(orElse('keeper.count'));
    }, COUNT_PAUSE_MS);
  }

  /** Writes down outside IndexedDB what there is. */
  private async count(): Promise<void> {
    const { db, kept, now } = this.parts;
    const { lineage, last, isWiping } = await stateOf(db);
    if (lineage === null || isWiping) return;
    const backup = await backupDate(db);
    const mark = JSON.stringify([lineage, last, backup]);
    if (mark === this.counted) return;
    const changed = last === 0 ? null : now().toISOString();
    await kept.writeKept({ lineage, seq: last, notes: await countNotes(db), changed, backup });
    this.counted = mark;
  }
}

/** The browser has no Cache storage for us at all (Firefox that never remembers anything): then there is one copy. */
function isRefused(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'SecurityError';
}

/** Whether a database has less than was counted. Numbers of another lineage are of a life that ended, and whose end was not told yet. */
function isShorter(kept: Kept | null, lineage: string, last: number): boolean {
  if (kept === null) return false;
  return kept.lineage === lineage ? kept.seq > last : kept.notes > 0;
}

/** What tells whether a database is the one we know. */
async function stateOf(
  db: NotesDatabase,
): Promise<{ lineage: string | null; last: number; rows: number; isWiping: boolean }> {
  return db.transaction('r', [db.meta, db.notes], async () => {
    const [lineage, wiping] = await db.meta.bulkGet([LINEAGE, WIPING]);
    const last = await lastChange(db);
    const rows = last === 0 ? await db.notes.limit(1).count() : 1;
    return {
      lineage: typeof lineage?.value === 'string' ? lineage.value : null,
      last,
      rows,
      isWiping: wiping !== undefined,
    };
  });
}

/** Notes that are not deleted. */
async function countNotes(db: NotesDatabase): Promise<number> {
  return db.transaction('r', db.notes, async () => {
    return (await db.notes.count()) - (await db.notes.where('deleted').above('').count());
  });
}
