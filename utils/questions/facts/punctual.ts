import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../domain/status/terms.ts';
import { CORPUS_STATES } from '../../domain/question-list/record.ts';
import type { Columns } from './columns.ts';

/**
 * How punctually a question was answered, as one can ask for it:
 *
 * - `within3`, `within6`, `after6`: answered within three weeks, after these but within six, later;
 * - `silent`: three weeks after its submission there was neither an answer nor a notice, whatever came later.
 */
export const PUNCTUALITIES = ['within3', 'within6', 'after6', 'silent'] as const;
export type Punctuality = (typeof PUNCTUALITIES)[number];

const ANSWERED = CORPUS_STATES.indexOf('answered');
const WAITING = new Set((['open', 'notice', 'postponed'] as const).map((state) => CORPUS_STATES.indexOf(state)));

/** Days from submission to the answer; null when there is none, or one of the days is not known. */
export function answerDays({ state, submitted, answered }: Columns, at: number): number | null {
  const [from = 0, to = 0] = [submitted[at], answered[at]];
  return state[at] === ANSWERED && from > 0 && to >= from ? to - from : null;
}

/**
 * Days that a question without an answer has waited on the day of the list.
 *
 * @param until day number of the list
 * @returns null for one that does not wait, or of which the day is not known
 */
export function waitedDays({ state, submitted }: Columns, at: number, until: number): number | null {
  const from = submitted[at] ?? 0;
  return WAITING.has(state[at] ?? 0) && from > 0 && from <= until ? until - from : null;
}

/**
 * Whether three weeks passed without an answer and without a notice. A notice without a day may have been in time.
 *
 * @returns null when that cannot be told: its notices are not known, or the three weeks had not passed on the day of the list
 */
export function wasSilent(columns: Columns, at: number, until: number): boolean | null {
  const known = columns.noticesKnown[at] ?? 0;
  const days = answerDays(columns, at);
  const waited = days ?? waitedDays(columns, at, until);
  if (known === 0 || waited === null) return null;
  // Of the youngest only the quick ones would count.
  if (until - (columns.submitted[at] ?? 0) <= FIRST_TERM_DAYS) return null;
  if (waited <= FIRST_TERM_DAYS) return days === null ? null : false;
  if (known === 2) return false;
  const notice = columns.notice[at] ?? 0;
  return notice === 0 || notice - (columns.submitted[at] ?? 0) > FIRST_TERM_DAYS;
}

/** Whether a question was as punctual as asked for. False when that is not known. */
export function isPunctual(wanted: Punctuality, columns: Columns, at: number, until: number): boolean {
  if (wanted === 'silent') return wasSilent(columns, at, until) === true;
  const days = answerDays(columns, at);
  if (days === null) return false;
  if (wanted === 'within3') return days <= FIRST_TERM_DAYS;
  return wanted === 'within6' ? days > FIRST_TERM_DAYS && days <= SECOND_TERM_DAYS : days > SECOND_TERM_DAYS;
}
