import type { AnyRequestOf, AnyResponseOf } from '../../protocol/library.ts';
import type { SyncPlace, SyncState } from '../../protocol/sync.ts';
import { orElse } from '../../messages/swallow.ts';
import { lockAway } from '../../store/synced/standing.ts';
import { SOON_ALARM, SYNC_ALARM } from './alarms.ts';
import { decideDeletions } from './deletions.ts';
import type { SyncPorts } from './ports.ts';
import { syncRound, type RoundProgress } from './round.ts';
import { beginAt, giveNewPassphrase, lookAtPlace, rejoin } from './setup.ts';

const EVERY_MINUTES = 15;
const SOON_MINUTES = 0.75;

/** After the last change, and at the latest after the first that was not sent. */
const PAUSE_MS = 20_000;
const MOST_PAUSE_MS = 120_000;
/** A server is left alone for no longer. */
const MOST_WAIT_MS = 86_400_000;
/** Opening pages in a row asks once. */
const OPENED_MS = 60_000;

/** Brings this library and the reader's other devices together. Does nothing, and asks for nothing, while there are none. */
export interface Sync {
  /** Call at the start of the worker. Never throws. */
  start(): Promise<void>;
  /** Call for each alarm of its own. Never throws. */
  onAlarm(): Promise<void>;
  /** Call when a note changed here. */
  noted(): void;
  /** Call when a page of ours was opened. Never throws. */
  opened(): Promise<void>;
  state(): Promise<SyncState>;
  look(place: SyncPlace): Promise<AnyResponseOf<'sync.look'>>;
  begin(asked: AnyRequestOf<'sync.begin'>): Promise<AnyResponseOf<'sync.begin'>>;
  /** Begins a round because the reader wants one. */
  now(): Promise<SyncState>;
  pause(paused: boolean): Promise<SyncState>;
  setPassword(password: string): Promise<SyncState>;
  /** Deletes here what another device deleted, or brings it back there. */
  decide(isDone: boolean): Promise<SyncState>;
  /** The reader has read that files went from the folder. */
  understood(): Promise<SyncState>;
  changePassphrase(asked: AnyRequestOf<'sync.passphrase'>): Promise<AnyResponseOf<'sync.passphrase'>>;
  rejoin(words: string): Promise<AnyResponseOf<'sync.rejoin'>>;
  leave(): Promise<SyncState>;
  /** Runs no round while everything is being deleted. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Call after everything was deleted: rings no more, and gives back what the browser allowed. Never throws. */
  forgotten(): Promise<void>;
}

/** Why a round is run. */
type Reason = 'asked' | 'opened' | 'planned';

/** Creates the service. One per background. */
export function createSync(ports: SyncPorts): Sync {
  return new SyncService(ports);
}

class SyncService implements Sync {
  /** Whether the reader has other devices, as far as is known. */
  private isOn = false;
  /** How much work goes on during which no round may run. */
  private held = 0;
  /** What the browser allowed for the folder. */
  private permission: string | null = null;
  private running: Promise<void> | null = null;
  /** Asked for while a round ran that may have taken up the changes before: another follows it. */
  private next: Reason | null = null;
  private stop = new AbortController();
  private progress: RoundProgress | null = null;
  private lastBegan = 0;
  private firstChange = 0;
  private cancelSoon: (() => void) | null = null;

  constructor(private readonly ports: SyncPorts) {}

  async start(): Promise<void> {
    await (async () => {
      const connection = await this.ports.store.connection();
      if (connection === null) return;
      this.isOn = true;
      this.permission = connection.permission;
      if (!(await this.ports.alarms.get(SYNC_ALARM))) await this.ring();
      await this.run('planned');
    })().catch(orElse('sync.start'));
  }

  async onAlarm(): Promise<void> {
    await this.run('planned').catch(orElse('sync.start'));
  }

  noted(): void {
    if (!this.isOn) return;
    const now = this.ports.clock.now().getTime();
    if (this.cancelSoon === null) {
      this.firstChange = now;
      // Expected to be too late, as a rule.
      void this.ports.alarms.create(SOON_ALARM, { delayInMinutes: SOON_MINUTES }).catch(orElse('sync.start'));
    }
    this.cancelSoon?.();
    const wait = Math.max(0, Math.min(PAUSE_MS, this.firstChange + MOST_PAUSE_MS - now));
    this.cancelSoon = this.ports.later(() => {
      this.cancelSoon = null;
      void this.onAlarm();
    }, wait);
  }

  async opened(): Promise<void> {
    if (!this.isOn || Math.abs(this.ports.clock.now().getTime() - this.lastBegan) < OPENED_MS) return;
    void this.run('opened').catch(orElse('sync.start'));
  }

