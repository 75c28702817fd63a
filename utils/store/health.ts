import { classifyStoreError, StoreUnavailable } from './errors.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Why nothing can be stored now. */
export type KeepTrouble = 'quota' | 'unavailable';

/** Disk space needed for settling the log and a few notes, in bytes. */
const NEEDED_ROOM = 12_000_000;

/** Delays between automatic repair attempts, in milliseconds; the last one repeats. */
const PAUSES = [1_000, 2_000, 5_000, 15_000];

/** What a repair needs from the browser. */
export interface HealthParts {
  /** Makes IndexedDB start a new log (`startNewLog`); does nothing in browsers without such a log. */
  settle(): Promise<void>;
  /** Bytes of free space; null when the browser does not tell. */
  room(): Promise<number | null>;
  /** Stores for the next worker whether the log is settled, until the browser closes. */
  remember(state: 'settled' | 'failed'): Promise<void>;
  /** The stored state; null after a browser start. */
  remembered(): Promise<'settled' | 'failed' | null>;
  /** Called when storing starts to fail, or works again. */
  changed?(): void;
  /** Runs work after a delay. */
  later(work: () => void, milliseconds: number): void;
}

/**
 * Whether IndexedDB stores what we write. A failed write may have corrupted the log that all our databases share, and
 * everything written after that point is lost at the next start (decision 170). So after any failure, nothing is
 * reported as saved until the log is settled.
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

  /** Why nothing can be stored now; null when all is well. */
  get cause(): KeepTrouble | null {
    return this.trouble;
  }

  /** Call for every failed write to any database. Ignores other errors. */
  failed(error: unknown): void {
    if (!isStoreFailure(error)) return;
    const isNew = this.trouble === null;
    if (this.trouble !== 'quota') this.trouble = classifyStoreError(error).code;
    if (isNew) this.parts.changed?.();
    if (!isNew || this.mending !== null) return;
    void this.parts.remember('failed').catch(logAndReturn('health.memory'));
    this.plan();
  }

  /**
   * Repairs what a failed write may have broken. Returns immediately when nothing is.
   *
   * @returns whether writing works now
   */
  async mend(): Promise<boolean> {
    await this.loaded;
    if (this.trouble === null) return true;
    this.mending ??= this.attempt().finally(() => (this.mending = null));
    return this.mending;
  }

  /** Await before a change. @throws why nothing can be stored */
  async ready(): Promise<void> {
    if (!(await this.mend())) throw this.error();
  }

  /** The error to throw while nothing can be stored. */
  error(): Error {
    return this.trouble === 'quota'
      ? new DOMException('the disk is full', 'QuotaExceededError')
      : new StoreUnavailable('broken', 'the last write failed, and so does writing again');
  }

  private async load(): Promise<void> {
    const state = await this.parts.remembered().catch(logAndReturn('health.memory', null));
    if (state === 'failed') {
      this.trouble ??= 'unavailable';
      this.plan();
    }
    // After a browser start the first write does not wait for this: see decision 170.
    if (state === null) void this.settle().catch((error: unknown) => this.failed(error));
  }

  /** One at a time, because two would share the filler database. */
  private async settle(): Promise<void> {
    // Expected: callers of the previous one get the error.
    this.settling = this.settling.catch(() => undefined).then(() => this.parts.settle());
    await this.settling;
    await this.parts.remember('settled').catch(logAndReturn('health.memory'));
  }

  private async attempt(): Promise<boolean> {
    const room = await this.parts.room().catch(logAndReturn('health.room', null));
    if (room !== null && room < NEEDED_ROOM) {
      this.trouble = 'quota';
      return false;
    }
    // What fails now determines the cause.
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

/** Errors we throw to abort a transaction, and errors about invalid keys, say nothing about the disk. */
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

/** Whether an error may mean that the store lost a write. */
export function isStoreFailure(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false;
  if (error instanceof StoreUnavailable) return error.reason === 'broken';
  return !HARMLESS.has(String(error.name));
}
