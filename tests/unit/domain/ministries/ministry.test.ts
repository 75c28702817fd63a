import { describe, expect, it, test } from 'vitest';
import {
  earlierNames,
  isIn,
  ministriesOfPortfolio,
  ministryName,
  portfolioIn,
} from '../../../../utils/domain/ministries/ministry.ts';
import { MINISTRY_KEYS, MINISTRY_NAMES, PORTFOLIOS } from '../../../../utils/domain/ministries/table.ts';

/** The ministry of an office on a day. */
const ministryOf = (office: string, day: string | null): string | null => {
  const terms = ministriesOfPortfolio(portfolioIn(office) ?? '').filter((term) => isIn(term, day));
  return terms.length === 1 ? (terms[0]?.ministry ?? null) : null;
};

describe('the ministry of an office', () => {
  test.each([
    ['Minister van Financiën', '2024-11-15', 'fin'],
    ['de staatssecretaris van Financiën', null, 'fin'],
    ['Minister-President', '2015-01-01', 'az'],
    ['Minister van Justitie', '2009-01-01', 'jenv'],
    ['Minister van Veiligheid en Justitie', '2014-01-01', 'jenv'],
    ['Minister voor Rechtsbescherming', '2019-01-01', 'jenv'],
    ['Staatssecretaris Van Rij (Financiën)', '2023-01-01', 'fin'],
    ['Minister van Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer', '2008-01-01', 'vrom'],
    ['Minister voor Volkshuisvesting en Ruimtelijke Ordening', '2023-01-01', 'bzk'],
    ['Minister van Volkshuisvesting en Ruimtelijke Ordening', '2025-01-01', 'vro'],
    ['Minister van Economische Zaken, Landbouw en Innovatie', '2011-01-01', 'ez'],
    ['Minister van Klimaat en Groene Groei', '2024-07-02', 'kgg'],
    ['Minister voor Klimaat en Energie', '2024-07-01', 'ez'],
    ['Minister voor Immigratie en Asiel', '2011-01-01', 'bzk'],
    ['Minister van Verkeer en Waterstaat', '2010-10-13', 'ienw'],
    ['Minister van Toverkunst', '2024-01-01', null],
    ['Minister van Financiënhandel', '2024-01-01', null],
    ['Aafke de Vriend (A.)', '2024-01-01', null],
    ['Minister van Volkshuisvesting en Ruimtelijke Ordening', null, null],
  ])('%s on %s is %s', (office, day, ministry) => {
    expect(ministryOf(office, day)).toBe(ministry);
  });
});

describe('the table of ministries', () => {
  it('never has two ministries for one portfolio on one day', () => {
    const days = PORTFOLIOS.flatMap(([, , from, until]) => [from, until]).filter((day) => day !== '');
    for (const [start] of PORTFOLIOS)
      for (const day of new Set([...days, '2007-01-01', '2030-01-01']))
        expect(
          ministriesOfPortfolio(start).filter((term) => isIn(term, day)).length,
          `${start} on ${day}`,
        ).toBeLessThan(2);
  });

  it('names every ministry by periods in their order, and knows what each was called before', () => {
    for (const key of MINISTRY_KEYS) {
      const days = MINISTRY_NAMES[key].map(([from]) => from);
      expect(days).toEqual(days.toSorted());
      expect(PORTFOLIOS.some(([, ministry]) => ministry === key)).toBe(true);
    }
    expect(ministryName('jenv')).toBe('Justitie en Veiligheid');
    expect(earlierNames('jenv')).toEqual(['Veiligheid en Justitie', 'Justitie']);
    expect(earlierNames('fin')).toEqual([]);
  });
});
