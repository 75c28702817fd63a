import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../scripts/record/keep.ts';
import { ROOT } from '../../../scripts/setup.mjs';

const FOLDER = join(ROOT, 'tests', 'fixtures', 'site');

/** Facts of real pages, from `npm run record -- --live` and `--keep`. There are none until a person with the real site makes them. */
describe.runIf(existsSync(FOLDER))('pages that were recorded from the real site', () => {
  it('refute no assumption', () => {
    const all = existsSync(FOLDER) ? readFacts(FOLDER) : [];
    expect(all.length).toBeGreaterThan(0);
    for (const { name, refuted } of all) expect(refuted, name).toEqual([]);
  });
});
