import { logAndReturn } from '../../../messages/log-error.ts';
import type { AnyRequestOf, AnyResponseOf } from '../../../protocol/library.ts';
import { MAX_UNSENT, type SharedDossier, type SharedState } from '../../../protocol/shared.ts';
import type { SpaceRow } from '../../../store/synced/rows.ts';
import { parseItemKey } from '../../../sync/kinds/kind.ts';
import { FolderActs } from '../folder-acts.ts';
import { portsIn, type SyncPorts } from '../ports.ts';
import type { Rounds } from '../rounds.ts';
import { folderStanding } from '../standing.ts';
import { leaveDossier } from './leave.ts';
import { inviteTo, joinDossier, lookForDossier, readInvitation, shareDossier } from './setup.ts';

/** Dossiers that are shared. Does nothing and sends nothing while there are none. Methods throw what IndexedDB throws. */
export interface SharedDossiers {
  list(): Promise<SharedState>;
  look(asked: AnyRequestOf<'shared.look'>): Promise<AnyResponseOf<'shared.look'>>;
  share(asked: AnyRequestOf<'shared.share'>): Promise<AnyResponseOf<'shared.share'>>;
  invite(asked: AnyRequestOf<'shared.invite'>): Promise<AnyResponseOf<'shared.invite'>>;
  read(asked: AnyRequestOf<'shared.read'>): Promise<AnyResponseOf<'shared.read'>>;
  join(asked: AnyRequestOf<'shared.join'>): Promise<AnyResponseOf<'shared.join'>>;
  /** Starts a round at the reader's request. @param id null for all */
  now(id: string | null): Promise<SharedState>;
  pause(id: string, paused: boolean): Promise<SharedState>;
  setPassword(id: string, password: string): Promise<SharedState>;
  /** Carries out another member's deletions here, or restores those notes there. */
  decide(id: string, isDone: boolean): Promise<SharedState>;
  /** The reader has read what was told. */
  understood(asked: AnyRequestOf<'shared.understood'>): Promise<SharedState>;
  /** The reader has read that dossiers have to be joined again. */
  lostRead(): Promise<SharedState>;
  unsent(id: string): Promise<AnyResponseOf<'shared.unsent'>>;
  leave(asked: AnyRequestOf<'shared.leave'>): Promise<AnyResponseOf<'shared.leave'>>;
}

const byTitle = new Intl.Collator('nl', { numeric: true });

/** See `SharedDossiers`. */
export class SharedService implements SharedDossiers {
  constructor(
    private readonly ports: SyncPorts,
    private readonly rounds: Rounds,
  ) {}

  async list(): Promise<SharedState> {
    const rows = await this.ports.spaces.joined();
    const found = await Promise.all(rows.map((row) => this.dossier(row)));
    const dossiers = found.filter((one) => one !== null);
    return {
      isForbidden: !(await this.ports.isAllowed()),
      isLost: rows.length === 0 && (await this.ports.sharedMark.read()),
      dossiers: dossiers.toSorted((a, b) => byTitle.compare(a.title ?? '', b.title ?? '') || (a.id < b.id ? -1 : 1)),
    };
  }

  private async dossier({ id, collection }: SpaceRow): Promise<SharedDossier | null> {
    const ports = portsIn(this.ports, id);
    const connection = await ports.store.connection();
    if (connection === null) return null;
    const { address, user, name, since, paused, permission } = connection;
    const [{ devices, ...standing }, { readOnlyAt }, unsent, title] = await Promise.all([
      folderStanding(ports, this.rounds),
      ports.store.status(),
      ports.store.unsent(),
      ports.spaces.title(collection),
    ]);
    const how = { address, user, name, since, paused, permission };
    return { id, collection, title, ...how, ...standing, isReadOnly: readOnlyAt !== null, unsent, members: devices };
  }

  look(asked: AnyRequestOf<'shared.look'>): Promise<AnyResponseOf<'shared.look'>> {
    return lookForDossier(this.ports, asked);
  }

  async share(asked: AnyRequestOf<'shared.share'>): Promise<AnyResponseOf<'shared.share'>> {
    const answer = await this.rounds.during(() => shareDossier(this.ports, asked));
    if (answer.outcome === 'shared') await this.begun(answer.id);
    return answer;
  }

  invite(asked: AnyRequestOf<'shared.invite'>): Promise<AnyResponseOf<'shared.invite'>> {
    return inviteTo(this.ports, asked);
  }

  read(asked: AnyRequestOf<'shared.read'>): Promise<AnyResponseOf<'shared.read'>> {
    return readInvitation(this.ports, asked);
  }

  async join(asked: AnyRequestOf<'shared.join'>): Promise<AnyResponseOf<'shared.join'>> {
    const answer = await this.rounds.during(() => joinDossier(this.ports, asked));
    if (answer.outcome === 'joined') await this.begun(answer.id);
    return answer;
  }

  private async begun(id: string): Promise<void> {
    await this.rounds.connected();
    await this.rounds.ring();
    this.acts(id).soon();
  }

  async now(id: string | null): Promise<SharedState> {
    const ids = id === null ? (await this.ports.spaces.joined()).map((row) => row.id) : [id];
    void this.rounds.asked(...ids).catch(logAndReturn('sync.start'));
    return this.list();
  }

  async pause(id: string, paused: boolean): Promise<SharedState> {
    await this.acts(id).pause(paused);
    return this.told();
  }

  async setPassword(id: string, password: string): Promise<SharedState> {
    await this.acts(id).setPassword(password);
    return this.told();
  }

  async decide(id: string, isDone: boolean): Promise<SharedState> {
    await this.acts(id).decide(isDone);
    return this.told();
  }

  async understood({ id, what }: AnyRequestOf<'shared.understood'>): Promise<SharedState> {
    await this.acts(id).understood(what);
    return this.told();
  }

  async lostRead(): Promise<SharedState> {
    await this.ports.sharedMark.write(false);
    return this.told();
  }

  private acts(id: string): FolderActs {
    return new FolderActs(portsIn(this.ports, id), this.rounds);
  }

  private told(): Promise<SharedState> {
    this.ports.onState();
    return this.list();
  }

  async unsent(id: string): Promise<AnyResponseOf<'shared.unsent'>> {
    const keys = await portsIn(this.ports, id).store.unsentKeys(MAX_UNSENT);
    return {
      notes: keys.filter((key) => parseItemKey(key) === null),
      isDossier: keys.some((key) => parseItemKey(key) !== null),
    };
  }

  leave(asked: AnyRequestOf<'shared.leave'>): Promise<AnyResponseOf<'shared.leave'>> {
    return leaveDossier(this.ports, this.rounds, asked);
  }
}
