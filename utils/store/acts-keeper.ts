import { actsIn, isKnownKind, namesAct, namesIn, putActsBack } from './acts.ts';
import type { NotesDatabase } from './database.ts';
import { ActsLog, KEPT_WHOLE, type Act } from './journal/acts-log.ts';
import type { JournalFiles } from './journal/files.ts';
import type { MeaningNames } from './settings-parse.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Key in `meta` of the meaning names last written to the second copy. */
const NAMES = 'namesKept';

/** Storage of the meaning names; see `readMeaningNames`. */
export interface NamesStore {
  /** Null when there are none, or they were lost. */
  read(): Promise<MeaningNames | null>;
  write(names: MeaningNames): Promise<void>;
}

/** What the keeper needs. */
export interface ActsParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly names: NamesStore;
  readonly newId: () => string;
}

/**
 * Writes decisions of the reader that are not notes (`acts.ts`) to the second copy, and restores them. `NotesKeeper`
 * calls it from its queue, so never concurrently, and with an open database.
 */
export class ActsKeeper {
  private log: ActsLog | null = null;
  /** Acts that are not in the second copy yet, by key. */
  private readonly waiting = new Map<string, Act>();

  constructor(private readonly parts: ActsParts) {}

  /** Sets the lineage whose acts are written from now on. */
  use(lineage: string): void {
    this.log = this.logOf(lineage);
  }

  /** Queues acts for `keepUp` to write. */
  add(acts: readonly Act[]): void {
    for (const act of acts) this.waiting.set(act.key, act);
  }

  /** Writes the queued acts. @throws what the browser throws; they stay queued then */
  async keepUp(): Promise<void> {
    const acts = [...this.waiting.values()];
    if (acts.length === 0 || this.log === null) return;
    await this.log.add(acts);
    for (const act of acts) if (this.waiting.get(act.key) === act) this.waiting.delete(act.key);
    await this.log.mergeMany();
  }

  /** The meaning names as an act, unless the second copy has them. @throws what the browser throws */
  async newNames(): Promise<Act[]> {
    const { db, names } = this.parts;
    const now = await names.read();
    if (now === null) return [];
    const mark = JSON.stringify(now);
    if ((await db.meta.get(NAMES))?.value === mark) return [];
    await db.meta.put({ key: NAMES, value: mark });
    return [namesAct(now)];
  }

  /**
   * Synchronises log and database: adds to each what it lacks, and removes acts about purged notes from the log.
   *
   * @throws what the browser throws
   */
  async tidy(): Promise<void> {
    const { db } = this.parts;
    if (this.log === null) return;
    const { acts, damaged, worn } = await this.log.read();
    const names = await this.settleNames(namesIn(acts));
    const present = new Map((await actsIn(db)).map((act) => [act.key, act]));
    // Revoked acts are revoked in the log as well. So what the database lacks was lost, unless its note is gone.
    const lost = [...acts.values()].filter(
      (act) => isKnownKind(act) && act.kind !== 'names' && !isSame(act, present.get(act.key)),
    );
    if (await putActsBack(db, lost)) for (const act of await actsIn(db)) present.set(act.key, act);
    for (const act of names) present.set(act.key, act);
    // Keep the order of the log: it tells which acts are oldest.
    const kept = [...acts.values()].flatMap((act) => present.get(act.key) ?? (mayGo(act) ? [] : act));
    // Acts of an unknown kind come from another lineage, whose log is deleted after this.
    for (const act of this.waiting.values()) if (!isKnownKind(act)) present.set(act.key, act);
    const missing = [...present.values()].filter(({ key }) => !acts.has(key));
    const isOther = kept.length < acts.size || kept.some((act) => !isSame(act, acts.get(act.key)));
    if (isOther || damaged > 0 || worn > 0) await this.log.rewrite([...kept, ...missing]);
    else await this.log.add(missing);
    this.waiting.clear();
  }

  /**
   * Restores the acts of another lineage. `tidy` then writes them to the log of this one. @throws what the browser
   * throws
   */
  async restore(lineage: string): Promise<void> {
    const { acts } = await this.logOf(lineage).read();
    await putActsBack(this.parts.db, acts.values());
    await this.settleNames(namesIn(acts));
    this.add([...acts.values()].filter((act) => !isKnownKind(act)));
  }

  /** See `ActsLog.beginAnew`. */
  beginAnew(): void {
    this.log?.beginAnew();
  }

  /** Call when everything is being deleted. */
  forget(): void {
    this.waiting.clear();
  }

  private logOf(lineage: string): ActsLog {
    const { files, newId } = this.parts;
    return new ActsLog(files, lineage, newId);
  }

  /** The current names. Restores those of the second copy when there are none. */
  private async settleNames(copied: MeaningNames | null): Promise<Act[]> {
    const { names } = this.parts;
    const now = await names.read();
    if (now === null && copied !== null) await names.write(copied).catch(logAndReturn('acts.names'));
    const either = now ?? copied;
    return either === null ? [] : [namesAct(either)];
  }
}

/** Whether an act of which the database has nothing is over. A dossier that this version cannot read, there or here, is not. */
const mayGo = (act: Act): boolean => isKnownKind(act) && act.kind !== KEPT_WHOLE;

const isSame = (a: Act, b: Act | undefined): boolean => JSON.stringify(a.value) === JSON.stringify(b?.value);
