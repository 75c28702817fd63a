import { isStateName, STATES, type ViewState } from './states.ts';
import type { Status } from './types.ts';

/**
 * One standing of a question for every view: the strip, rows, Mijn vragen, the calendar, events and notifications. What a question's own
 * facts say goes before the list of all questions; the list speaks only where those facts leave room for it (decision 525).
 */

type Why = Extract<Status, { state: 'unknown' }>['why'];

/** Reasons that say nothing about the question itself: the sources could not be checked. */
const NOTHING_READ: ReadonlySet<Why> = new Set(['notFound', 'sourcesFailed']);
/** Reasons to doubt how a question ended. */
const ENDING_DOUBTED: ReadonlySet<Why> = new Set(['contradiction', 'afterWithdrawn', 'afterSettled']);

/**
 * Whether the facts forbid to say that there is no answer, as with a document that could not be read or that only the Kamer has. Then no
 * view calls the question open or late, whatever else it knows.
 */
export const forbidsAbsence = (status: Status): boolean => status.state === 'unknown' && !NOTHING_READ.has(status.why);

/**
 * Whether the list may decide the state of a question.
 *
 * @param status by the question's own facts; null without any
 * @param listed what the list says
 */
export function listMayTell(status: Status | null, listed: ViewState): boolean {
  if (status === null) return true;
  if (!forbidsAbsence(status)) return status.state === 'unknown';
  if (listed === 'answered') return true;
  const isOver = listed === 'closed' || (isStateName(listed) && STATES[listed].isOver);
  return isOver && status.state === 'unknown' && !ENDING_DOUBTED.has(status.why);
}
