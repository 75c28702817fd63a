import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatMoment, formatTime } from '../../../../utils/domain/i18n/dates.ts';
import { resolveLanguage } from '../../../../utils/domain/i18n/language.ts';
import { fill } from '../../../../utils/domain/i18n/message.ts';
import { libraryTranslator } from '../../../../utils/domain/i18n/library.ts';
import { formatMegabytes, formatNumber } from '../../../../utils/domain/i18n/numbers.ts';
import { stripTranslator } from '../../../../utils/domain/i18n/strip.ts';

describe('fill', () => {
  test('puts values in as text, once, and leaves what has no value visible', () => {
    expect(fill('{a} en {b}', { a: '{b}', b: '$&' })).toBe('{b} en $&');
    expect(fill('{a}', {})).toBe('{a}');
    expect(fill('{constructor}', {})).toBe('{constructor}');
  });
  test('chooses the plural by count', () => {
    const t = stripTranslator('nl');
    expect(t('strip.course.count', { count: 1 })).toBe('Verloop: 1 document');
    expect(t('strip.course.count', { count: 0 })).toBe('Verloop: 0 documenten');
    expect(stripTranslator('en')('strip.course.count', { count: 2 })).toBe('Progress: 2 documents');
  });
});

describe('numbers', () => {
  test.each([
    [42994, undefined, '42.994', '42,994'],
    [999, undefined, '999', '999'],
    [1000, undefined, '1.000', '1,000'],
    [1234567, undefined, '1.234.567', '1,234,567'],
    [-42994, undefined, '-42.994', '-42,994'],
    [0, undefined, '0', '0'],
    [5.52, undefined, '5,52', '5.52'],
    [5.5249, 1, '5,5', '5.5'],
    [11, 1, '11,0', '11.0'],
    [1234.5678, undefined, '1.234,5678', '1,234.5678'],
    [-0.01, 1, '0,0', '0.0'],
    [Number.NaN, undefined, 'NaN', 'NaN'],
    [Infinity, 1, 'Infinity', 'Infinity'],
  ] as const)('%d with %o decimals is %s in Dutch and %s in English', (value, decimals, nl, en) => {
    expect(formatNumber(value, 'nl', decimals)).toBe(nl);
    expect(formatNumber(value, 'en', decimals)).toBe(en);
  });

  test('is how the browser writes integers', () => {
    const written = { nl: new Intl.NumberFormat('nl-NL'), en: new Intl.NumberFormat('en-GB') };
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('nl' as const, 'en' as const), (value, language) => {
        expect(formatNumber(value, language)).toBe(written[language].format(value));
      }),
    );
  });

  test('a count in a text has its point, a text that looks like a number stays as it is', () => {
    expect(libraryTranslator('nl')('questions.count', { count: 42994 })).toBe('42.994 vragen gevonden');
    expect(libraryTranslator('en')('questions.count', { count: 42994 })).toBe('42,994 questions found');
    expect(fill('{year}', { year: '2024' })).toBe('2024');
  });

  test('megabytes have one decimal', () => {
    expect(formatMegabytes(5_520_000, 'nl')).toBe('5,5');
    expect(formatMegabytes(1_234_000_000, 'nl')).toBe('1.234,0');
  });
});

describe('language', () => {
  test.each([
    ['nl', ['en-US'], 'nl'],
    ['en', ['nl'], 'en'],
    ['auto', ['nl-BE', 'en'], 'nl'],
    ['auto', ['fy'], 'nl'],
    ['auto', ['nds'], 'en'],
    ['auto', ['en-US', 'nl'], 'en'],
    ['auto', ['de'], 'en'],
    ['auto', [], 'nl'],
  ] as const)('%s with %j is %s', (setting, browser, expected) => {
    expect(resolveLanguage(setting, browser)).toBe(expected);
  });
});

describe('dates', () => {
  test('a calendar date in words', () => {
    expect(formatDate('2024-02-07', 'nl')).toBe('7 februari 2024');
    expect(formatDate('2024-02-07', 'en')).toBe('7 February 2024');
    expect(formatDate('30 februari', 'nl')).toBe('30 februari');
  });
  test('an instant in Amsterdam, in winter and in summer', () => {
    expect(formatTime('2024-02-07T13:03:00Z')).toBe('14:03');
    expect(formatTime('2024-07-07T13:03:00Z')).toBe('15:03');
  });
  test('a moment tells its day only when it is another day', () => {
    expect(formatMoment('2024-02-07T23:30:00Z', '2024-02-08', 'nl')).toBe('00:30');
    expect(formatMoment('2024-02-06T12:00:00Z', '2024-02-08', 'nl')).toBe('6 februari 2024 13:00');
  });
});
