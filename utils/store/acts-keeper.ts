import { actsIn, isKnownKind, namesAct, namesIn, putActsBack } from './acts.ts';
import type { NotesDatabase } from './database.ts';
import { ActsLog, type Act } from './journal/acts-log.ts';
import type { JournalFiles } from './journal/files.ts';
import type { MeaningNames } from './settings.ts';
import { orElse } from '../messages/swallow.ts';

/** Key in `meta` of the names of meanings as they were last written into the second copy. */
const NAMES = 'namesKept';

/** Where the names of meanings lie; see `readMeaningNames`. */
export interface NamesStore {
  /** Null when none were ever given, or they were lost. */
  read(): Promise<MeaningNames | null>;
  write(names: MeaningNames): Promise<void>;
}

/** What it is made of. */
export interface ActsParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly names: NamesStore;
  readonly newId: () => string;
}

/**
 * Keeps what the reader decided besides notes (`acts.ts`) in the second copy, and puts it back. `NotesKeeper` calls it in
 * its turns, so never twice at a time, and with an open database.
 */
export class ActsKeeper {
  private log: ActsLog | null = null;
  /** Acts that the second copy does not have yet, by key. */
  private readonly waiting = new Map<string, Act>();

  constructor(private readonly parts: ActsParts) {}

  /** Sets the life of the database whose acts are kept from now on. */
  use(lineage: string): void {
    this.log = this.logOf(lineage);
  }

  /** Takes acts that `keepUp` has to write. */
  add(acts: readonly Act[]): void {
    for (const act of acts) this.waiting.set(act.key, act);
  }

  /** Writes what waits. @throws what the browser throws; it goes on waiting then */
  async keepUp(): Promise<void> {
    const acts = [...this.waiting.values()];
    if (acts.length === 0 || this.log === null) return;
    await this.log.add(acts);
    for (const act of acts) if (this.waiting.get(act.key) === act) this.waiting.delete(act.key);
    await this.log.mergeMany();
  }

  /** The names of meanings as an act, where the second copy does not have them. @throws what the browser throws */
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
   * Makes log and database say the same: what one of the two lacks is written there, and what is about a note that was
   * purged leaves the log.
   *
   * @throws what the browser throws
   */
  async tidy(): Promise<void> {
    const { db } = this.parts;
    if (this.log === null) return;
    const { acts, damaged, worn } = await this.log.read();
    const names = await this.settleNames(namesIn(acts));
    const present = new Map((await actsIn(db)).map((act) => [act.key, act]));
    // An act is only ever taken back in the log too. So what the database lacks it lost, unless its note is gone.
    const lost = [...acts.values()].filter(
      (act) => isKnownKind(act) && act.kind !== 'names' && !isSame(act, present.get(act.key)),
    );
    if (await putActsBack(db, lost)) for (const act of await actsIn(db)) present.set(act.key, act);
    for (const act of names) present.set(act.key, act);
    // The order of the log says which acts are the oldest.
    const kept = [...acts.values()].flatMap((act) => (isKnownKind(act) ? (present.get(act.key) ?? []) : act));
    // Acts of a kind that is not known here come from another life of the database, whose log goes after this.
    for (const act of this.waiting.values()) if (!isKnownKind(act)) present.set(act.key, act);
    const missing = [...present.values()].filter(({ key }) => !acts.has(key));
    const isOther = kept.length < acts.size || kept.some((act) => !isSame(act, acts.get(act.key)));
    if (isOther || damaged > 0 || worn > 0) await this.log.rewrite([...kept, ...missing]);
    else await this.log.add(missing);
    this.waiting.clear();
  }

  /** Puts the acts of a life of the database back; `tidy` then writes them into the log of this one. @throws what the browser throws */
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

  /** Everything is being deleted. */
  forget(): void {
    this.waiting.clear();
  }

  private logOf(lineage: string): ActsLog {
    const { files, newId } = this.parts;
    return new ActsLog(files, lineage, newId);
  }

  /** The names as they are, after those of the second copy were put back where there are none. */
  private async settleNames(copied: MeaningNames | null): Promise<Act[]> {
    const { names } = this.parts;
    const now = await names.read();
    if (now === null && copied !== null) await names.write(copied).catch(orElse('acts.names'));
    const either = now ?? copied;
    return either === null ? [] : [namesAct(either)];
  }
}

const isSame = (a: Act, b: Act | undefined): boolean => JSON.stringify(a.value) === JSON.stringify(b?.value);
