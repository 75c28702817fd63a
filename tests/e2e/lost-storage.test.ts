import { describe, expect, it } from 'vitest';
import { damageRuns } from '../soak/damage-runs.ts';
import type { Damage } from '../soak/damage.ts';
import { fullDiskRun } from '../soak/full-disk.ts';

describe('a disk that is full for a while', () => {
  it('costs no note that was called saved, in the session and at the next two starts', async ({ skip }) => {
    const run = await fullDiskRun({ kind: 'tmpfs', full: 6_000, old: 20 });
    if (run === null) return skip('needs root, or Linux and a C compiler');
    expect(run.lost).toEqual([]);
    // It was really full, and said as such.
    expect(run.refused).toBeGreaterThan(5);
    expect(run.codes.some((code) => code.startsWith('quota'))).toBe(true);
  });
});

describe('one of the two copies damaged while the browser is closed', () => {
  it('costs no note', async () => {
    const kinds: Damage[] = ['IndexedDB deleted', 'flip in the journal', 'flip in IndexedDB', 'journal deleted'];
    const runs = await damageRuns(kinds, { notes: 10, seed: 7 }, () => undefined);
    expect(runs.map(({ what }) => what)).toEqual(kinds);
    expect(runs.filter(({ lost }) => lost.length > 0)).toEqual([]);
    expect(runs[0]?.restored).toBe(13);
  });

  it('costs no note when part of the file is damaged, in Firefox, nor a letter of one (decision 211)', async () => {
    const kinds: Damage[] = ['letter of a note', 'page of the notes'];
    const runs = await damageRuns(kinds, { notes: 30, seed: 3, which: 'firefox' }, () => undefined);
    expect(runs.map(({ lost }) => lost)).toEqual([[], []]);
  });

  it('loses no note when the second copy seems to fill the disk, in Firefox, and reports it (decisions 218, 391)', async () => {
    const runs = await damageRuns(['room of the journal'], { notes: 5, seed: 1, which: 'firefox' }, () => undefined);
    expect(runs.map(({ lost, refused }) => ({ lost, refused }))).toEqual([{ lost: [], refused: 'quota' }]);
  });
});
