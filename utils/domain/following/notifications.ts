import * as z from 'zod/mini';
import { clockOfAmsterdam } from '../clock/amsterdam.ts';
import { addDays } from '../clock/calendar.ts';
import { dayOfInstant, todayInAmsterdam } from '../clock/today.ts';
import type { CalendarDate } from '../publication/record.ts';
import { type FollowEvent, importance } from './event.ts';

/** Decides which events become which system notifications, and when. Pure. */

const Hour = z.int().check(z.minimum(0), z.maximum(23));

/** How the reader wants news to be announced. Hours are those of the clock in Amsterdam. */
export const NotificationSettings = z.object({
  /** `each`: soon after it was found; `daily`: once a day, everything together. */
  how: z.enum(['each', 'daily']),
  /** The hour from which on the one of the day is shown. */
  dailyAt: Hour,
  /** Nothing is shown from the first hour until the second; null for never. */
  quiet: z.nullable(z.object({ from: Hour, to: Hour })),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;
export const DEFAULT_NOTIFICATIONS: NotificationSettings = { how: 'each', dailyAt: 8, quiet: { from: 22, to: 7 } };

/** News of more questions than this is announced together, for example after the browser was closed for a month. */
const MAX_SINGLE = 3;

/** One notification: of one question, or of several together. */
export type Announcement =
  | { readonly of: 'one'; readonly event: FollowEvent; readonly more: number }
  | { readonly of: 'many'; readonly questions: number; readonly events: readonly FollowEvent[] };

/** What to show now. All events of these notifications count as announced, shown or not. */
export interface Announced {
  readonly notices: readonly Announcement[];
  readonly keys: readonly string[];
}

const NOTHING: Announced = { notices: [], keys: [] };

/** Whether an hour falls in the quiet hours, which may span midnight. */
export function isQuiet(hour: number, quiet: NotificationSettings['quiet']): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** An event that was recorded at an instant; ISO, UTC. */
type Recorded = FollowEvent & { readonly at: string };

/**
 * Whether the daily notification is due: once a day, from its hour on. If the browser was closed at that hour, what
 * was pending is announced as soon as possible. Otherwise a reader whose browser is never open at that hour would
 * never hear of anything.
 */
function isDailyDue(untold: readonly Recorded[], from: number, lastDaily: CalendarDate | null, now: Date): boolean {
  const today = todayInAmsterdam(now);
  if (clockOfAmsterdam(now.getTime()).getUTCHours() >= from) return lastDaily !== today;
  const yesterday = addDays(today, -1);
  const wasThere = ({ at }: Recorded): boolean => {
    const day = dayOfInstant(at);
    if (day === null || day > yesterday) return false;
    return day < yesterday || clockOfAmsterdam(Date.parse(at)).getUTCHours() < from;
  };
  return (lastDaily === null || lastDaily < yesterday) && untold.some(wasThere);
}

/**
 * The notifications to show now.
 *
 * @param untold recorded and not announced yet, oldest first, without those the reader has read or does not want announced
 * @param lastDaily the day on which the last daily one was shown; null for never
 * @param now present instant
 */
export function dueNotifications(
  untold: readonly Recorded[],
  settings: NotificationSettings,
  lastDaily: CalendarDate | null,
  now: Date,
): Announced {
  const hour = clockOfAmsterdam(now.getTime()).getUTCHours();
  if (untold.length === 0 || isQuiet(hour, settings.quiet)) return NOTHING;
  const { how, dailyAt, quiet } = settings;
  // A daily hour inside the quiet hours never arrives: the daily notification is shown when they end.
  const from = isQuiet(dailyAt, quiet) ? (quiet?.to ?? dailyAt) : dailyAt;
  if (how === 'daily' && !isDailyDue(untold, from, lastDaily, now)) return NOTHING;
  const keys = untold.map(({ key }) => key);
  const questions = [...Map.groupBy(untold, ({ number }) => number).values()];
  const isTogether = questions.length > MAX_SINGLE || (settings.how === 'daily' && questions.length > 1);
  if (isTogether) return { keys, notices: [{ of: 'many', questions: questions.length, events: inOrder(untold) }] };
  return {
    keys,
    notices: questions.flatMap((events): Announcement[] => {
      const [first] = inOrder(events);
      return first === undefined ? [] : [{ of: 'one', event: first, more: events.length - 1 }];
    }),
  };
}

const inOrder = (events: readonly FollowEvent[]): FollowEvent[] =>
  events.toSorted((a, b) => importance(a.kind) - importance(b.kind));
