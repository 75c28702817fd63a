import type { Alarms } from '../alarms.ts';
import type { Clock } from '../../domain/clock/calendar.ts';
import type { Note } from '../../domain/note/note.ts';
import type { LibraryDisk } from '../../store/synced/disk.ts';
import type { SyncStore } from '../../store/synced/sync-store.ts';
import type { KindStore } from '../../sync/kinds/kind.ts';
import type { KindName } from '../../sync/kinds/table.ts';

/** What synchronising needs of the engine; loaded when first needed. */
export type Engine = typeof import('./engine.ts');

/** What the service needs. */
export interface SyncPorts {
  readonly store: SyncStore;
  /** @param onPut hears which notes a file of another device changed */
  readonly disk: (onPut: (ids: readonly string[]) => void) => LibraryDisk;
  /** Where things of each kind are stored. */
  readonly stores: Readonly<Record<KindName, KindStore>>;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly load: () => Promise<Engine>;
  /** Whether whoever manages this machine lets notes go to other devices. */
  readonly isAllowed: () => Promise<boolean>;
  /** Whether the browser lets us reach what a permission names; `DISK` names the folder the reader picked. */
  readonly mayReach: (permission: string) => Promise<boolean>;
  /** Gives a permission back. */
  readonly giveBack: (permission: string) => Promise<unknown>;
  /** The folder on this computer the reader picked; null for none. */
  readonly folder: () => Promise<FileSystemDirectoryHandle | null>;
  /** Forgets a folder that was picked and not used. */
  readonly dropUnused: () => Promise<void>;
  /** Whether this device takes part, kept outside the database: it is known still when that is lost. */
  readonly mark: { read(): Promise<boolean>; write(takesPart: boolean): Promise<void> };
  /** Resolves when no reader waits for something. */
  readonly quiet: () => Promise<void>;
  /** Runs work after a delay; returns a function that cancels it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Called when `state` changes. */
  readonly onState: () => void;
  /** Called after notes changed here because of another device; null when there are many. */
  readonly onArrived: (notes: readonly Note[] | null) => void;
  /** Called after things of these kinds changed here because of another device. */
  readonly onItemsChanged: (kinds: readonly KindName[]) => void;
}