  async state(): Promise<SyncState> {
    const { store } = this.ports;
    const connection = await store.connection();
    const [standing, devices, meetings, asking, setBack] = await Promise.all([
      store.standing(),
      store.devices(),
      store.meetings(),
      store.asking(),
      store.setBack(),
    ]);
    const { address = '', user = '', name = '', since = '', paused = false, permission = '' } = connection ?? {};
    return {
      connection: connection === null ? null : { address, user, name, since, paused, permission },
      doneAt: standing.doneAt,
      trouble: standing.trouble,
      isStopped: standing.isStopped,
      isRunning: this.running !== null,
      progress: this.progress,
      devices: [...devices.others],
      met: new Set(meetings.map(({ id }) => id)).size,
      asking,
      setBack,
    };
  }

  look(place: SyncPlace): Promise<AnyResponseOf<'sync.look'>> {
    return lookAtPlace(this.ports, place);
  }

  async begin(asked: AnyRequestOf<'sync.begin'>): Promise<AnyResponseOf<'sync.begin'>> {
    const answer = await beginAt(this.ports, asked);
    if (answer.outcome === 'begun') {
      this.isOn = true;
      await this.ring();
      void this.run('asked').catch(orElse('sync.start'));
    }
    return answer;
  }

  async now(): Promise<SyncState> {
    void this.run('asked').catch(orElse('sync.start'));
    return this.state();
  }

  async pause(paused: boolean): Promise<SyncState> {
    const { store } = this.ports;
    const set = async (): Promise<void> => {
      const connection = await store.connection();
      if (connection !== null) await store.setConnection({ ...connection, paused });
    };
    await set();
    // A round that is under way may put back, at its end, what was there before.
    if (paused) await this.during(set);
    else void this.run('asked').catch(orElse('sync.start'));
    this.ports.onState();
    return this.state();
  }

  async setPassword(password: string): Promise<SyncState> {
    const { store } = this.ports;
    const { lock, locked } = await lockAway(password);
    // A round that is under way goes on with the old one, and may be refused for it.
    await this.during(async () => {
      const connection = await store.connection();
      if (connection !== null) await store.setConnection({ ...connection, lock, password: locked });
    });
    return this.nowUnlessPaused();
  }

  async decide(isDone: boolean): Promise<SyncState> {
    await this.during(() => decideDeletions(this.ports, isDone));
    return this.nowUnlessPaused();
  }

  /** What a reader decides is no end of the pause. */
  private async nowUnlessPaused(): Promise<SyncState> {
    return (await this.ports.store.connection())?.paused ? this.state() : this.now();
  }

  async understood(): Promise<SyncState> {
    await this.ports.store.understood();
    this.ports.onState();
    return this.state();
  }

  async changePassphrase(asked: AnyRequestOf<'sync.passphrase'>): Promise<AnyResponseOf<'sync.passphrase'>> {
    return this.during(() => giveNewPassphrase(this.ports, asked));
  }

  async rejoin(words: string): Promise<AnyResponseOf<'sync.rejoin'>> {
    const answer = await this.during(() => rejoin(this.ports, words));
    if (answer.outcome === 'begun') await this.now();
    return answer;
  }

  async leave(): Promise<SyncState> {
    const { store } = this.ports;
    await this.during(async () => {
      this.permission = (await store.connection())?.permission ?? null;
      await store.leave();
    });
    await this.forgotten();
    this.ports.onState();
    return this.state();
  }

  async forgotten(): Promise<void> {
    const { alarms, giveBack } = this.ports;
    const { permission } = this;
    this.isOn = false;
    this.permission = null;
    await Promise.all([alarms.clear(SYNC_ALARM), alarms.clear(SOON_ALARM)]).catch(orElse('sync.start'));
    if (permission !== null) await giveBack(permission).catch(orElse('sync.start'));
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.held += 1;
    try {
      await this.halt();
      return await work();
    } finally {
      this.held -= 1;
    }
  }

  private ring(): Promise<unknown> {
    return this.ports.alarms.create(SYNC_ALARM, { delayInMinutes: EVERY_MINUTES, periodInMinutes: EVERY_MINUTES });
  }

  /** Ends the round that is under way. What it stored is true, and the next goes on from there. */
  private async halt(): Promise<void> {
    this.cancelSoon?.();
    this.cancelSoon = null;
    this.next = null;
    this.stop.abort();
    await this.running;
    this.stop = new AbortController();
  }

  private run(reason: Reason): Promise<void> {
    if (this.running !== null) this.next = this.next === 'asked' ? 'asked' : reason;
    this.running ??= this.rounds(reason).finally(() => {
      this.running = null;
      this.progress = null;
      this.ports.onState();
    });
    return this.running;
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
    if (this.held > 0) return;
    const connection = await store.connection();
    this.isOn = connection !== null;
    this.permission = connection?.permission ?? null;
    if (connection === null || (connection.paused && reason !== 'asked')) return;
    const { isStopped, notBefore, trouble } = await store.standing();
    const now = clock.now().getTime();
    // A reader who opens the library is where the network may be again.
    // A wait that is longer was set by a clock that has been put right since.
    const isEarly = now < notBefore && notBefore - now <= MOST_WAIT_MS;
    const isWaiting = isStopped || (isEarly && (reason === 'planned' || trouble === 'busy'));
    if (isWaiting && reason !== 'asked') return;
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
