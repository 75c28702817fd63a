import { describe, expect, it } from 'vitest';
import { isExceptional, stopsOf, tiersOf } from '../../../components/related/rail.ts';
import { reasonText } from '../../../components/related/words.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import type { RelatedRow } from '../../../utils/questions/view/contract.ts';

const row = (number: string, date: string | null): RelatedRow => ({
  number,
  id: `kv-tk-${number}`,
  title: number,
  date,
  submitters: [],
  state: 'closed',
  days: null,
  asOf: null,
  likely: true,
  reasons: [{ kind: 'sameSubject', words: [] }],
  notes: 0,
});
const order = (rows: RelatedRow[], date: string | null): string[] =>
  stopsOf(rows, { date, state: 'open' }).map((stop) => (stop.is === 'self' ? 'self' : stop.row.number));

describe('the rail of related questions', () => {
  it('is sorted by date, with the current question among them and undated ones last', () => {
    const rows = [row('c', '2024-05-01'), row('u', null), row('a', '2021-02-03')];
    expect(order(rows, '2023-01-01')).toEqual(['a', 'self', 'c', 'u']);
  });

  it('puts the current question after others of its day, and last if its day is unknown', () => {
    expect(order([row('a', '2023-01-01')], '2023-01-01')).toEqual(['a', 'self']);
    expect(order([row('u', null), row('a', '2021-02-03')], null)).toEqual(['a', 'u', 'self']);
  });

  it('lists possibly related questions separately', () => {
    const rows = [row('a', null), { ...row('b', null), likely: false }, row('c', null)];
    expect(tiersOf(rows).likely.map(({ number }) => number)).toEqual(['a', 'c']);
    expect(tiersOf(rows).possible.map(({ number }) => number)).toEqual(['b']);
  });

  it('shows a category by its name, and shared words literally', () => {
    const t = relatedTranslator('nl');
    const told = (['sameCategory', 'samePortfolio', 'sameSubject'] as const).map((kind) => [
      reasonText({ kind, words: ['Handel'] }, t),
      reasonText({ kind, words: [] }, t),
    ]);
    expect(told).toEqual([
      ['zelfde rubriek Handel', 'zelfde rubriek'],
      ['Handel', 'vergelijkbare portefeuille'],
      ['Handel', 'zelfde onderwerp'],
    ]);
  });

  it('shows a state only if it is unusual', () => {
    expect(['answered', 'closed', 'settledByLetter', 'unknown'].some((state) => isExceptional(state as 'open'))).toBe(
      false,
    );
    expect((['open', 'postponed', 'overdue', 'withdrawn', 'notice'] as const).every(isExceptional)).toBe(true);
  });
});
