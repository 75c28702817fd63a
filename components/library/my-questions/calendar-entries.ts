import { oneLine } from '../../../utils/domain/text/lines.ts';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import { termEntries, type TermEntry } from '../../../utils/domain/following/calendar.ts';
import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { CalendarDate } from '../../../utils/domain/publication/record.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';

/** An all-day event for a calendar file, in the reader's language. Plain data, because it is posted to a worker. */
export interface CalendarEvent extends Pick<TermEntry, 'uid' | 'sequence' | 'isOver'> {
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly from: CalendarDate;
  /** The exclusive end date, as calendars expect: the day after. */
  readonly until: CalendarDate;
}

/** A calendar to be written. */
export interface CalendarContent {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** When it is written. */
  readonly at: Date;
}

/** The terms of questions as events of a calendar. @param now when it is written */
export function calendarOf(questions: readonly MyQuestion[], t: FollowingTranslate, now: Date): CalendarContent {
  const events = termEntries(questions).map(({ uid, sequence, number, title, id, term, day, isOver }) => {
    const url = publicationUrl(id);
    // A program that reads the file may take a line end, or a control, for something else.
    const line = oneLine(title);
    return {
      uid,
      sequence,
      isOver,
      summary: t(`calendar.${term}`, { title: line === '' ? number : line }),
      description: `${number}\n${url}`,
      url,
      from: day,
      until: addDays(day, 1),
    };
  });
  return { name: t('calendar.name'), events, at: now };
}
