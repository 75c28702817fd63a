import { classifyStoreError, StoreUnavailable } from './errors.ts';
import { orElse } from '../messages/swallow.ts';

/** Why nothing can be kept now. */
export type KeepTrouble = 'quota' | 'unavailable';

/** Room that settling and a few notes need, in bytes. */
const NEEDED_ROOM = 12_000_000;

/** Pauses before each further attempt to mend by itself, in milliseconds; the last one goes on. */
const PAUSES = [1_000, 2_000, 5_000, 15_000];

/** What of the browser is needed to mend. */
export interface HealthParts {
  /** Moves IndexedDB to a new log (`settleLog`); does nothing where the browser has none. */
  settle(): Promise<void>;
  /** Bytes that can still be written; null where the browser does not tell. */
  room(): Promise<number | null>;
  /** Remembers for the worker after this one, until the browser ends, whether the log is settled. */
  remember(state: 'settled' | 'failed'): Promise<void>;
  /** What was remembered; null after a start of the browser. */
  remembered(): Promise<'settled' | 'failed' | null>;
  /** Told when that what is kept changes: nothing any more, or everything again. */
  changed?(): void;
  /** Runs work later. */
  later(work: () => void, milliseconds: number): void;
}

/**
 * Whether IndexedDB keeps what it is given. A write that failed may have torn the log of all our databases, and what is
 * written behind the tear is lost at the next start (decision 170). So after any failure nothing is called saved until
 * the log was settled.
 */
export class Health {
  private trouble: KeepTrouble | null = null;
  private mending: Promise<boolean> | null = null;
  private attempts = 0;
  private settling: Promise<void> = Promise.resolve();
  private readonly loaded: Promise<unknown>;

  constructor(private readonly parts: HealthParts) {
    this.loaded = this.load();
  }

  /** Why nothing is kept now; null when all is well. */
  get cause(): KeepTrouble | null {
    return this.trouble;
  }

  /** To be told of every write that failed, of whatever database. Other errors are ignored. */
  failed(error: unknown): void {
    if (!isStoreFailure(error)) return;
    const isNew = this.trouble === null;
    if (this.trouble !== 'quota') this.trouble = classifyStoreError(error).code;
    if (isNew) this.parts.changed?.();
    if (!isNew || this.mending !== null) return;
    void this.parts.remember('failed').catch(orElse('health.memory'));
    this.plan();
  }

  /**
   * Makes good what a failed write may have broken; at once true when nothing is.
   *
   * @returns whether writing works
   */
  async mend(): Promise<boolean> {
    await this.loaded;
    if (this.trouble === null) return true;
    this.mending ??= this.attempt().finally(() => (this.mending = null));
    return this.mending;
  }

  /** To be awaited before a change. @throws what tells the reader why nothing is kept */
  async ready(): Promise<void> {
    if (!(await this.mend())) throw this.error();
  }

  /** What is thrown while nothing is kept. */
  error(): Error {
    return this.trouble === 'quota'
      ? new DOMException('the disk is full', 'QuotaExceededError')
      : new StoreUnavailable('broken', 'the last write failed, and so does writing again');
  }

  private async load(): Promise<void> {
    const state = await this.parts.remembered().catch(orElse('health.memory', null));
    if (state === 'failed') {
      this.trouble ??= 'unavailable';
      this.plan();
    }
    // Before the first write after a start nothing is waited for: see decision 170.
    if (state === null) void this.settle().catch((error: unknown) => this.failed(error));
  }

  /** One at a time: the filler of one would stand in the way of the other's. */
  private async settle(): Promise<void> {
    // Expected: those who asked for the one before hear of it.
    this.settling = this.settling.catch(() => undefined).then(() => this.parts.settle());
    await this.settling;
    await this.parts.remember('settled').catch(orElse('health.memory'));
  }

  private async attempt(): Promise<boolean> {
    const room = await this.parts.room().catch(orElse('health.room', null));
    if (room !== null && room < NEEDED_ROOM) {
      this.trouble = 'quota';
      return false;
    }
    // The cause is told anew by what fails now.
    const before = this.trouble;
    this.trouble = 'unavailable';
    try {
      await this.settle();
      this.trouble = null;
      this.attempts = 0;
      this.parts.changed?.();
      return true;
    } catch (error) {
      this.trouble = classifyStoreError(error).code;
      if (before === 'quota' && room === null) this.trouble = 'quota';
      return false;
    }
  }

  private plan(): void {
    const pause = PAUSES[Math.min(this.attempts, PAUSES.length - 1)] ?? 15_000;
    this.attempts += 1;
    this.parts.later(() => {
      if (this.trouble === null) return;
      void this.mend().then((mended) => mended || this.plan());
    }, pause);
  }
}

/** Errors of ours that end a transaction on purpose, and those of a wrong key, say nothing of the disk. */
const HARMLESS = new Set([
  'ConstraintError',
  'DataError',
  'DataCloneError',
  'SyntaxError',
  'TypeError',
  'RangeError',
  'Error',
  'Moved',
  'UnreadableRow',
]);

/** Whether an error may come from a store that does not keep what it is given. */
export function isStoreFailure(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false;
  if (error instanceof StoreUnavailable) return error.reason === 'broken';
  return !HARMLESS.has(String(error.name));
}
