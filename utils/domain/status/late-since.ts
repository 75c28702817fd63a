import type { Status } from './types.ts';

/**
 * The term after which a question is late: its own while it is open, the six weeks when it was answered after them.
 *
 * @returns YYYY-MM-DD, or null when the question is not late or its term is not known
 */
export function lateSince(status: Status): string | null {
  if (status.state === 'overdue' || status.state === 'probablyOverdue') return status.due;
  if (status.state === 'answered' && status.punctuality?.is === 'afterSixWeeks') return status.dueSixWeeks;
  return null;
}
