import { todayInAmsterdam } from '../clock/today.ts';
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
const WRITTEN = String.raw`(?<writtenDay>\d{1,2})(?:e|ste|de)?[\s-]{0,20}(?<month>[a-z]{3,9})[.,]?[\s-]{0,20}(?<writtenYear>\d{4})`;
const NUMERIC = String.raw`(?<day>\d{1,2})(?<mark>[-/.])(?<number>\d{1,2})\k<mark>(?<year>\d{4})`;
const ISO = String.raw`(?<isoYear>\d{4})(?<isoMark>[-/.])(?<isoMonth>\d{1,2})\k<isoMark>(?<isoDay>\d{1,2})`;
const COMPACT = String.raw`(?<compactYear>(?:19|20)\d{2})(?<compactMonth>\d{2})(?<compactDay>\d{2})`;
const ANY = `(?:${ISO}|${NUMERIC}|${WRITTEN})`;
const WEEKDAY = String.raw`(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s)?`;
const TIME = String.raw`(?:(?:\s?T\s?|,?\s(?:om\s)?)(?<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?|\d{6})(?:\suur)?)?`;
const ZONE = String.raw`(?:\s?(?<zone>Z|[+-]\d{2}:?\d{2}))?`;
const FOUND = new RegExp(String.raw`(?:^|[^\d])${ANY}(?!\d)(?:${TIME}${ZONE}(?![\d:]))?`, 'gi');
const WHOLE = new RegExp(String.raw`^${WEEKDAY}(?:${COMPACT}|${ANY})${TIME}${ZONE}\.?$`, 'i');

/** A date that was found: readable, impossible (30 februari), readable in two ways (3/4/2024), or absent. */
export type FoundDate =
  | { is: 'date'; date: string }
  | { is: 'impossible'; printed: string }
  | { is: 'ambiguous'; printed: string }
  | { is: 'absent' };

/**
 * Reads a value that is a date and nothing else: `2024-03-20`, `20-03-2024`, `20/03/2024`, `20240320`, `20 maart 2024`,
 * with or without a time. A time with an offset is an instant; its day is the day in Amsterdam.
 *
 * @param value at most 100 characters
 * @returns `absent` when it is anything else
 */
export function readDate(value: string): FoundDate {
  const text = plain(value);
  const groups = text.length > 100 ? undefined : WHOLE.exec(text)?.groups;
  return groups ? dayOf(groups, text) : { is: 'absent' };
}

/** White space as single spaces, every dash between digits as a hyphen. */
const plain = (text: string): string =>
  text
    .replace(/[\s\u200B\uFEFF]+/gu, ' ')
    .replace(/(?<=\d)[\u2010-\u2015](?=[\da-z])|(?<=\d-[a-z]{3,9})[\u2010-\u2015](?=\d)/giu, '-')
    .trim();

/** The date of a match; with a time and its offset the day in Amsterdam at that instant. */
function dayOf(groups: Record<string, string | undefined>, printed: string): FoundDate {
  const found = dateOf(groups, printed);
  if (found.is !== 'date' || groups['time'] === undefined || groups['zone'] === undefined) return found;
  const [hour = '', minute = ''] = /^\d{6}$/.test(groups['time'])
    ? [groups['time'].slice(0, 2), groups['time'].slice(2, 4)]
    : groups['time'].split(/[:.]/);
  const offset = /z/i.test(groups['zone']) ? 'Z' : groups['zone'].replace(/^(...)(\d\d)$/, '$1:$2');
  const instant = new Date(`${found.date}T${hour.padStart(2, '0')}:${minute}:00${offset}`);
  return Number.isNaN(instant.getTime()) ? found : { is: 'date', date: todayInAmsterdam(instant) };
}

/**
 * Finds the first date in a short text: `3 juni 2021`, `1 Mei 2018`, `3-6-2021`, `2021-06-03`, with any white space.
 *
 * @param text at most 300 characters are read
 * @returns the calendar date as YYYY-MM-DD, or why there is none
 */
export function findDate(text: string): FoundDate {
  const whole = readDate(text);
  if (whole.is !== 'absent') return whole;
  const part = plain(text.slice(0, 300));
  // "20 stuks 2024" is no date; a later match may be one.
  for (const match of part.matchAll(FOUND)) {
    const found = match.groups ? dayOf(match.groups, match[0]) : { is: 'absent' as const };
    if (found.is !== 'absent') return found;
  }
  return { is: 'absent' };
}

/**
 * @param name a Dutch month, whole or abbreviated, in any case
 * @returns 1 to 12; 0 when it is not a month
 */
function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const whole = MONTHS.indexOf(lower);
  if (whole >= 0) return whole + 1;
  if (lower === 'sept') return 9;
  if (lower === 'maa' || lower === 'mar') return 3;
  const short = SHORT.findIndex((abbreviation) => abbreviation === lower);
  return short + 1;
}

function dateOf(groups: Record<string, string | undefined>, printed: string): FoundDate {
  const of = (...names: string[]): number => Number(names.map((name) => groups[name]).find((value) => value));
  if (groups['month'] !== undefined) {
    const month = monthNumber(groups['month']);
    return month === 0 ? { is: 'absent' } : check(of('writtenYear'), month, of('writtenDay'), printed);
  }
  const [day, month] = [of('isoDay', 'compactDay', 'day'), of('isoMonth', 'compactMonth', 'number')];
  // With slashes the month may come first, as in English: only a day above twelve decides.
  if (groups['mark'] === '/' && day <= 12 && day !== month) return { is: 'ambiguous', printed: bare(printed) };
  return check(of('isoYear', 'compactYear', 'year'), month, day, printed);
}

const bare = (printed: string): string => printed.replace(/^[^\d]/, '').trim();

function check(year: number, month: number, day: number, printed: string): FoundDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return year > 0 && CalendarDate.safeParse(date).success
    ? { is: 'date', date }
    : { is: 'impossible', printed: bare(printed) };
}
