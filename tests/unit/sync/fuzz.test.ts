import { describe, expect, it } from 'vitest';
import { scenario } from './fuzz.ts';

/** A thousand: `npm run soak -- --sync 1000`. */
const RUNS = 6;

describe('four devices, a folder that fails, kills, restored and copied profiles', () => {
  it('converge, and no change reported as sent is lost', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const shared = { folder: 'f'.repeat(32), key };
    const total = { edits: 0, kills: 0, restored: 0 };
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { edits, kills, restored, wrong } = await scenario(seed, shared);
      expect(wrong, `seed ${seed}`).toEqual([]);
      total.edits += edits;
      total.kills += kills;
      total.restored += restored;
    }
    // Numbers show that the scenario does what it says.
    expect(total.edits).toBeGreaterThan(RUNS * 40);
    expect(total.kills).toBeGreaterThan(RUNS);
  });
});
