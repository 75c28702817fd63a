import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isCalendarDate, todayInAmsterdam } from '../../../../utils/domain/clock/calendar.ts';
import { dayOfInstant } from '../../../../utils/domain/clock/today.ts';
import { formatDate } from '../../../../utils/domain/i18n/dates.ts';

const date = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));

describe('today in Amsterdam', () => {
  it.each([
    ['2024-02-07T22:59:59Z', '2024-02-07'],
    ['2024-02-07T23:00:00Z', '2024-02-08'],
    ['2024-07-01T21:59:59Z', '2024-07-01'],
    ['2024-07-01T22:00:00Z', '2024-07-02'],
    // The night summer time begins and the night it ends.
    ['2024-03-30T22:59:59Z', '2024-03-30'],
    ['2024-03-30T23:00:00Z', '2024-03-31'],
    ['2024-03-31T21:59:59Z', '2024-03-31'],
    ['2024-03-31T22:00:00Z', '2024-04-01'],
    ['2024-10-26T22:00:00Z', '2024-10-27'],
    ['2024-10-27T22:59:59Z', '2024-10-27'],
    ['2024-10-27T23:00:00Z', '2024-10-28'],
    ['2023-12-31T23:00:00Z', '2024-01-01'],
  ])('at %s is %s', (instant, expected) => {
    expect(todayInAmsterdam(new Date(instant))).toBe(expected);
  });

  it.each([
    ['2026-11-30T23:30:00.000Z', '2026-12-01'],
    ['2026-11-30T23:30:00+01:00', '2026-11-30'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-11-30', '2026-11-30'],
    ['yesterday', null],
    ['', null],
  ])('the day of %j is %s', (instant, day) => {
    expect(dayOfInstant(instant)).toBe(day);
  });

  it('a time without an offset is Amsterdam’s, on any machine', () => {
    const zone = process.env['TZ'];
    try {
      for (const place of ['Pacific/Auckland', 'America/Los_Angeles', 'UTC']) {
        process.env['TZ'] = place;
        expect(dayOfInstant('2026-11-30T23:30:00')).toBe('2026-11-30');
        expect(dayOfInstant('2026-11-30T00:30:00')).toBe('2026-11-30');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('refuses an invalid instant', () => {
    expect(() => todayInAmsterdam(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  it.each([
    ['2024-02-07', 21, '2024-02-28'],
    ['2024-02-08', 21, '2024-02-29'],
    ['2023-02-08', 21, '2023-03-01'],
    ['2024-03-20', 21, '2024-04-10'],
    ['2024-10-20', 42, '2024-12-01'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['1900-02-28', 1, '1900-03-01'],
  ])('%s + %i days = %s', (from, days, expected) => {
    expect(addDays(from, days)).toBe(expected);
    expect(daysBetween(from, expected)).toBe(days);
  });

  it('goes there and back, in one step or in many', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (from, a, b) => {
        expect(addDays(addDays(from, a), -a)).toBe(from);
        expect(addDays(addDays(from, a), b)).toBe(addDays(from, a + b));
        expect(daysBetween(from, addDays(from, a))).toBe(a);
        expect(isCalendarDate(addDays(from, a))).toBe(true);
      }),
    );
  });

  it('orders dates as their texts do', () => {
    fc.assert(fc.property(date, date, (a, b) => daysBetween(a, b) > 0 === a < b));
  });

  it('is not shifted by the hour: each day is one after the last, all year', () => {
    let day = '2024-01-01';
    const seen = new Set<string>();
    for (let index = 0; index < 366; index += 1) {
      seen.add(day);
      expect(todayInAmsterdam(new Date(`${day}T10:00:00Z`))).toBe(day);
      day = addDays(day, 1);
    }
    expect(day).toBe('2025-01-01');
    expect(seen.size).toBe(366);
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-2-7',
    '',
    '07-02-2024',
    '2024-02-07T00:00:00Z',
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => daysBetween('2024-01-01', text)).toThrow(RangeError);
  });
});

describe('words', () => {
  it('are Dutch or English', () => {
    expect(formatDate('2024-02-07', 'nl')).toBe('7 februari 2024');
    expect(formatDate('2024-02-07', 'en')).toBe('7 February 2024');
    expect(formatDate('2024-03-31', 'nl')).toBe('31 maart 2024');
  });
});
