import { daysBetween } from '../../../utils/domain/clock/calendar.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { Language } from '../../../utils/domain/i18n/language.ts';
import type { CalendarDate } from '../../../utils/domain/publication/record.ts';

/**
 * How long a term still runs, and to which day: `nog 12 dagen (13 december)`. One that has passed names its day alone.
 *
 * @param due the last day of the term
 * @param today in Amsterdam
 */
export function termText(due: CalendarDate, today: CalendarDate, language: Language, t: FollowingTranslate): string {
  const left = daysBetween(today, due);
  const day = formatDate(due, language);
  if (left < 0) return t('mine.due', { date: day });
  // It ends within six weeks, so the year is left out.
  const date = day.replace(/ \d{4}$/, '');
  return left === 0 ? t('mine.lastDay', { date }) : t('mine.left', { count: left, date });
}
