import { describe, expect, it } from 'vitest';
import { spacesScenario } from './spaces-fuzz.ts';

/** Two hundred: `npm run soak -- --sync-spaces 200`. */
const RUNS = 3;

describe('a reader with two devices and a member, a folder of one’s own and that of a dossier, notes moved between them', () => {
  it('agree; nothing sent is lost, nothing is in both, and nothing private goes out', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const folders = { own: { folder: 'f'.repeat(32), key }, shared: { folder: 'e'.repeat(32), key } };
    let moves = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const outcome = await spacesScenario(seed, folders);
      expect(outcome.wrong, `seed ${seed}`).toEqual([]);
      moves += outcome.moves;
    }
    expect(moves).toBeGreaterThan(RUNS * 4);
  }, 120_000);
});
