import { scenario } from '../unit/sync/fuzz.ts';

/**
 * Lets four devices meet in a folder that fails, so many times.
 *
 * @param from the first seed
 * @returns whether all agreed each time, and no word that was called sent was lost
 */
export async function syncing(count: number, from: number): Promise<boolean> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const total = { edits: 0, kills: 0, restored: 0, wrong: 0 };
  const started = performance.now();
  for (let seed = from; seed < from + count; seed += 1) {
    const { edits, kills, restored, wrong } = await scenario(seed, { folder: 'f'.repeat(32), key });
    total.edits += edits;
    total.kills += kills;
    total.restored += restored;
    total.wrong += wrong.length;
    const done = seed - from + 1;
    // What a run that is stopped has shown by then.
    if (done % 50 === 0) console.log(`${done} scenarios:`, total);
    if (wrong.length > 0) console.log(`seed ${seed}:`, ...wrong);
  }
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(`${count} scenarios of four devices in ${minutes} minutes:`, total);
  return total.wrong === 0;
}
