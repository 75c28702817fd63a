import { logAndReturn } from '../../messages/log-error.ts';
import type { AnyRequestOf } from '../../protocol/library.ts';
import type { Connection } from '../../store/synced/rows.ts';
import { encryptForProfile } from '../../store/synced/sync-store.ts';
import { decideDeletions } from './deletions.ts';
import type { SyncPorts } from './ports.ts';
import type { Rounds } from './rounds.ts';
import { partsBefore } from './standing.ts';

/** What a reader can do with any folder, their own or that of a shared dossier. Methods throw what IndexedDB throws. */
export class FolderActs {
  /** @param ports those of the folder; see `portsIn` */
  constructor(
    private readonly ports: SyncPorts,
    private readonly rounds: Rounds,
  ) {}

  /** Starts a round at the reader's request. */
  soon(): void {
    void this.rounds.asked(this.ports.space).catch(logAndReturn('sync.start'));
  }

  /** The same, but what a reader decides is no end of the pause. */
  async soonUnlessPaused(): Promise<void> {
    if ((await this.ports.store.connection())?.paused === false) this.soon();
  }

  async pause(paused: boolean): Promise<void> {
    const set = (): Promise<void> => this.change({ paused });
    await set();
    // A round that is under way may put back, at its end, what was there before.
    if (paused) await this.rounds.during(set);
    else this.soon();
  }

  async setPassword(password: string): Promise<void> {
    const { lock, locked } = await encryptForProfile(password);
    // A round in progress continues with the old password, and may be refused for it.
    await this.rounds.during(() => this.change({ lock, password: locked }));
    await this.soonUnlessPaused();
  }

  /** Carries out others' deletions here, or restores those notes there. */
  async decide(isDone: boolean): Promise<void> {
    await this.rounds.during(() => decideDeletions(this.ports, isDone));
    await this.soonUnlessPaused();
  }

  /** The reader has read what was told. */
  async understood(what: AnyRequestOf<'shared.understood'>['what']): Promise<void> {
    await this.ports.store.understood(what, partsBefore(this.ports));
    // Files that could not be read are no longer trouble.
    if (what === 'unreadable') await this.soonUnlessPaused();
  }

  private async change(changes: Partial<Connection>): Promise<void> {
    const { store } = this.ports;
    const connection = await store.connection();
    if (connection !== null) await store.setConnection({ ...connection, ...changes });
  }
}
