import type { Alarms } from '../alarms.ts';
import type { Clock } from '../../domain/clock/calendar.ts';
import type { Note } from '../../domain/note/note.ts';
import type { LibraryDisk } from '../../store/synced/disk.ts';
import type { SpaceRow } from '../../store/synced/rows.ts';
import type { SpacesStore } from '../../store/synced/spaces.ts';
import type { SyncStore } from '../../store/synced/sync-store.ts';
import type { KindStore } from '../../sync/kinds/kind.ts';
import type { KindName } from '../../sync/kinds/table.ts';

/** The parts of the engine that sync needs, loaded on demand. */
export type Engine = typeof import('./engine.ts');

/** What is of one folder: the reader's own, or that of a shared dossier. */
export interface SpaceParts {
  /** See `OWN_SPACE`. */
  readonly space: string;
  readonly store: SyncStore;
  /** @param onPut hears which notes a file of another device changed */
  readonly disk: (onPut: (ids: readonly string[]) => void) => LibraryDisk;
  /** The stores of each kind that is shared there. */
  readonly stores: Readonly<Partial<Record<KindName, KindStore>>>;
}

/** A mark outside the database, so that it survives the loss of the database. */
interface Mark {
  read(): Promise<boolean>;
  write(is: boolean): Promise<void>;
}

/** What the service needs; of a folder the reader's own, or what `portsIn` puts in its place. */
export interface SyncPorts extends SpaceParts {
  /** Which dossiers are shared. */
  readonly spaces: SpacesStore;
  /** The same parts for each call with one space. */
  readonly ofSpace: (space: string) => SpaceParts;
  /** Makes the rest of the copy of a dossier that was left; see `finishLeaving`. */
  readonly finishLeaving: (row: SpaceRow) => Promise<number>;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly load: () => Promise<Engine>;
  /** Whether the administrator of this computer allows notes to go to other devices. */
  readonly isAllowed: () => Promise<boolean>;
  /** Whether the browser grants a permission; `DISK` stands for the folder the reader picked for a space. */
  readonly mayReach: (permission: string, space: string) => Promise<boolean>;
  /** Gives a permission back. */
  readonly giveBack: (permission: string, space: string) => Promise<unknown>;
  /** The folder on this computer that the reader picked for a space, or for `SHARED_FOLDER`; null for none. */
  readonly folder: (space: string) => Promise<FileSystemDirectoryHandle | null>;
  /** Whether the folders on this computer of two spaces are the same one. */
  readonly isSameFolder: (a: string, b: string) => Promise<boolean>;
  /** Keeps the folder of `SHARED_FOLDER` as that of a space. */
  readonly keepFolder: (space: string) => Promise<void>;
  /** Forgets a folder that was picked but not used. @param space as in `folder` */
  readonly dropUnused: (space: string) => Promise<void>;
  /** Whether this device takes part in the reader's own folder. */
  readonly mark: Mark;
  /** Whether it takes part in a shared dossier. */
  readonly sharedMark: Mark;
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

/** The ports for one folder. */
export const portsIn = (ports: SyncPorts, space: string): SyncPorts =>
  space === ports.space ? ports : { ...ports, ...ports.ofSpace(space) };
