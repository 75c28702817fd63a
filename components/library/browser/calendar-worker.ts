import type { CalendarContent } from '../my-questions/calendar-entries.ts';
import { calendarFileOf } from '../my-questions/calendar-file.ts';
import { answering, tell } from './worker-answers.ts';

/** Writes calendars in a separate worker, so that the calendar library is loaded only on demand. */
answering(async ({ calendar }: { readonly calendar: CalendarContent }) => {
  const content = new Blob([calendarFileOf(calendar)], { type: 'text/calendar;charset=utf-8' });
  tell({ is: 'written', name: '', content, omitted: [] });
});
