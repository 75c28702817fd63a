import { CalendarDate } from './record.ts';

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
const SHORT = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const WRITTEN = /(?:^|[^\d])(\d{1,2})(?:e|ste|de)?\s{0,20}([a-z]{3,9})\.?\s{0,20}(\d{4})(?!\d)/i;
const NUMERIC = /(?:^|[^\d])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const ISO = /(?:^|[^\d])(\d{4})-(\d{2})-(\d{2})(?!\d)/;

/** A date as found: read, impossible (30 februari), or not there. */
export type FoundDate = { is: 'date'; date: string } | { is: 'impossible'; printed: string } | { is: 'absent' };

/**
 * Finds the first date in a short text: `3 juni 2021`, `1 Mei 2018`, `3-6-2021`, `2021-06-03`, with any white space.
 *
 * @param text at most 300 characters are read
 * @returns the calendar date as YYYY-MM-DD, or what is wrong with it
 */
export function findDate(text: string): FoundDate {
  const part = text.slice(0, 300).replace(/\s+/gu, ' ');
  const iso = ISO.exec(part);
  if (iso) return check(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[0]);
  const written = WRITTEN.exec(part);
  const month = written ? monthNumber(written[2] ?? '') : 0;
  if (written && month > 0) return check(Number(written[3]), month, Number(written[1]), written[0]);
  const numeric = NUMERIC.exec(part);
  if (numeric) return check(Number(numeric[3]), Number(numeric[2]), Number(numeric[1]), numeric[0]);
  return { is: 'absent' };
}

/**
 * @param name a Dutch month, whole or abbreviated, in any case
 * @returns 1 to 12, or 0 when it is none
 */
export function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const whole = MONTHS.indexOf(lower);
  if (whole >= 0) return whole + 1;
  if (lower === 'sept') return 9;
  if (lower === 'maa' || lower === 'mar') return 3;
  const short = SHORT.findIndex((abbreviation) => abbreviation === lower);
  return short + 1;
}

function check(year: number, month: number, day: number, printed: string): FoundDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return year > 0 && CalendarDate.safeParse(date).success
    ? { is: 'date', date }
    : { is: 'impossible', printed: printed.replace(/^[^\d]/, '').trim() };
}
