import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarContent } from './calendar-entries.ts';

/**
 * A day as `ical-generator` wants an all-day one: without a time zone it writes the date that an instant has in UTC. Midnight on the clock of a
 * machine in Amsterdam is the day before.
 */
const inUtc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A calendar as a file (iCalendar, RFC 5545). Runs in a worker: for 5,000 questions it takes longer than a page may be held up. */
export function calendarFileOf({ name, events, at }: CalendarContent): string {
  const calendar = ical({ name, prodId: { company: 'Kantlijn', product: 'Kantlijn', language: 'NL' } });
  for (const { uid, sequence, summary, description, url, from, until, isOver } of events) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: at,
      allDay: true,
      start: inUtc(from),
      end: inUtc(until),
      summary,
      description,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
      status: isOver ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
