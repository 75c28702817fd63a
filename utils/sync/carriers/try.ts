import { CarrierError, type Carrier, type CarrierTrouble } from '../carrier.ts';
import { isFolderFile } from '../file/folder-file.ts';
import { parseName, randomHex } from '../file/names.ts';
import { BLOCK } from '../file/seal.ts';

const TRIAL = /^kantlijn-test-[\da-f]{16}\.tmp$/;

/** The result of testing a folder. */
export type Tried =
  | {
      readonly is: 'ready';
      /** Whether Kantlijn uses it already: the reader then joins, otherwise begins. */
      readonly hasKantlijn: boolean;
      /** Whether it contains files of other programs. */
      readonly hasOthers: boolean;
      /** False: it can be read but not written. */
      readonly canWrite: boolean;
    }
  | {
      readonly is: 'trouble';
      readonly trouble: CarrierTrouble;
      /** As in `CarrierError`. */
      readonly waitMs: number | null;
    };

/**
 * Tries a folder before it is used: lists it, writes a block of random bytes, reads it back, removes it.
 *
 * @param make whether to make the folder when it is not there; otherwise that is `missing`
 * @returns the result, also for what a carrier throws
 */
export async function tryFolder(carrier: Carrier, { make }: { make: boolean }): Promise<Tried> {
  try {
    const names = (await listed(carrier, make)).map(({ name }) => name);
    // Left behind by a worker that was ended during this test.
    const left = names.filter((name) => TRIAL.test(name));
    const ours = names.filter((name) => isFolderFile(name) || parseName(name) !== null);
    return {
      is: 'ready',
      hasKantlijn: ours.length > 0,
      hasOthers: names.length > ours.length + left.length,
      canWrite: await canWrite(carrier, left),
    };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    return { is: 'trouble', trouble: error.trouble, waitMs: error.waitMs };
  }
}

async function listed(carrier: Carrier, make: boolean): ReturnType<Carrier['list']> {
  try {
    return await carrier.list();
  } catch (error) {
    if (!make || !(error instanceof CarrierError) || error.trouble !== 'missing') throw error;
    await carrier.make();
    return carrier.list();
  }
}

async function canWrite(carrier: Carrier, left: readonly string[]): Promise<boolean> {
  const name = `kantlijn-test-${randomHex(16)}.tmp`;
  const bytes = crypto.getRandomValues(new Uint8Array(BLOCK));
  try {
    await carrier.put(name, bytes);
  } catch (error) {
    if (error instanceof CarrierError && error.trouble === 'readOnly') return false;
    throw error;
  }
  const back = await carrier.get(name);
  // oxlint-disable-next-line no-await-in-loop -- one, as a rule
  for (const trial of [name, ...left]) await carrier.remove(trial);
  if (back?.length !== BLOCK || !back.every((byte, at) => byte === bytes[at]))
    throw new CarrierError('notStorage', 'what was written did not come back');
  return true;
}
