import { logAndReturn } from '../../messages/log-error.ts';
import { DISK } from '../../domain/sync/place.ts';
import { OWN_SPACE } from '../../sync/disk.ts';
import type { Connection } from '../../store/synced/rows.ts';
import { SOON_ALARM, SYNC_ALARM } from './alarms.ts';
import type { SyncStatus } from '../../store/synced/sync-store.ts';
import { portsIn, type SyncPorts } from './ports.ts';
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

/** Why folders are brought together: all that are due, and those that the reader asked for in any case. */
interface Wish {
  readonly asked: ReadonlySet<string>;
  /** Whether a page was opened. */
  readonly isOpened: boolean;
}

const PLANNED: Wish = { asked: new Set(), isOpened: false };

const both = (a: Wish | null, b: Wish): Wish =>
  a === null ? b : { asked: new Set([...a.asked, ...b.asked]), isOpened: a.isOpened || b.isOpened };

/** A folder this device takes part in. */
interface Connected {
  readonly ports: SyncPorts;
  readonly connection: Connection;
  readonly status: SyncStatus;
}

/**
 * Schedules rounds: one folder after the other, the reader's own first, and none during work that must not overlap with a round. What is wrong with
 * one keeps no other from its round.
 */
export class Rounds {
  /** Whether the reader has other devices, or shares a dossier, as far as is known. */
  isOn = false;
  /** The permission granted by the browser for each folder. */
  readonly permissions = new Map<string, string>();
  /** The folder whose turn it is, and how far that is. */
  private current: { readonly space: string; progress: RoundProgress | null } | null = null;
  /** The folders whose turn is still to come; null while that is not known. */
  private todo: Set<string> | null = null;
  /** How much work goes on during which no round may run, and what comes after the last of it. */
  private held = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | null = null;
  /** Requested while a round ran that may have missed the changes: run another one after it. */
  private next: Wish | null = null;
  /** Requested while no round was allowed: run one after that. */
  private missed: Wish | null = null;
  private stop = new AbortController();
  private lastBegan = 0;
  private firstChange = 0;
  private cancelSoon: (() => void) | null = null;

  constructor(private readonly ports: SyncPorts) {}

  /** Whether a folder is being brought together, or will be in a moment. */
  isRunning(space: string): boolean {
    return this.running !== null && (this.todo === null || this.todo.has(space) || this.next !== null);
  }

