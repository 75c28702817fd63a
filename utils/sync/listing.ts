import type { ListedFile } from './carrier.ts';
import type { KnownFile, SyncTransaction } from './disk.ts';
import { parseName, randomHex } from './file/names.ts';
import { queueUpdate } from './pending.ts';

/** After this many lists without it, an own file counts as lost, and its notes are sent again. */
const MAX_MISSED = 3;

/** Compares the list with what is known, and returns files to read. @param reads see `readsOf` */
export async function filesToRead(
  transaction: SyncTransaction,
  listed: readonly ListedFile[],
  reads: string,
): Promise<ListedFile[]> {
  const [self, known] = [await transaction.self(), await transaction.files()];
  const sizes = new Map(listed.map(({ name, size }) => [name, size]));
  await noticeGone(transaction, known.filter(isProof(self.device)), listed);
  for (const file of known) await settleOwn(transaction, file, sizes, known);
  // Its writer saw that it was truncated, and sent its contents again in another file.
  for (const { is, name } of known) if (is === 'unread' && !sizes.has(name)) await transaction.dropFile(name);
  const states = new Map(known.map((file) => [file.name, file]));
  const unknown = listed.filter(({ name }) => {
    const file = states.get(name);
    return file === undefined || file.is === 'unread' || (file.later !== undefined && file.later !== reads);
  });
  // A file under our name that we did not write: this profile was restored or copied, and another has the same name.
  if (unknown.some(({ name }) => parseName(name)?.device === self.device && !states.has(name)))
    await transaction.putSelf({ device: randomHex(8), seq: 0 });
  return unknown;
}

/** @param sizes of the files in the list */
async function settleOwn(
  transaction: SyncTransaction,
  file: KnownFile,
  sizes: ReadonlyMap<string, number>,
  known: readonly KnownFile[],
): Promise<void> {
  const { is, name } = file;
  const size = sizes.get(name);
  if (is !== 'own' && is !== 'sending' && is !== 'sent') return;
  if (size === file.size) {
    if (is !== 'own' || file.times > 0) await transaction.putFile({ ...file, is: 'own', times: 0 });
    return;
  }
  const times = file.times + 1;
  // A missing file may mean a stale list, and an unanswered write is still pending. A wrong size means a truncated file.
  if (size === undefined && (is === 'sending' || times < MAX_MISSED)) {
    if (is !== 'sending') await transaction.putFile({ ...file, times });
    return;
  }
  for (const id of file.ids) await queueUpdate(transaction, id, null);
  await transaction.putFile({ ...file, is: size === undefined ? 'gone' : 'old' });
  if (parseName(name)?.kind === 'm') await keepMerged(transaction, sizes, known);
}

/** A merged file was lost: the files merged into it are needed until they are merged again. A truncated one has another size. */
async function keepMerged(
  transaction: SyncTransaction,
  sizes: ReadonlyMap<string, number>,
  known: readonly KnownFile[],
): Promise<void> {
  for (const old of known)
    if (old.is === 'old' && sizes.get(old.name) === old.size)
      await transaction.putFile({ ...old, is: 'own', times: 0 });
}

/** Whether a file was once in a list and read, or written here, and no device of that name removes it without a later one. */
const isProof =
  (own: string) =>
  ({ name, is }: KnownFile): boolean =>
    is === 'own' || (is === 'seen' && parseName(name)?.device !== own);

const seqOf = (name: string): number => parseName(name)?.seq ?? 0;
const deviceOf = (name: string): string => parseName(name)?.device ?? '';

/** The number of each device's newest file. */
function newestOf(files: readonly { readonly name: string }[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { name } of files) newest.set(deviceOf(name), Math.max(newest.get(deviceOf(name)) ?? 0, seqOf(name)));
  return newest;
}

/**
 * Detects a folder that was restored to an earlier state, or from which files were removed. A device removes its files only once one they
 * were merged into is there, so its newest file never goes, and an earlier one goes only where a later merged one is. After three lists in a
 * row without it that is told, and all that is held here is sent again, since what went may have been the only copy in the folder.
 */
async function noticeGone(
  transaction: SyncTransaction,
  proofs: readonly KnownFile[],
  listed: readonly ListedFile[],
): Promise<void> {
  const missing = missingOf(proofs, listed, await transaction.takenOver());
  const [known, there] = [newestOf(proofs), newestOf(listed)];
  for (const file of proofs) {
    if (!missing.has(file)) {
      if (file.times > 0 && file.is === 'seen') await transaction.putFile({ ...file, times: 0 });
      continue;
    }
    const device = deviceOf(file.name);
    if (file.is === 'seen' && (there.get(device) ?? 0) > (known.get(device) ?? 0)) {
      // That device is still active, and sends its own lost contents again itself.
      await transaction.dropFile(file.name);
      continue;
    }
    if (file.times + 1 < MAX_MISSED) {
      // Own files are counted in `settleOwn`.
      if (file.is === 'seen') await transaction.putFile({ ...file, times: file.times + 1 });
      continue;
    }
    await transaction.putSetBack();
    await transaction.putRefill('');
    // If it reappears, it is read again.
    if (file.is === 'seen') await transaction.dropFile(file.name);
  }
}

/** Files that should be in the list and are not. @param takenOver see `DeviceInfo` */
function missingOf(
  proofs: readonly KnownFile[],
  listed: readonly ListedFile[],
  takenOver: ReadonlyMap<string, number>,
): ReadonlySet<KnownFile> {
  const names = new Set(listed.map(({ name }) => name));
  const [there, merged] = [newestOf(listed), newestOf(listed.filter(({ name }) => parseName(name)?.kind === 'm'))];
  // `settleOwn` sends the contents of lost own files again.
  const later = ({ is, name }: KnownFile): number =>
    Math.max((is === 'seen' ? merged : there).get(deviceOf(name)) ?? 0, takenOver.get(deviceOf(name)) ?? 0);
  return new Set(proofs.filter((file) => !names.has(file.name) && seqOf(file.name) > later(file)));
}
