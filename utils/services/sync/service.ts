import type { AnyRequestOf, AnyResponseOf } from '../../protocol/library.ts';
import type { SyncPlace, SyncState } from '../../protocol/sync.ts';
import { logAndReturn } from '../../messages/log-error.ts';
import { parseItemKey } from '../../sync/kinds/kind.ts';
import { SHARED_FOLDER } from '../../domain/sync/place.ts';
import { OWN_SPACE } from '../../sync/disk.ts';
import { SYNC_ALARM } from './alarms.ts';
import { FolderActs } from './folder-acts.ts';
import type { SyncPorts } from './ports.ts';
import { reconcileStores } from './stores.ts';
import { Rounds } from './rounds.ts';
import { finishAllLeaving } from './dossiers/leave.ts';
import { SharedService, type SharedDossiers } from './dossiers/service.ts';
import { folderStanding } from './standing.ts';
import { beginAt, giveNewPassphrase, lookAtPlace, rejoin } from './setup.ts';

/** Keeps this library and the reader's other devices in sync. Does nothing and sends nothing while there are none. */
export interface Sync {
  /** Call at the start of the worker. Never throws. */
  start(): Promise<void>;
  /** Call for each of its alarms. Never throws. */
  onAlarm(): Promise<void>;
  /** Call when a note or dossier changed here. */
  noteChanged(): void;
  /**
   * Takes up what changed here, and asks nobody. Call before notes and dossiers are removed for good: otherwise a deletion that no round has seen, as while
   * it is paused, would be told to no other device.
   *
   * @throws what the disk throws
   */
  takeUp(): Promise<void>;
  /** Call when a page of ours was opened. Never throws. */
  opened(): Promise<void>;
  state(): Promise<SyncState>;
  look(place: SyncPlace): Promise<AnyResponseOf<'sync.look'>>;
  begin(asked: AnyRequestOf<'sync.begin'>): Promise<AnyResponseOf<'sync.begin'>>;
  /** Starts a round at the reader's request. */
  now(): Promise<SyncState>;
  pause(paused: boolean): Promise<SyncState>;
  setPassword(password: string): Promise<SyncState>;
  /** Carries out another device's deletions here, or restores those notes there. */
  decide(isDone: boolean): Promise<SyncState>;
  /** A device is gone for good: its files are taken over, until something of it comes. */
  gone(device: string): Promise<SyncState>;
  /** The reader has read what was told. */
  understood(what: AnyRequestOf<'sync.understood'>['what']): Promise<SyncState>;
  changePassphrase(asked: AnyRequestOf<'sync.passphrase'>): Promise<AnyResponseOf<'sync.passphrase'>>;
  rejoin(words: string): Promise<AnyResponseOf<'sync.rejoin'>>;
  leave(): Promise<SyncState>;
  /** Allows no round while everything is being deleted. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Call after everything was deleted: rings no more, and gives back what the browser allowed. Never throws. */
  forgotten(): Promise<void>;
}

/** Creates the services for the reader's own devices and for shared dossiers, which take turns. One per background. */
export function createSync(ports: SyncPorts): { readonly sync: Sync; readonly shared: SharedDossiers } {
  const rounds = new Rounds(ports);
  return { sync: new SyncService(ports, rounds), shared: new SharedService(ports, rounds) };
}

/** Counts notes and dossiers among keys. */
function metIn(keys: ReadonlySet<string>): Pick<SyncState, 'met' | 'metCollections'> {
  const notes = [...keys].filter((key) => parseItemKey(key) === null).length;
  return { met: notes, metCollections: keys.size - notes };
}

class SyncService implements Sync {
  private readonly acts: FolderActs;

  constructor(
    private readonly ports: SyncPorts,
    private readonly rounds: Rounds,
  ) {
    this.acts = new FolderActs(ports, rounds);
  }

  async start(): Promise<void> {
    await (async () => {
      const { mark, sharedMark, alarms, dropUnused } = this.ports;
      await this.rounds.during(() => finishAllLeaving(this.ports));
      const there = (await this.rounds.connected()).map(({ ports }) => ports.space);
      if (!there.includes(OWN_SPACE)) await dropUnused(OWN_SPACE);
      await dropUnused(SHARED_FOLDER);
      if (there.includes(OWN_SPACE) && !(await mark.read())) await mark.write(true);
      if (there.some((space) => space !== OWN_SPACE) && !(await sharedMark.read())) await sharedMark.write(true);
      if (there.length === 0) return undefined;
      if (!(await alarms.get(SYNC_ALARM))) await this.rounds.ring();
      return this.rounds.planned();
    })().catch(logAndReturn('sync.start'));
  }

