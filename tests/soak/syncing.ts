import type { Shared } from '../../utils/sync/replica.ts';
import { scenario } from '../unit/sync/fuzz.ts';
import { spacesScenario } from '../unit/sync/spaces-fuzz.ts';
import { storeScenario } from '../unit/sync/store-fuzz.ts';

/** What devices do in one scenario. */
const KINDS = {
  /** Four devices of which only the documents are there. */
  documents: scenario,
  /** Three devices with the real store. */
  store: storeScenario,
  /** The same with a shared dossier, and another reader who takes part in it. */
  spaces: (seed, own) => spacesScenario(seed, { own, shared: { ...own, folder: 'e'.repeat(32) } }),
} as const satisfies Record<string, (seed: number, own: Shared) => Promise<{ readonly wrong: string[] }>>;

/**
 * Lets devices meet in a folder that fails, so many times.
 *
 * @param from the first seed
 * @returns whether all agreed each time, and no word that was called sent was lost
 */
export async function syncing(kind: keyof typeof KINDS, count: number, from: number): Promise<boolean> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const total: Record<string, number> = { wrong: 0 };
  const started = performance.now();
  for (let seed = from; seed < from + count; seed += 1) {
    const { wrong, ...counts } = await KINDS[kind](seed, { folder: 'f'.repeat(32), key });
    for (const [what, times] of Object.entries({ ...counts, wrong: wrong.length }))
      total[what] = (total[what] ?? 0) + times;
    const done = seed - from + 1;
    // What a run that is stopped has shown by then.
    if (done % 50 === 0) console.log(`${done} scenarios:`, total);
    if (wrong.length > 0) console.log(`seed ${seed}:`, ...wrong);
  }
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(`${count} scenarios (${kind}) in ${minutes} minutes:`, total);
  return total['wrong'] === 0;
}
