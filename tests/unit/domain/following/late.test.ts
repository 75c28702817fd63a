import { expect, it } from 'vitest';
import { canTellDays, lateRows } from '../../../../utils/domain/following/late.ts';

it.each([
  ['2026-12-01', true, true],
  ['2026-11-29', true, true],
  ['2026-11-28', true, false],
  ['2026-12-01', false, false],
  [null, true, false],
])('a list up to %s that knows answers (%s) tells how late a question is: %s', (updatedTo, knowsDays, tells) => {
  expect(canTellDays({ updatedTo, knowsDays }, '2026-12-01')).toBe(tells);
});

it('counts no row as late that is known not to be', () => {
  const late = { state: 'overdue', days: 3 };
  const rows = [{ late }, { late: null }, { late }];
  expect(lateRows({ rows, total: 140 })).toEqual({ rows: [{ late }, { late }], total: 139 });
});