  /** How far that is; null when it is not its turn. */
  progress(space: string): RoundProgress | null {
    return this.current?.space === space ? this.current.progress : null;
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
      void this.planned().catch(logAndReturn('sync.start'));
    }, wait);
  }

  /** A page was opened. */
  opened(): void {
    if (!this.isOn || Math.abs(this.ports.clock.now().getTime() - this.lastBegan) < OPENED_MS) return;
    void this.run({ ...PLANNED, isOpened: true }).catch(logAndReturn('sync.start'));
  }

  /** Brings together what is due. Resolves when nothing is running or due. */
  planned(): Promise<void> {
    return this.run(PLANNED);
  }

  /** The same, and these folders in any case. */
  asked(...spaces: readonly string[]): Promise<void> {
    return this.run({ ...PLANNED, asked: new Set(spaces) });
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

  /** Looks again in which folders this device takes part. */
  async connected(): Promise<readonly Connected[]> {
    const { spaces } = this.ports;
    const ids = [OWN_SPACE, ...(await spaces.joined()).map(({ id }) => id)];
    const all = await Promise.all(
      ids.map(async (id) => {
        const ports = portsIn(this.ports, id);
        return { ports, connection: await ports.store.connection(), status: await ports.store.status() };
      }),
    );
    const there = all.filter((one): one is Connected => one.connection !== null);
    this.isOn = there.length > 0;
    this.permissions.clear();
    for (const { ports, connection } of there) this.permissions.set(ports.space, connection.permission);
    return there;
  }

  /**
   * This device takes part in a folder no more: gives back what the browser allowed, unless another folder needs it. With the last one nothing
   * rings any more. Never throws.
   */
  async left(space: string, permission: string | null): Promise<void> {
    const others = (await this.connected()).filter(({ ports }) => ports.space !== space);
    const isShared = permission !== DISK && others.some(({ connection }) => connection.permission === permission);
    if (permission !== null && !isShared) await this.giveBack(permission, space);
    if (others.length === 0) await this.quiet();
  }

  /** Everything was deleted: gives back all that the browser allowed. Never throws. */
  async forget(): Promise<void> {
    const all = [...this.permissions];
    this.permissions.clear();
    this.isOn = false;
    await this.quiet();
    for (const [space, permission] of all) await this.giveBack(permission, space);
  }

  private async quiet(): Promise<void> {
    const { alarms } = this.ports;
    await Promise.all([alarms.clear(SYNC_ALARM), alarms.clear(SOON_ALARM)]).catch(logAndReturn('sync.start'));
  }

  private async giveBack(permission: string, space: string): Promise<void> {
    await this.ports.giveBack(permission, space).catch(logAndReturn('sync.start'));
  }

  /** Runs a round, or another one after the current round. Resolves when none is running or due. */
  private run(wish: Wish): Promise<void> {
    if (this.running !== null) this.next = both(this.next, wish);
    this.running ??= this.rounds(wish).finally(() => {
      this.running = null;
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

  private async rounds(wish: Wish): Promise<void> {
    this.next = null;
    this.todo = null;
    for (let one: Wish | null = wish; one !== null; one = this.takeNext()) await this.round(one);
  }

  private takeNext(): Wish | null {
    const { next } = this;
    this.next = null;
    if (next !== null) this.todo = null;
    return next;
  }

  private async round(wish: Wish): Promise<void> {
    const { clock, onState } = this.ports;
    if (this.held > 0) {
      this.missed = both(this.missed, wish);
      return;
    }
    if (!(await this.ports.isAllowed())) return;
    const now = clock.now().getTime();
    const due = (await this.connected()).filter((one) => isDue(one, wish, now));
    if (due.length === 0) return;
    this.todo = new Set(due.map(({ ports }) => ports.space));
    this.lastBegan = now;
    // It takes up all that changed until now.
    this.cancelSoon?.();
    this.cancelSoon = null;
    await this.ports.alarms.clear(SOON_ALARM);
    for (const { ports, connection } of inTurn(due)) {
      if (this.stop.signal.aborted) break;
      await this.one(ports, connection, wish.asked.has(ports.space)).catch(logAndReturn('sync.round'));
      this.todo.delete(ports.space);
      onState();
    }
    this.todo.clear();
  }

  private async one(ports: SyncPorts, connection: Connection, asked: boolean): Promise<void> {
    const turn: { readonly space: string; progress: RoundProgress | null } = { space: ports.space, progress: null };
    this.current = turn;
    ports.onState();
    await syncRound(ports, connection, {
      signal: this.stop.signal,
      asked,
      onProgress: (progress) => {
        turn.progress = progress;
        ports.onState();
      },
    });
    this.current = null;
  }
}

/** The reader's own first: a note that went into a dossier is known then. Of the others the one that has waited longest. */
const inTurn = (all: readonly Connected[]): readonly Connected[] =>
  all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b))));

const rank = ({ ports, status }: Connected): string => (ports.space === OWN_SPACE ? '' : `~${status.doneAt ?? ''}`);

/** Whether it is a folder's turn. One that the reader did not ask for may be paused or have to wait. */
function isDue({ ports, connection, status }: Connected, { asked, isOpened }: Wish, now: number): boolean {
  return asked.has(ports.space) || (!connection.paused && !isWaiting(status, now, isOpened));
}

/** Whether a round that the reader did not ask for has to wait. */
function isWaiting({ isStopped, notBefore, trouble }: SyncStatus, now: number, isOpened: boolean): boolean {
  // A reader who opens the library is where the network may be again.
  // A wait that is longer was set by a clock that has been put right since.
  const isEarly = now < notBefore && notBefore - now <= MAX_WAIT_MS;
  return isStopped || (isEarly && (!isOpened || trouble === 'busy'));
}