  async onAlarm(): Promise<void> {
    await this.rounds.planned().catch(logAndReturn('sync.start'));
  }

  noteChanged(): void {
    this.rounds.noteChanged();
  }

  async takeUp(): Promise<void> {
    const { load, disk, quiet } = this.ports;
    const there = await this.rounds.connected();
    if (there.length === 0) return;
    const engine = await load();
    const own = disk(() => undefined);
    // oxlint-disable-next-line no-await-in-loop -- whoever waits for a note goes first
    while (await own.collect(engine.takeUp, engine.takeUpPurged)) await quiet();
    for (const { ports } of there)
      await reconcileStores(
        ports,
        engine,
        ports.disk(() => undefined),
        false,
      );
  }

  async opened(): Promise<void> {
    this.rounds.opened();
  }

  async state(): Promise<SyncState> {
    const { store, mark } = this.ports;
    const connection = await store.connection();
    const isForbidden = !(await this.ports.isAllowed());
    const [standing, meetings] = await Promise.all([folderStanding(this.ports, this.rounds), store.meetings()]);
    const { address = '', user = '', name = '', since = '', paused = false, permission = '' } = connection ?? {};
    return {
      ...standing,
      connection: connection === null ? null : { address, user, name, since, paused, permission },
      isForbidden,
      // The loss of the database included everything about taking part.
      isLost: connection === null && (await mark.read()),
      ...metIn(new Set(meetings.map(({ id }) => id))),
    };
  }

  look(place: SyncPlace): Promise<AnyResponseOf<'sync.look'>> {
    return lookAtPlace(this.ports, place);
  }

  async begin(asked: AnyRequestOf<'sync.begin'>): Promise<AnyResponseOf<'sync.begin'>> {
    // Two tabs may begin at once: the second finds what the first one created.
    const answer = await this.rounds.during(() => beginAt(this.ports, asked));
    if (answer.outcome === 'begun') {
      await this.rounds.connected();
      await this.ports.mark.write(true);
      await this.rounds.ring();
      this.acts.soon();
    }
    return answer;
  }

  async now(): Promise<SyncState> {
    this.acts.soon();
    return this.state();
  }

  async pause(paused: boolean): Promise<SyncState> {
    await this.acts.pause(paused);
    this.ports.onState();
    return this.state();
  }

  async setPassword(password: string): Promise<SyncState> {
    await this.acts.setPassword(password);
    return this.state();
  }

  async decide(isDone: boolean): Promise<SyncState> {
    await this.acts.decide(isDone);
    return this.state();
  }

  async gone(device: string): Promise<SyncState> {
    await this.rounds.during(() => this.ports.store.setGone(device));
    this.ports.onState();
    await this.acts.soonUnlessPaused();
    return this.state();
  }

  async understood(what: AnyRequestOf<'sync.understood'>['what']): Promise<SyncState> {
    if (what === 'lost') await this.ports.mark.write(false);
    else await this.acts.understood(what);
    this.ports.onState();
    return this.state();
  }

  async changePassphrase(asked: AnyRequestOf<'sync.passphrase'>): Promise<AnyResponseOf<'sync.passphrase'>> {
    return this.rounds.during(() => giveNewPassphrase(this.ports, asked));
  }

  async rejoin(words: string): Promise<AnyResponseOf<'sync.rejoin'>> {
    const answer = await this.rounds.during(() => rejoin(this.ports, words));
    if (answer.outcome === 'begun') await this.now();
    return answer;
  }

  async leave(): Promise<SyncState> {
    const { store, mark, onState } = this.ports;
    await this.rounds.during(async () => {
      const { permission = null } = (await store.connection()) ?? {};
      // First: ended here, it is written again at the next start.
      await mark.write(false);
      await store.leave();
      await this.rounds.left(OWN_SPACE, permission);
    });
    onState();
    return this.state();
  }

  forgotten(): Promise<void> {
    return this.rounds.forget();
  }

  during<T>(work: () => Promise<T>): Promise<T> {
    return this.rounds.during(work);
  }
}
