import type { CalendarDate } from '../publication/record.ts';
import type { StatusDocument, TimelinePoint } from './types.ts';

/** Facts for the timeline; dates are calendar dates in Amsterdam. */
export interface TimelineFacts {
  /** Identifier of the question. */
  question: string;
  submitted: CalendarDate | null;
  dueThreeWeeks: CalendarDate | null;
  dueSixWeeks: CalendarDate | null;
  /** Each document once. */
  documents: readonly StatusDocument[];
  /** Identifier of the document that is the answer; other answers are supplements. */
  answer: string | null;
  /** Documents with an impossible date: left out. */
  wrong: ReadonlySet<string>;
  today: CalendarDate;
}

/** Every kind of point, in the order for the same day. */
const ORDER: readonly TimelinePoint['what'][] = [
  'submitted',
  'postponement',
  'notice',
  'answer',
  'supplement',
  'settledByLetter',
  'withdrawn',
  'threeWeeks',
  'sixWeeks',
  'today',
];

/**
 * The points of the timeline in order of date.
 *
 * @returns at least `today`; without documents that have no usable date or no known type
 */
export function buildTimeline(facts: TimelineFacts): TimelinePoint[] {
  const points: TimelinePoint[] = [{ what: 'today', date: facts.today, document: null }];
  if (facts.submitted !== null) points.push({ what: 'submitted', date: facts.submitted, document: facts.question });
  if (facts.dueThreeWeeks !== null) points.push({ what: 'threeWeeks', date: facts.dueThreeWeeks, document: null });
  if (facts.dueSixWeeks !== null) points.push({ what: 'sixWeeks', date: facts.dueSixWeeks, document: null });
  for (const { evidence } of facts.documents) {
    const what = pointOf(evidence.role, evidence.document === facts.answer);
    if (what !== null && evidence.date !== null && !facts.wrong.has(evidence.document)) {
      points.push({ what, date: evidence.date, document: evidence.document });
    }
  }
  return points.toSorted((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? -1 : 1;
    return ORDER.indexOf(a.what) - ORDER.indexOf(b.what) || ((a.document ?? '') < (b.document ?? '') ? -1 : 1);
  });
}

function pointOf(role: StatusDocument['evidence']['role'], isAnswer: boolean): TimelinePoint['what'] | null {
  switch (role) {
    case 'answer':
      return isAnswer ? 'answer' : 'supplement';
    case 'postponement':
    case 'settledByLetter':
    case 'withdrawn':
      return role;
    case 'otherNotice':
      return 'notice';
    case 'question':
    case 'unknown':
      return null;
  }
}
