import { expect, it } from 'vitest';
import { atMost } from '../../../utils/lazy/at-most.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('runs so many at a time, in the order in which they came, failed ones included', async () => {
  const run = atMost(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3, 4].map((nth) =>
    run(async () => {
      begun.push(nth);
      await new Promise<void>((resolve) => (ends[nth] = resolve));
      if (nth === 1) throw new Error('failed');
      return nth;
    }).catch(() => 'failed'),
  );
  await turn();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.();
  ends[2]?.();
  await turn();
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  ends[3]?.();
  ends[4]?.();
  expect(await Promise.all(all)).toEqual([0, 'failed', 2, 3, 4]);
  expect(await run(async () => 'still open')).toBe('still open');
});
