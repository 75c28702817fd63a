import { CORPUS_STATES } from '../../domain/question-list/record.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../domain/status/terms.ts';
import type { Columns } from '../facts/columns.ts';
import { answerDays, waitedDays, wasSilent } from '../facts/punctual.ts';
import { dateOfDay } from '../rank/number.ts';
import { FEWEST, type Figures, type PeriodFigures } from './contract.ts';
import { quarterOf, quartersBetween } from './quarters.ts';
import { type Curve, curveOf, daysFor, type Duration, shareWithin } from './survival.ts';

/** A question that counts: its place in the columns, and how long it took. */
interface Counted extends Duration {
  readonly at: number;
  /** Day number of its submission. */
  readonly submitted: number;
  readonly withdrawn: boolean;
}

type Left = keyof Figures['left'];

const ORAL = 2;
/** One in so many may have been answered on an unknown day. */
const UNDATED_AT_MOST = 20;
const stateNumber = (state: (typeof CORPUS_STATES)[number]): number => CORPUS_STATES.indexOf(state);
const [ANSWERED, CLOSED, WITHDRAWN, NO_TERM] = [
  stateNumber('answered'),
  stateNumber('closed'),
  stateNumber('withdrawn'),
  stateNumber('noTerm'),
];

/** How long a question took, or why it does not count. @param until day number of the list */
function durationOf(columns: Columns, at: number, until: number): Counted | Left {
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

/**
 * Whether figures may be drawn: of enough questions, of which few were answered on an unknown day. Those cannot be counted while ones that wait
 * are: with many of them the share that was answered would be far too low.
 */
const isEnough = (n: number, undated: number): boolean => n >= FEWEST && undated * UNDATED_AT_MOST <= n + undated;

/** Figures of questions that count. Pure counting: where there is not enough, shares and days are left out. */
function periodFigures(
  columns: Columns,
  counted: readonly Counted[],
  undated: number,
  until: number,
  curve: Curve,
): PeriodFigures {
  const n = counted.length;
  const answered = counted.filter((one) => one.answered).length;
  const withdrawn = counted.filter((one) => one.withdrawn).length;
  const silence = counted.map(({ at }) => wasSilent(columns, at, until)).filter((was) => was !== null);
  const isDrawn = isEnough(n, undated);
  return {
    n,
    answered,
    withdrawn,
    waiting: n - answered - withdrawn,
    within3: isDrawn ? shareWithin(curve, FIRST_TERM_DAYS) : null,
    within6: isDrawn ? shareWithin(curve, SECOND_TERM_DAYS) : null,
    median: isDrawn ? daysFor(curve, 0.5) : null,
    p90: isDrawn ? daysFor(curve, 0.9) : null,
    silent: { count: silence.filter(Boolean).length, of: silence.length },
  };
}

/** The middle one of some numbers, the lower of two; null without any. */
function middle(sorted: readonly number[]): number | null {
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}

/** Those that wait on the day of the list, and for how long. */
function openOf(counted: readonly Counted[]): Figures['open'] {
  const waits = counted.flatMap(({ answered, withdrawn, days }) => (answered || withdrawn ? [] : [days]));
  const sorted = waits.toSorted((a, b) => a - b);
  const within3 = sorted.filter((days) => days <= FIRST_TERM_DAYS).length;
  const within6 = sorted.filter((days) => days > FIRST_TERM_DAYS && days <= SECOND_TERM_DAYS).length;
  return {
    count: sorted.length,
    within3,
    within6,
    after6: sorted.length - within3 - within6,
    median: sorted.length < FEWEST ? null : middle(sorted),
    longest: sorted.at(-1) ?? null,
  };
}

function placeOf(
  columns: Columns,
  at: number,
  number: string,
  days: readonly number[],
  until: number,
): Figures['place'] {
  const own = answerDays(columns, at);
  const waited = own ?? waitedDays(columns, at, until);
  if (waited === null || columns.kind[at] === ORAL) return null;
  return {
    number,
    days: waited,
    waiting: own === null,
    shorter: days.filter((each) => each < waited).length,
    answers: days.length,
  };
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
  const left: Record<Left, number> = { oral: 0, undatedAnswer: 0, unknown: 0, undated: 0, afterList: 0 };
  const undated: number[] = [];
  const counted: Counted[] = [];
  for (const at of places) {
    const one = durationOf(columns, at, until);
    if (typeof one !== 'string') counted.push(one);
    else left[one] += 1;
    if (one === 'undatedAnswer') undated.push(columns.submitted[at] ?? 0);
  }
  const curve = curveOf(counted, FEWEST);
  const submitted = counted.reduce(
    ([first, last], one) => [Math.min(first, one.submitted), Math.max(last, one.submitted)] as const,
    [Infinity, 0] as readonly [number, number],
  );
  const days = counted.flatMap((one) => (one.answered ? [one.days] : []));
  return {
    ...periodFigures(columns, counted, undated.length, until, curve),
    total: places.length,
    left,
    first: counted.length === 0 ? null : dateOfDay(submitted[0]),
    last: counted.length === 0 ? null : dateOfDay(submitted[1]),
    watched: curve.until,
    curve: !isEnough(counted.length, undated.length) ? [] : curve.steps.map((step) => [step.days, step.share]),
    open: openOf(counted),
    quarters: byQuarter(columns, counted, undated, until),
    place: asked === null ? null : placeOf(columns, asked.at, asked.number, days, until),
  };
}

function byQuarter(
  columns: Columns,
  counted: readonly Counted[],
  undated: readonly number[],
  until: number,
): Figures['quarters'] {
  const groups = new Map<string, Counted[]>();
  const starts = new Map<number, string>();
  const quarterAt = (submitted: number): string => {
    const from = starts.get(submitted) ?? quarterOf(dateOfDay(submitted) ?? '');
    starts.set(submitted, from);
    return from;
  };
  const left = new Map<string, number>();
  for (const submitted of undated) left.set(quarterAt(submitted), (left.get(quarterAt(submitted)) ?? 0) + 1);
  for (const one of counted) {
    const from = quarterAt(one.submitted);
    const group = groups.get(from);
    if (group === undefined) groups.set(from, [one]);
    else group.push(one);
  }
  return quartersBetween([...groups.keys()]).map((from) => {
    const own = groups.get(from) ?? [];
    return { from, ...periodFigures(columns, own, left.get(from) ?? 0, until, curveOf(own, FEWEST)) };
  });
}
