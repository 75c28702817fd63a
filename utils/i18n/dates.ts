import { todayInAmsterdam } from '../clock/today.ts';
import type { Language } from './language.ts';

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const satisfies Record<Language, string>;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an Intl format costs about a millisecond; each is made once. */
function format(language: Language, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${key}`;
  let found = formats.get(name);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(LOCALES[language], options);
    formats.set(name, found);
  }
  return found;
}

/**
 * A calendar date in words: `7 februari 2024`.
 * @param date YYYY-MM-DD; anything else is returned as it is, since a date that cannot be read is better shown than lost
 */
export function formatDate(date: string, language: Language): string {
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(instant)) return date;
  return format(language, 'date', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(instant);
}

/** A calendar date, short, without the year: `7 feb`. @param date YYYY-MM-DD */
export function formatShortDate(date: string, language: Language): string {
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(instant)) return date;
  return format(language, 'short', { day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(instant)
    .replace('.', '');
}

/** The time of day in Amsterdam: `14:03`. @param instant ISO 8601 instant; returned as it is when it is none */
export function formatTime(instant: string, language: Language): string {
  const value = Date.parse(instant);
  if (Number.isNaN(value)) return instant;
  return format(language, 'time', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Amsterdam',
  }).format(value);
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
  const time = formatTime(instant, language);
  return date === today ? time : `${formatDate(date, language)} ${time}`;
}

/** A list in words: `a, b en c`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items);
}
