import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import { termEntries } from '../../../utils/domain/following/calendar.ts';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';

/** A day as the library of calendars wants an all-day one: its date on the clock of this machine. */
const localDay = (day: string): Date => new Date(`${day}T00:00:00`);

/**
 * The terms of questions as a calendar file (iCalendar, RFC 5545). Loaded when it is asked for.
 *
 * @param now when it is written
 */
export async function writeCalendar(
  questions: readonly MyQuestion[],
  t: FollowingTranslate,
  now: Date,
): Promise<string> {
  const { default: ical, ICalEventStatus, ICalEventTransparency } = await import('ical-generator');
  const calendar = ical({
    name: t('calendar.name'),
    prodId: { company: 'Kantlijn', product: 'Kantlijn', language: 'NL' },
  });
  for (const { uid, sequence, number, title, id, term, day, isOver } of termEntries(questions)) {
    const address = publicationUrl(id);
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: now,
      allDay: true,
      start: localDay(day),
      end: localDay(addDays(day, 1)),
      summary: t(`calendar.${term}`, { title: title === '' ? number : title }),
      description: `${number}\n${address}`,
      url: address,
      transparency: ICalEventTransparency.TRANSPARENT,
      status: isOver ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
