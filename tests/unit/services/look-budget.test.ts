import { expect, it } from 'vitest';
import { LookBudget, FULL_BUDGET } from '../../../utils/services/look-budget.ts';

/** How much a page may ask about what it names. */

it('answers a few windows of rows at once, then a fixed number per second, for each tab separately', () => {
  let now = 0;
  const budget = new LookBudget(() => now);
  let given = 0;
  for (let asked = 0; asked < 50; asked += 1) given += budget.take(1, 100);
  expect(given).toBe(FULL_BUDGET);
  expect(budget.take(2, 100)).toBe(100);
  expect(budget.take(null, 100)).toBe(100);
  now += 1_000;
  expect(budget.take(1, 100)).toBe(20);
  expect(budget.take(1, 100)).toBe(0);
  now += 3_600_000;
  expect(budget.take(1, 10_000)).toBe(FULL_BUDGET);
});

it('grants nothing when the clock is set back, and continues from there', () => {
  let now = 1_000_000;
  const budget = new LookBudget(() => now);
  budget.take(1, FULL_BUDGET);
  now = 0;
  expect(budget.take(1, 5)).toBe(0);
  now = 1_000;
  expect(budget.take(1, 100)).toBe(20);
});

it('remembers few tabs', () => {
  const budget = new LookBudget(() => 0);
  budget.take(1, FULL_BUDGET);
  for (let tab = 2; tab < 400; tab += 1) budget.take(tab, 1);
  expect(budget.take(1, FULL_BUDGET)).toBe(FULL_BUDGET);
});
