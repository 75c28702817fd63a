import type { Alarms } from '../alarms.ts';
import type { Clock } from '../../domain/clock/calendar.ts';
import type { Note } from '../../domain/note/note.ts';
import type { LibraryDisk } from '../../store/synced/disk.ts';
import type { SyncStore } from '../../store/synced/sync-store.ts';
import type { KindStore } from '../../sync/kinds/kind.ts';
import type { KindName } from '../../sync/kinds/table.ts';

/** The parts of the engine that sync needs, loaded on demand. */
export type Engine = typeof import('./engine.ts');

/** What the service needs. */
export interface SyncPorts {
  readonly store: SyncStore;
  /** @param onPut hears which notes a file of another device changed */
  readonly disk: (onPut: (ids: readonly string[]) => void) => LibraryDisk;
  /** The stores of each kind. */
  readonly stores: Readonly<Record<KindName, KindStore>>;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly load: () => Promise<Engine>;
  /** Whether the administrator of this computer allows notes to go to other devices. */
  readonly isAllowed: () => Promise<boolean>;
  /** Whether the browser grants a permission; `DISK` stands for the folder the reader picked. */
  readonly mayReach: (permission: string) => Promise<boolean>;
  /** Gives a permission back. */
  readonly giveBack: (permission: string) => Promise<unknown>;
  /** The folder on this computer that the reader picked; null for none. */
  readonly folder: () => Promise<FileSystemDirectoryHandle | null>;
  /** Forgets a folder that was picked but not used. */
  readonly dropUnused: () => Promise<void>;
  /** Whether this device takes part. Kept outside the database, so that it survives the loss of the database. */
  readonly mark: { read(): Promise<boolean>; write(takesPart: boolean): Promise<void> };
  /** Resolves when the reader is not waiting for anything. */
  readonly quiet: () => Promise<void>;
  /** Runs work after a delay; returns a function that cancels it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Called when `state` changes. */
  readonly onState: () => void;
  /** Called after another device's changes to notes were applied here; null when there are many. */
  readonly onArrived: (notes: readonly Note[] | null) => void;
  /** Called after another device's changes to things of these kinds were applied here. */
  readonly onItemsChanged: (kinds: readonly KindName[]) => void;
}
