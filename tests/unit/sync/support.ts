import { absentValues, FIELD_NAMES, type OptionalField } from '../../../utils/domain/note/note-fields.ts';
import type { Carrier } from '../../../utils/sync/carrier.ts';
import { noteChanged, noteOf as readHeld } from '../../../utils/sync/changed.ts';
import type { ReadNote } from '../../../utils/sync/note/doc.ts';
import { Replica, type Round, type Shared } from '../../../utils/sync/replica.ts';
import { MemoryDisk, nothingStored, type Stored } from './memory.ts';
import type { SyncedNote } from '../../../utils/sync/note/synced.ts';

/** Note n, with what a test wants different. */
export function noteOf(n: number, changes: Partial<SyncedNote> = {}): SyncedNote {
  return {
    ...(absentValues(FIELD_NAMES) as Pick<SyncedNote, OptionalField | 'deleted'>),
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    target: { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: null },
    body: `notitie ${n}`,
    publicationTitle: 'Scanners',
    created: '2026-11-01T08:00:00.000Z',
    modified: '2026-11-01T08:00:00.000Z',
    ...changes,
  };
}

/** A device of which only the disk is in memory. */
export interface Device {
  readonly disk: MemoryDisk;
  save(note: SyncedNote): Promise<boolean>;
  round(): Promise<Round>;
  read(n: number): ReadNote | null;
  /** The same profile on another machine. */
  copy(): Device;
}

/** A device that reaches a folder by a carrier. */
export function deviceOn(carrier: Carrier, shared: Shared, stored: Stored = nothingStored()): Device {
  const disk = new MemoryDisk(stored);
  const replica = new Replica(disk, carrier, shared);
  return {
    disk,
    save: (note) => disk.transact((transaction) => noteChanged(transaction, note)),
    round: () => replica.round(),
    read: (n) => {
      const held = disk.stored.held.get(noteOf(n).id);
      return held === undefined ? null : readHeld(noteOf(n).id, held);
    },
    copy: () => deviceOn(carrier, shared, disk.stored),
  };
}
