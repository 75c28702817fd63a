import { CarrierError, type Carrier } from '../carrier.ts';
import { Folder, isGenuine, newFolder, newSharedFolder, openFolder, withPassphrase } from './keys.ts';
import type { Invited } from './invitation.ts';
import { parseName, randomHex } from './names.ts';

/**
 * `kantlijn.json`: the one file that is written over, so the one that can be torn. A spare copy is written and read back first, then the
 * file itself, then the spare goes; and each device keeps the text of it and puts it back (`keepFolder`). Without it nobody could join.
 */

/** The name of the file that marks a folder as Kantlijn's. */
const FOLDER_FILE = 'kantlijn.json';

const SPARE = /^kantlijn-[\da-f]{16}\.json$/;
/** Maximum number of spare copies to check. */
const MAX_SPARES = 8;
/** The file is some 900 bytes. */
const MAX_BYTES = 10_000;
const MAX_TRIES = 3;

/** Whether a name is that of the file, or of a spare copy of it. */
export const isFolderFile = (name: string): boolean => name === FOLDER_FILE || SPARE.test(name);

/** What a folder says about itself. */
export type ReadFolder =
  | { readonly is: 'folder'; readonly folder: Folder }
  | {
      /**
       * - `missing`: no folder of Kantlijn
       * - `newer`: of a later Kantlijn, and to be left alone
       * - `broken`: one whose `kantlijn.json` cannot be read, or is gone; a device that takes part puts it back
       */
      readonly is: 'missing' | 'newer' | 'broken';
    };

/** A folder with its key. */
export interface OpenFolder {
  readonly folder: Folder;
  readonly key: CryptoKey;
}

/** Reads what a folder is: one request when all is well. @throws CarrierError */
export async function readFolder(carrier: Carrier): Promise<ReadFolder> {
  const found = parsed(await carrier.get(FOLDER_FILE));
  if (found.is === 'folder' || found.is === 'newer') return found;
  const names = (await carrier.list()).map(({ name }) => name);
  const spares: Folder[] = [];
  for (const name of names.filter((one) => SPARE.test(one)).slice(0, MAX_SPARES)) {
    // oxlint-disable-next-line no-await-in-loop -- few, and hardly ever any
    const spare = parsed(await carrier.get(name));
    if (spare.is === 'folder') spares.push(spare.folder);
    if (spare.is === 'newer') return spare;
  }
  const folder = spares.toSorted((a, b) => b.revision - a.revision)[0];
  if (folder !== undefined) return { is: 'folder', folder };
  return { is: names.some((name) => parseName(name) !== null) ? 'broken' : 'missing' };
}

/**
 * Begins a folder, where there is none yet.
 *
 * @param recoveryCode from `newRecoveryCode`; to be shown before this is called
 * @returns `there` when it is one already, also when it cannot be read: join it; `made` again when both words and code open it
 * @throws CarrierError
 */
export async function createFolder(
  carrier: Carrier,
  passphrase: string,
  recoveryCode: string,
): Promise<({ readonly is: 'made' } & OpenFolder) | { readonly is: 'there' }> {
  const found = await readFolder(carrier);
  // Asked twice, as when the worker was ended before it answered: the code is made anew each time, so who has it made this folder.
  if (found.is === 'folder' && (await openFolder(found.folder, recoveryCode)) !== null) {
    const key = await openFolder(found.folder, passphrase);
    if (key !== null) return { is: 'made', folder: found.folder, key };
  }
  if (found.is !== 'missing') return { is: 'there' };
  const made = await newFolder(passphrase, recoveryCode);
  await write(carrier, made.folder);
  return { is: 'made', ...made };
}

/**
 * Joins a folder.
 *
 * @param words its passphrase or its recovery code
 * @throws CarrierError
 */
export async function joinFolder(
  carrier: Carrier,
  words: string,
): Promise<({ readonly is: 'joined' } & OpenFolder) | { readonly is: 'wrongWords' | 'missing' | 'newer' | 'broken' }> {
  const found = await readFolder(carrier);
  if (found.is !== 'folder') return found;
  const key = await openFolder(found.folder, words);
  return key === null ? { is: 'wrongWords' } : { is: 'joined', folder: found.folder, key };
}

/**
 * Begins the folder of a dossier that is shared, where there is none yet.
 *
 * @returns also the bytes of its key, which go into invitations; `there` when it is one already, also when it cannot be read
 * @throws CarrierError
 */
export async function createSharedFolder(
  carrier: Carrier,
): Promise<({ readonly is: 'made'; readonly raw: Uint8Array<ArrayBuffer> } & OpenFolder) | { readonly is: 'there' }> {
  if ((await readFolder(carrier)).is !== 'missing') return { is: 'there' };
  const made = await newSharedFolder();
  await write(carrier, made.folder);
  return { is: 'made', ...made };
}

