import { describe, expect, it } from 'vitest';
import { storeScenario } from './store-fuzz.ts';

/** Two hundred: `npm run soak -- --sync-store 200`. */
const RUNS = 3;

describe('three devices with the real store, a folder that fails, kills, restored and copied profiles', () => {
  it('converge; nothing sent is lost, and nothing deleted comes back', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    let acts = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const outcome = await storeScenario(seed, { folder: 'f'.repeat(32), key });
      expect(outcome.wrong, `seed ${seed}`).toEqual([]);
      acts += outcome.acts;
    }
    // That the scenario does what it says.
    expect(acts).toBeGreaterThan(RUNS * 20);
  }, 120_000);
});
