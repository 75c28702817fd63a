import { clockOfAmsterdam } from '../clock/amsterdam.ts';
import { todayInAmsterdam } from '../clock/today.ts';
import { dayInWords, monthOf } from '../clock/words.ts';
import type { Language } from './language.ts';

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const satisfies Record<Language, string>;

/** What is not the first three letters. */
const SHORT: Readonly<Record<string, string>> = { maart: 'mrt', September: 'Sept' };

/** The day a text names, with its parts in UTC; null when it is no date. */
function dayOf(date: string): Date | null {
  const day = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day.getTime()) ? day : null;
}

/**
 * A calendar date in words: `7 februari 2024`.
 * @param date YYYY-MM-DD; anything else is returned as it is, since a date that cannot be read is better shown than lost
 */
export function formatDate(date: string, language: Language): string {
  const day = dayOf(date);
  return day === null ? date : dayInWords(day, language);
}

/** A calendar date, short, without the year: `7 feb`. @param date YYYY-MM-DD */
export function formatShortDate(date: string, language: Language): string {
  const day = dayOf(date);
  if (day === null) return date;
  const month = monthOf(day, language);
  return `${day.getUTCDate()} ${SHORT[month] ?? month.slice(0, 3)}`;
}

/** A calendar date with its month cut short: `5 feb 2024`. @param date YYYY-MM-DD; anything else is returned as it is */
export function formatMediumDate(date: string, language: Language): string {
  const day = dayOf(date);
  return day === null ? date : `${formatShortDate(date, language)} ${day.getUTCFullYear()}`;
}

/** The month of a calendar date, short: `feb 2024`. @param date YYYY-MM-DD; anything else is returned as it is */
export function formatMonth(date: string, language: Language): string {
  const day = dayOf(date);
  if (day === null) return date;
  const month = monthOf(day, language);
  return `${SHORT[month] ?? month.slice(0, 3)} ${day.getUTCFullYear()}`;
}

/** The time of day in Amsterdam: `14:03`. @param instant ISO 8601 instant; returned as it is when it is none */
export function formatTime(instant: string): string {
  const value = Date.parse(instant);
  return Number.isNaN(value) ? instant : clockOfAmsterdam(value).toISOString().slice(11, 16);
}

/**
 * An instant as a reader says it: `14:03` on the same day, else `7 februari 2024 14:03` (Amsterdam).
 * @param instant ISO 8601 instant
 * @param today YYYY-MM-DD in Amsterdam
 */
export function formatMoment(instant: string, today: string, language: Language): string {
  const value = Date.parse(instant);
  if (Number.isNaN(value)) return instant;
  const date = todayInAmsterdam(new Date(value));
  const time = formatTime(instant);
  return date === today ? time : `${formatDate(date, language)} ${time}`;
}

/** A list in words: `a, b en c`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items);
}
