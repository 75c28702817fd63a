import { addDays } from '../clock/calendar.ts';
import { isLongAgo } from './long-ago.ts';
import type { Status } from './types.ts';

/** Whether a question waits so long that no view calls it late; see `shownAs`. */
export const waitsLong = (status: Status): boolean =>
  'daysLate' in status && isLongAgo(status.submitted, addDays(status.due, status.daysLate));

/**
 * The term after which a question is late: its own while it is open, the six weeks when it was answered after them.
 *
 * @returns YYYY-MM-DD, or null when the question is not called late or its term is not known
 */
export function lateSince(status: Status): string | null {
  if (waitsLong(status)) return null;
  if (status.state === 'overdue' || status.state === 'probablyOverdue') return status.due;
  if (status.state === 'answered' && status.punctuality?.is === 'afterSixWeeks') return status.dueSixWeeks;
  return null;
}
