import * as z from 'zod/mini';
import type { DeviceInfo, HeldState, SyncTransaction, PendingUpdate } from './disk.ts';
import { DeviceId, type Entry } from './file/batch.ts';
import { itemKey, parseItemKey } from './kinds/kind.ts';
import { firstState, heldBy, mergedState, readDoc } from './note/doc.ts';
import { packUpdate, unpackUpdate } from './note/packed-update.ts';
import { readShared, sharedRow } from './note/synced.ts';
import { DeviceName } from '../domain/sync/device.ts';

/** What an entry is about, among all that is held; see `itemKey`. */
export const keyOfEntry = ({ form, id }: Entry): string => (form === 'row' || form === 'doc' ? id : itemKey(form, id));

/** Builds the file entry for a pending update. */
export async function entryFor(
  transaction: SyncTransaction,
  { id, update, by }: Omit<PendingUpdate, 'turn'>,
): Promise<Entry | null> {
  const held = await transaction.held(id);
  if (held === null) return null;
  const thing = parseItemKey(id);
  // Things are small, so send them whole: none ever arrives in parts.
  if (thing !== null) return 'doc' in held ? { id: thing.id, form: thing.kind, bytes: held.doc } : null;
  if ('row' in held) return { id, form: 'row', bytes: new TextEncoder().encode(JSON.stringify(held.row)) };
  return { id, form: 'doc', bytes: packUpdate({ update: update ?? held.doc, by }) };
}

/** Maximum number of taken-over devices that are announced. */
const MAX_TAKEN_OVER = 100;

/** The entry that says who writes, and whose files were taken over. */
export function deviceEntry({ device, name, takenOver }: DeviceInfo): Entry {
  const taken = [...takenOver].slice(-MAX_TAKEN_OVER);
  const said = { name, ...(taken.length > 0 && { takenOver: taken }) };
  return { id: device, form: 'device', bytes: new TextEncoder().encode(JSON.stringify(said)) };
}

const TakenOver = z.array(z.tuple([DeviceId, z.int()])).check(z.maxLength(MAX_TAKEN_OVER));
const ReadDevice = z.object({ name: DeviceName, takenOver: z.optional(TakenOver) });

/** The device that wrote a file, if the file states it. */
export function readDevice({ id, form, bytes }: Entry): DeviceInfo | null {
  if (form !== 'device') return null;
  try {
    const { name, takenOver } = ReadDevice.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { device: id, name, takenOver: new Map(takenOver) };
  } catch {
    // Expected: an entry from a member, who may write anything.
    return null;
  }
}

/** The update in an entry, with what its writer held and the text as it then was; both null when the entry does not state them. */
export interface ReceivedNote {
  readonly held: HeldState;
  readonly vector: Uint8Array | null;
  readonly body: string | null;
}

/** Reads the note in an entry; null when this version cannot read it. */
export function readEntry(entry: Entry): ReceivedNote | null {
  try {
    return entry.form === 'row' ? readRow(entry) : entry.form === 'doc' ? readChanges(entry) : null;
  } catch {
    // Expected: an entry from a member, who may write anything.
    return null;
  }
}

function readRow({ id, bytes }: Entry): ReceivedNote | null {
  const row = sharedRow(JSON.parse(new TextDecoder().decode(bytes)) as object);
  const note = readShared(row);
  if (note === null || note.id !== id) return null;
  // Only asked for where two devices wrote the same note, and takes as long as the rest.
  return {
    held: { row },
    get vector() {
      return heldBy(firstState(row));
    },
    body: note.body,
  };
}

function readChanges({ id, bytes }: Entry): ReceivedNote | null {
  const { update, by } = unpackUpdate(bytes);
  mergedState(null, update);
  if (by !== null) return { held: { doc: update }, ...by };
  return { held: { doc: update }, vector: heldBy(update), body: readDoc(id, update)?.note.body ?? null };
}
