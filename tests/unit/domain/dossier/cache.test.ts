import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { statusFor } from '../../../../utils/domain/dossier/assemble.ts';
import { CACHED_DOSSIER_VERSION, CachedDossier, isStale } from '../../../../utils/domain/dossier/cache.ts';
import { STATE_NAMES, STATES } from '../../../../utils/domain/status/states.ts';

const examples = new URL('examples/', import.meta.url);

describe('the cached record', () => {
  it('has an example for its version, which is read as it was meant', () => {
    const files = readdirSync(examples);
    expect(files).toContain(`cached-dossier.v${CACHED_DOSSIER_VERSION}.json`);
    const record = CachedDossier.parse(
      JSON.parse(readFileSync(new URL(`cached-dossier.v${CACHED_DOSSIER_VERSION}.json`, examples), 'utf8')),
    );
    expect(statusFor(record, new Date('2024-03-02T12:00:00Z'))).toMatchObject({
      state: 'postponed',
      due: '2024-03-20',
      daysLeft: 18,
      reason: 'De afstemming vergt meer tijd.',
    });
    // Checked on 1 March: whether it is late on the 21st needs a new check.
    expect(statusFor(record, new Date('2024-03-21T12:00:00Z'))).toMatchObject({
      state: 'unknown',
      lastKnown: { state: 'postponed', at: '2024-03-01T10:00:00.000Z' },
    });
  });

  it('of another version or another shape is refused', () => {
    const record = JSON.parse(
      readFileSync(new URL(`cached-dossier.v${CACHED_DOSSIER_VERSION}.json`, examples), 'utf8'),
    ) as Record<string, unknown>;
    expect(CachedDossier.safeParse({ ...record, version: CACHED_DOSSIER_VERSION - 1 }).success).toBe(false);
    expect(CachedDossier.safeParse({ ...record, input: {} }).success).toBe(false);
    expect(CachedDossier.safeParse({ ...record, mentions: [{ document: 1 }] }).success).toBe(false);
  });
});

describe('when the sources are asked again', () => {
  const checked = '2024-03-01T10:00:00.000Z';
  const later = (ms: number): Date => new Date(Date.parse(checked) + ms);

  it.each(STATE_NAMES)('%s: at its age and not before', (state) => {
    const age = STATES[state].staleAfterMs;
    expect(isStale(checked, state, 1, later(age - 1))).toBe(false);
    expect(isStale(checked, state, 1, later(age))).toBe(true);
  });

  it('unknown: later each time, at most six hours', () => {
    const minutes = [0, 1, 2, 3, 7, 50].map((failed) => {
      let wait = 1;
      while (!isStale(checked, 'unknown', failed, later(wait * 60_000))) wait += 1;
      return wait;
    });
    expect(minutes).toEqual([5, 5, 10, 20, 320, 360]);
  });

  it('a check from the future or without a time is old', () => {
    expect(isStale(checked, 'answered', 0, later(-1))).toBe(true);
    expect(isStale('yesterday', 'answered', 0, later(0))).toBe(true);
  });
});
