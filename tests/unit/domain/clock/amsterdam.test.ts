import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOfAmsterdam } from '../../../../utils/domain/clock/amsterdam.ts';
import { formatDate, formatShortDate, formatTime } from '../../../../utils/domain/i18n/dates.ts';

const HOUR = 3_600_000;
const known = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const ours = (time: number): string | undefined => clockOfAmsterdam(time)?.toISOString().slice(0, 19).replace('T', ' ');

describe('the clock of Amsterdam agrees with Intl', () => {
  it('in every half hour of the days summer time begins and ends, 1996 to 2037', () => {
    const wrong: string[] = [];
    for (let year = 1996; year <= 2037; year++)
      for (const month of [2, 3, 8, 9, 10])
        for (let time = Date.UTC(year, month, 1); time < Date.UTC(year, month + 1, 1); time += HOUR / 2)
          if (ours(time) !== known.format(time)) wrong.push(new Date(time).toISOString());
    expect(wrong).toEqual([]);
  });

  it('at any other instant, also around the turn of the year', () => {
    const instant = fc.date({ min: new Date('1996-01-01T00:00:00Z'), max: new Date('2037-12-31T23:59:59Z') });
    fc.assert(
      fc.property(instant, (date) => {
        if (Number.isNaN(date.getTime())) return;
        expect(ours(date.getTime())).toBe(known.format(date));
      }),
      { numRuns: 2_000 },
    );
    for (const end of ['2024-12-31T22:59:59Z', '2024-12-31T23:00:00Z', '2025-01-01T00:00:00Z'])
      expect(ours(Date.parse(end))).toBe(known.format(new Date(end)));
  });

  it('and an hour behind it at most in summers before 1996', () => {
    for (let time = Date.UTC(1977, 0, 1); time < Date.UTC(1996, 0, 1); time += 24 * HOUR) {
      const behind = Date.parse(`${known.format(time).replace(' ', 'T')}Z`) - clockOfAmsterdam(time).getTime();
      expect([0, HOUR]).toContain(behind);
    }
    expect(clockOfAmsterdam(Number.NaN).getTime()).toBeNaN();
  });
});

describe('dates are written as the browser writes them', () => {
  it.each(['nl', 'en'] as const)('in every month (%s)', (language) => {
    const locale = { nl: 'nl-NL', en: 'en-GB' }[language];
    const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    for (let month = 0; month < 12; month++)
      for (const day of [1, 9, 28]) {
        const time = Date.UTC(2024, month, day);
        const date = new Date(time).toISOString().slice(0, 10);
        expect(formatDate(date, language)).toBe(long.format(time));
        expect(formatShortDate(date, language)).toBe(short.format(time).replace('.', ''));
      }
  });

  it('and text that is not a date is unchanged', () => {
    for (const text of ['', '30 februari', '2024-13-01', '2024-02-07T00:00:00Z', '2024-2-7']) {
      expect(formatDate(text, 'nl')).toBe(text);
      expect(formatShortDate(text, 'nl')).toBe(text);
      if (!text.endsWith('Z')) expect(formatTime(`x${text}`)).toBe(`x${text}`);
    }
  });
});
