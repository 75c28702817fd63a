import { CORPUS_STATES } from '../../domain/question-list/record.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../domain/status/terms.ts';
import type { Columns } from '../facts/columns.ts';
import { answerDays, waitedDays } from '../facts/punctual.ts';
import { dateOfDay } from '../rank/number.ts';
import { MIN_QUESTIONS, type Figures } from './contract.ts';
import { quarterOf, quartersBetween } from './quarters.ts';
import { type Counted, Tally } from './tally.ts';

type Omitted = keyof Figures['omitted'];

const ORAL = 2;
const stateNumber = (state: (typeof CORPUS_STATES)[number]): number => CORPUS_STATES.indexOf(state);
const [ANSWERED, CLOSED, WITHDRAWN, NO_TERM] = [
  stateNumber('answered'),
  stateNumber('closed'),
  stateNumber('withdrawn'),
  stateNumber('noTerm'),
];

/** How long a question took, or why it does not count. @param until day number of the list */
function durationOf(columns: Columns, at: number, until: number): Counted | Omitted {
  const [state, submitted = 0] = [columns.state[at], columns.submitted[at]];
  if (state === NO_TERM || columns.kind[at] === ORAL) return 'oral';
  if (submitted === 0) return 'undated';
  if (submitted > until) return 'afterList';
  if (state === CLOSED) return 'undatedAnswer';
  const answer = answerDays(columns, at);
  // An answer after that day had not come on it.
  if (answer !== null && submitted + answer > until)
    return { at, submitted, days: until - submitted, answered: false, withdrawn: false };
  if (answer !== null) return { at, submitted, days: answer, answered: true, withdrawn: false };
  if (state === ANSWERED) return 'undatedAnswer';
  const gone = columns.withdrawn[at] ?? 0;
  // Until it was withdrawn it waited; how long an answer would have taken is not known.
  if (state === WITHDRAWN)
    return gone < submitted ? 'unknown' : { at, submitted, days: gone - submitted, answered: false, withdrawn: true };
  const waited = waitedDays(columns, at, until);
  return waited === null ? 'unknown' : { at, submitted, days: waited, answered: false, withdrawn: false };
}

/** The middle one of some numbers, the lower of two; null without any. */
function middle(sorted: readonly number[]): number | null {
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}

/** Those that wait on the day of the list, by how long. */
function openOf(waits: readonly number[]): Figures['open'] {
  const sorted = waits.toSorted((a, b) => a - b);
  const within3 = sorted.filter((days) => days <= FIRST_TERM_DAYS).length;
  const within6 = sorted.filter((days) => days > FIRST_TERM_DAYS && days <= SECOND_TERM_DAYS).length;
  return {
    count: sorted.length,
    within3,
    within6,
    after6: sorted.length - within3 - within6,
    median: sorted.length < MIN_QUESTIONS ? null : middle(sorted),
    longest: sorted.at(-1) ?? null,
  };
}

/** Where a question stands among the answers, on the day of the list: one that was answered later was waiting then. */
function placeOf(
  columns: Columns,
  { at, number }: { readonly at: number; readonly number: string },
  answers: readonly number[],
  until: number,
): Figures['place'] {
  const own = durationOf(columns, at, until);
  if (typeof own === 'string' || own.withdrawn) return null;
  const { days, answered } = own;
  return {
    number,
    days,
    waiting: !answered,
    shorter: answers.slice(0, days).reduce((sum, count) => sum + count, 0),
    answers: answers.reduce((sum, count) => sum + count, 0),
  };
}

/** The quarter of a day number, by its first day. Has a cache: tens of thousands of questions share thousands of days. */
function quarters(): (submitted: number) => string {
  const known: string[] = [];
  return (submitted) => (known[submitted] ??= quarterOf(dateOfDay(submitted) ?? ''));
}

/**
 * Counts how long answers took.
 *
 * @param columns the list
 * @param places the questions to count
 * @param until day number of the list: what waits is counted to this day
 * @param asked a question to place among the answers, by its number and its place in the columns
 */
export function figuresOf(
  columns: Columns,
  places: readonly number[],
  until: number,
  asked: { readonly number: string; readonly at: number } | null = null,
): Figures {
  const omitted: Record<Omitted, number> = { oral: 0, undatedAnswer: 0, unknown: 0, undated: 0, afterList: 0 };
  const all = new Tally();
  const periods = new Map<string, Tally>();
  const undated = new Map<string, number>();
  const quarterAt = quarters();
  const waits: number[] = [];
  let [first, last] = [Infinity, 0];
  for (const at of places) {
    const one = durationOf(columns, at, until);
    if (typeof one === 'string') {
      omitted[one] += 1;
      if (one !== 'undatedAnswer') continue;
      all.undated += 1;
      const from = quarterAt(columns.submitted[at] ?? 0);
      undated.set(from, (undated.get(from) ?? 0) + 1);
      continue;
    }
    const { submitted } = one;
    first = Math.min(first, submitted);
    last = Math.max(last, submitted);
    if (!one.answered && !one.withdrawn) waits.push(one.days);
    all.add(columns, one, until);
    const from = quarterAt(submitted);
    const period = periods.get(from) ?? new Tally();
    if (period.durations.size === 0) periods.set(from, period);
    period.add(columns, one, until);
  }
  const curve = all.curve();
  return {
    ...all.figures(curve),
    total: places.length,
    omitted,
    first: last === 0 ? null : dateOfDay(first),
    last: last === 0 ? null : dateOfDay(last),
    watched: curve.until,
    curve: !all.isEnough ? [] : curve.steps.map((step) => [step.days, step.share]),
    open: openOf(waits),
    quarters: quartersBetween([...periods.keys()]).map((from) => {
      const own = periods.get(from) ?? new Tally();
      own.undated = undated.get(from) ?? 0;
      return { from, ...own.figures(own.curve()) };
    }),
    place: asked === null ? null : placeOf(columns, asked, all.durations.answers, until),
  };
}
