import type { Carrier, ListedFile } from './carrier.ts';
import type { KnownFile, SyncDisk, SyncTransaction } from './disk.ts';
import { keyOfEntry } from './entry.ts';
import type { ReadBatch } from './file/batch.ts';
import { parseName } from './file/names.ts';

/** Opens a file; see `unpackBatch`. */
type OpenFile = (name: string, file: Uint8Array<ArrayBuffer>) => Promise<ReadBatch>;

/**
 * Takes over the files of devices that the reader declared gone for good. From then on they count as own files, so the next merge writes
 * their contents into files of this device before they are removed. Files that were not fully read and understood here are left alone.
 *
 * @param listed what is in the folder now
 * @throws CarrierError, or what the disk throws
 */
export async function takeOver(
  disk: SyncDisk,
  carrier: Carrier,
  listed: readonly ListedFile[],
  open: OpenFile,
): Promise<void> {
  for (const device of await disk.transact((transaction) => transaction.goneDevices())) {
    const files = listed.filter(({ name }) => parseName(name)?.device === device);
    for (const { name } of files) {
      const known = await disk.transact((transaction) => transaction.file(name));
      if (known?.is !== 'seen' || known.later !== undefined) continue;
      const file = await carrier.get(name);
      const batch = file === null ? null : await open(name, file);
      if (batch?.is === 'read' && batch.isAll) await takeOverOne(disk, known, batch);
    }
    // Do this last: if interrupted before, everything above is repeated.
    await disk.transact((transaction) => transaction.putGoneDone(device));
  }
}

async function takeOverOne(
  disk: SyncDisk,
  known: KnownFile,
  { entries }: Extract<ReadBatch, { is: 'read' }>,
): Promise<void> {
  const parts = parseName(known.name);
  const ids = [...new Set(entries.filter(({ form }) => form !== 'device').map(keyOfEntry))];
  if (parts === null || ids.length === 0) return;
  const plain = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  await disk.transact(async (transaction) => {
    for (const id of ids) if ((await transaction.held(id)) === null) return;
    await transaction.putFile({ ...known, is: 'own', times: 0, ids, plain });
    // The file with the contents announces this, so other devices do not report the removed one as missing.
    await transaction.putTakenOver(parts.device, parts.seq, true);
  });
}

/** Tells which own files were taken over: they are merged, however few. */
export async function isTakenOver(transaction: SyncTransaction): Promise<(file: KnownFile) => boolean> {
  const [{ device: own }, taken] = [await transaction.self(), await transaction.takenOver()];
  return ({ name }) => {
    const parts = parseName(name);
    return parts !== null && parts.device !== own && parts.seq <= (taken.get(parts.device) ?? 0);
  };
}