/**
 * Takes part in the folder of a dossier, by invitation.
 *
 * @returns `other` when another folder lies there, with its identifier, or one that nobody with its key wrote
 * @throws CarrierError
 */
export async function joinSharedFolder(
  carrier: Carrier,
  { folder: id, key }: Pick<Invited, 'folder' | 'key'>,
): Promise<
  | ({ readonly is: 'joined' } & OpenFolder)
  | { readonly is: 'other'; readonly there: string }
  | { readonly is: 'missing' | 'newer' | 'broken' }
> {
  const found = await readFolder(carrier);
  if (found.is !== 'folder') return found;
  const { folder } = found;
  if (folder.folder !== id || !(await isGenuine(folder, key))) return { is: 'other', there: folder.folder };
  return { is: 'joined', folder, key };
}

/**
 * Gives a folder another passphrase. Devices that take part notice nothing: the key stays.
 *
 * @param words its passphrase or its recovery code
 * @returns `changed` with the text to keep from now on
 * @throws CarrierError when it cannot be written; the old passphrase or the new one then opens the folder
 */
export async function changePassphrase(
  carrier: Carrier,
  words: string,
  passphrase: string,
): Promise<
  { readonly is: 'changed'; readonly folder: Folder } | { readonly is: 'wrongWords' | 'missing' | 'newer' | 'broken' }
> {
  const found = await readFolder(carrier);
  if (found.is !== 'folder') return found;
  const folder = await withPassphrase(found.folder, words, passphrase);
  if (folder === null) {
    // Asked twice, the new passphrase opens it already.
    const isDone = (await openFolder(found.folder, passphrase)) !== null;
    return isDone ? { is: 'changed', folder: found.folder } : { is: 'wrongWords' };
  }
  await write(carrier, folder);
  return { is: 'changed', folder };
}

/**
 * Compares the folder with what this device keeps of it, and puts its file back where that is gone, torn or an earlier one.
 *
 * @param kept what joining, making or the last call here gave
 * @returns `changed`: another device gave it a new passphrase, keep this from now on; `other`: another folder lies there, stop
 * @throws CarrierError
 */
export async function keepFolder(
  carrier: Carrier,
  kept: OpenFolder,
): Promise<
  { readonly is: 'same' | 'restored' | 'other' | 'newer' } | { readonly is: 'changed'; readonly folder: Folder }
> {
  const found = parsed(await carrier.get(FOLDER_FILE));
  if (found.is === 'newer') return { is: 'newer' };
  if (found.is === 'folder') {
    const { folder } = found;
    if (folder.folder !== kept.folder.folder) return { is: 'other' };
    if (text(folder) === text(kept.folder)) return { is: 'same' };
    if (folder.revision >= kept.folder.revision && (await isGenuine(folder, kept.key)))
      return { is: 'changed', folder };
  }
  await write(carrier, kept.folder);
  return { is: 'restored' };
}

const text = (folder: Folder): string => JSON.stringify(folder, null, 2);

function parsed(bytes: Uint8Array | null): ReadFolder {
  if (bytes === null) return { is: 'missing' };
  if (bytes.length > MAX_BYTES) return { is: 'broken' };
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as { format?: unknown; version?: unknown } | null;
    if (value?.format === 'kantlijn-sync' && typeof value.version === 'number' && value.version > 1)
      return { is: 'newer' };
    return { is: 'folder', folder: Folder.parse(value) };
  } catch {
    // Expected: a torn file, or one of another program.
    return { is: 'broken' };
  }
}

/** Writes the file so that a complete one exists at every moment. */
async function write(carrier: Carrier, folder: Folder): Promise<void> {
  const spare = `kantlijn-${randomHex(16)}.json`;
  await writeAndRead(carrier, spare, folder);
  await writeAndRead(carrier, FOLDER_FILE, folder);
  for (const { name } of await carrier.list()) {
    // Expected: it stays, and is removed the next time.
    // oxlint-disable-next-line no-await-in-loop -- one, as a rule
    if (SPARE.test(name)) await carrier.remove(name).catch(() => undefined);
  }
}

async function writeAndRead(carrier: Carrier, name: string, folder: Folder): Promise<void> {
  const bytes = new TextEncoder().encode(text(folder));
  for (let times = 1; ; times += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what it is about
      await carrier.put(name, bytes);
    } catch (error) {
      // The response may be lost although the file was written.
      if (!(error instanceof CarrierError) || error.trouble !== 'unreachable' || times === MAX_TRIES) throw error;
    }
    // oxlint-disable-next-line no-await-in-loop -- the same
    const back = parsed(await carrier.get(name));
    if (back.is === 'folder' && text(back.folder) === text(folder)) return;
    if (times === MAX_TRIES) throw new CarrierError('unreachable', `${name} does not come back as it was written`);
  }
}
