import { logAndReturn } from '../../messages/log-error.ts';
import { SOON_ALARM, SYNC_ALARM } from './alarms.ts';
import type { SyncStatus } from '../../store/synced/sync-store.ts';
import type { SyncPorts } from './ports.ts';
import { syncRound, type RoundProgress } from './round.ts';

const EVERY_MINUTES = 15;
const SOON_MINUTES = 0.75;

/** Delay after the last change, and maximum delay after the first unsent one. */
const PAUSE_MS = 20_000;
const MAX_PAUSE_MS = 120_000;
/** Maximum pause between two rounds with a server. */
const MAX_WAIT_MS = 86_400_000;
/** Opening several pages in a row triggers one round. */
const OPENED_MS = 60_000;

/** Why a round is run. */
type Reason = 'asked' | 'opened' | 'planned';

/** Schedules rounds: one at a time, and none during work that must not overlap with a round. */
export class Rounds {
  /** Whether the reader has other devices, as far as is known. */
  isOn = false;
  /** The permission granted by the browser for the folder. */
  permission: string | null = null;
  progress: RoundProgress | null = null;
  /** How much work goes on during which no round may run, and what comes after the last of it. */
  private held = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | null = null;
  /** Requested while a round ran that may have missed the changes: run another one after it. */
  private next: Reason | null = null;
  /** Requested while no round was allowed: run one after that. */
  private missed: Reason | null = null;
  private stop = new AbortController();
  private lastBegan = 0;
  private firstChange = 0;
  private cancelSoon: (() => void) | null = null;

  constructor(private readonly ports: SyncPorts) {}

  get isRunning(): boolean {
    return this.running !== null;
  }

  /** A note changed here. */
  noteChanged(): void {
    if (!this.isOn) return;
    const now = this.ports.clock.now().getTime();
    if (this.cancelSoon === null) {
      this.firstChange = now;
      // Expected to be too late, as a rule.
      void this.ports.alarms.create(SOON_ALARM, { delayInMinutes: SOON_MINUTES }).catch(logAndReturn('sync.start'));
    }
    this.cancelSoon?.();
    const wait = Math.max(0, Math.min(PAUSE_MS, this.firstChange + MAX_PAUSE_MS - now));
    this.cancelSoon = this.ports.later(() => {
      this.cancelSoon = null;
      void this.run('planned').catch(logAndReturn('sync.start'));
    }, wait);
  }

  /** A page was opened. */
  opened(): void {
    if (!this.isOn || Math.abs(this.ports.clock.now().getTime() - this.lastBegan) < OPENED_MS) return;
    void this.run('opened').catch(logAndReturn('sync.start'));
  }

  /**
   * Runs work with no round beside it, and no other such work: what the reader does in two tabs comes one after the other. Not from within
   * such work.
   */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.held += 1;
    const before = this.turn;
    const mine = (async () => {
      await before;
      await this.halt();
      return work();
    })();
    // Expected: the caller receives the error.
    this.turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.held -= 1;
      const { missed } = this;
      if (this.held === 0 && missed !== null) {
        this.missed = null;
        void this.run(missed).catch(logAndReturn('sync.start'));
      }
    }
  }

  /** Fires every quarter of an hour. */
  ring(): Promise<unknown> {
    return this.ports.alarms.create(SYNC_ALARM, { delayInMinutes: EVERY_MINUTES, periodInMinutes: EVERY_MINUTES });
  }

  /** Runs a round, or another one after the current round. Resolves when none is running or due. */
  run(reason: Reason): Promise<void> {
    if (this.running !== null) this.next = this.next === 'asked' ? 'asked' : reason;
    this.running ??= this.rounds(reason).finally(() => {
      this.running = null;
      this.progress = null;
      this.ports.onState();
    });
    return this.running;
  }

  /** Ends the current round. What it stored is valid, and the next one continues from there. */
  private async halt(): Promise<void> {
    this.cancelSoon?.();
    this.cancelSoon = null;
    this.next = null;
    this.missed = null;
    this.stop.abort();
    await this.running;
    this.stop = new AbortController();
  }

  private async rounds(reason: Reason): Promise<void> {
    this.next = null;
    for (let why: Reason | null = reason; why !== null; why = this.takeNext()) await this.round(why);
  }

  private takeNext(): Reason | null {
    const { next } = this;
    this.next = null;
    return next;
  }

  private async round(reason: Reason): Promise<void> {
    const { store, clock, onState } = this.ports;
    if (this.held > 0) {
      this.missed = this.missed === 'asked' ? 'asked' : reason;
      return;
    }
    if (!(await this.ports.isAllowed())) return;
    const connection = await store.connection();
    this.isOn = connection !== null;
    this.permission = connection?.permission ?? null;
    if (connection === null || (connection.paused && reason !== 'asked')) return;
    const now = clock.now().getTime();
    if (reason !== 'asked' && isWaiting(await store.status(), now, reason)) return;
    this.lastBegan = now;
    // It takes up all that changed until now.
    this.cancelSoon?.();
    this.cancelSoon = null;
    await this.ports.alarms.clear(SOON_ALARM);
    onState();
    await syncRound(this.ports, connection, {
      signal: this.stop.signal,
      asked: reason === 'asked',
      onProgress: (progress) => {
        this.progress = progress;
        onState();
      },
    });
  }
}

/** Whether a round that the reader did not ask for has to wait. */
function isWaiting({ isStopped, notBefore, trouble }: SyncStatus, now: number, reason: Reason): boolean {
  // A reader who opens the library is where the network may be again.
  // A wait that is longer was set by a clock that has been put right since.
  const isEarly = now < notBefore && notBefore - now <= MAX_WAIT_MS;
  return isStopped || (isEarly && (reason === 'planned' || trouble === 'busy'));
}
