import { once } from '../lazy/once.ts';
import type { CalendarDate } from '../publication/record.ts';
import { clockOfAmsterdam } from './amsterdam.ts';

const amsterdam = once(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Amsterdam',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }),
);

/**
 * The calendar date in Amsterdam at an instant.
 *
 * @param now any instant after the year 1000
 * @returns YYYY-MM-DD
 * @throws RangeError for an invalid Date
 */
export function todayInAmsterdam(now: Date): CalendarDate {
  const clock = clockOfAmsterdam(now.getTime());
  if (clock !== null) return clock.toISOString().slice(0, 10);
  const parts = new Map(
    amsterdam()
      .formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}
