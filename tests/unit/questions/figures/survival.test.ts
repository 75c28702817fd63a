import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Curve,
  curveOf as curveOfCounts,
  daysFor,
  type Duration,
  DurationCounts,
  shareWithin,
} from '../../../../utils/questions/figures/survival.ts';

function curveOf(durations: readonly Duration[]): Curve {
  const counts = new DurationCounts();
  for (const one of durations) counts.add(one);
  return curveOfCounts(counts);
}

/** `6 6+ 7`: durations, a plus for those that were still without an answer. */
const read = (text: string): Duration[] =>
  text.split(' ').map((word) => ({ days: Number.parseInt(word, 10), answered: !word.endsWith('+') }));

/**
 * The same estimate by its definition: the product, over distinct days with answers, of those left among those at risk, in exact
 * fractions. Each number is counted again from the questions themselves.
 */
function byDefinition(durations: readonly Duration[], days: number): number {
  const events = [...new Set(durations.filter((one) => one.answered && one.days <= days).map((one) => one.days))];
  const [above, below] = events.reduce(
    ([top, bottom], day) => {
      const atRisk = BigInt(durations.filter((one) => one.days >= day).length);
      const came = BigInt(durations.filter((one) => one.answered && one.days === day).length);
      return [top * (atRisk - came), bottom * atRisk] as const;
    },
    [1n, 1n] as readonly [bigint, bigint],
  );
  return 1 - Number((above * 1_000_000_000_000n) / below) / 1e12;
}

const DURATIONS = fc.array(fc.record({ days: fc.nat({ max: 60 }), answered: fc.boolean() }), { maxLength: 60 });

describe('the share answered within so many days', () => {
  it('is that of a table of remission times which textbooks compute (6-MP, 21 patients)', () => {
    const curve = curveOf(read('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'));
    const waiting = [6, 7, 10, 13, 16, 22, 23].map((day) => 1 - (shareWithin(curve, day) ?? 0));
    expect(waiting.map((share) => share.toFixed(3))).toEqual([
      '0.857',
      '0.807',
      '0.753',
      '0.690',
      '0.627',
      '0.538',
      '0.448',
    ]);
    expect(daysFor(curve, 0.5)).toBe(23);
    expect(daysFor(curve, 0.9)).toBe(null);
    expect(curve.steps.map(({ atRisk }) => atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
  });

  it('is the plain share when all are answered', () => {
    const curve = curveOf(read('1 2 3 4 5 6 7 8 9 10'));
    expect(shareWithin(curve, 5)).toBeCloseTo(0.5, 12);
    expect([daysFor(curve, 0.5), daysFor(curve, 0.9), daysFor(curve, 1)]).toEqual([5, 9, 10]);
    expect(shareWithin(curve, 500)).toBe(1);
  });

  it('includes waiting questions: two of four answered by day 10, one waiting for 5 days, one for 20', () => {
    // At day 4: 1 of 4. At day 10: 1 of the 2 that are left at risk. 1 − 3/4 × 1/2.
    const curve = curveOf(read('4 5+ 10 20+'));
    expect([4, 9, 10, 20].map((day) => shareWithin(curve, day))).toEqual([0.25, 0.25, 0.625, 0.625]);
    expect(daysFor(curve, 0.5)).toBe(10);
  });

  it('is unknown beyond the observed days', () => {
    expect(shareWithin(curveOf(read('4 5+ 10+')), 11)).toBe(null);
    expect(shareWithin(curveOf([]), 0)).toBe(null);
    expect(daysFor(curveOf([]), 0.5)).toBe(null);
    expect(shareWithin(curveOf(read('0 0 7+')), 0)).toBeCloseTo(2 / 3, 12);
  });

  it('is that of the definition, for any questions', () => {
    fc.assert(
      fc.property(DURATIONS, fc.nat({ max: 70 }), (durations, days) => {
        const share = shareWithin(curveOf(durations), days);
        const longest = Math.max(-1, ...durations.map((one) => one.days));
        const exact = byDefinition(durations, days);
        if (share === null) expect(longest < days && exact < 1).toBe(true);
        else expect(share).toBeCloseTo(exact, 9);
      }),
    );
  });

  it('never falls, stays between 0 and 1, and reaches a quantile at the first day that has it', () => {
    fc.assert(
      fc.property(DURATIONS, fc.double({ min: 0.01, max: 1, noNaN: true }), (durations, share) => {
        const curve = curveOf(durations);
        const shares = curve.steps.map((step) => step.share);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        expect(shares.every((one) => one > 0 && one <= 1)).toBe(true);
        const days = daysFor(curve, share);
        if (days === null) return;
        expect(byDefinition(durations, days)).toBeGreaterThan(share - 1e-6);
        if (days > 0) expect(byDefinition(durations, days - 1)).toBeLessThan(share + 1e-6);
      }),
    );
  });

  it('is lower when a question that was answered is still waiting instead', () => {
    fc.assert(
      fc.property(DURATIONS, fc.nat(), (durations, at) => {
        const one = durations[at % Math.max(1, durations.length)];
        if (one === undefined) return;
        const waiting = durations.map((each) => (each === one ? { ...each, answered: false } : each));
        const days = Math.max(...durations.map((each) => each.days));
        expect(shareWithin(curveOf(waiting), days) ?? 0).toBeLessThanOrEqual(
          (shareWithin(curveOf(durations), days) ?? 0) + 1e-12,
        );
      }),
    );
  });
});
