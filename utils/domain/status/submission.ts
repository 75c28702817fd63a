import type { CalendarDate } from '../publication/record.ts';
import { compareEvidence, distinctDates } from './documents.ts';
import type { Evidence, SourceError, StatusInput } from './types.ts';

/** The submission date, when all sources agree on it and it is possible. */
export function readSubmitted(
  input: StatusInput,
  today: CalendarDate,
): { submitted: CalendarDate | null; errors: SourceError[] } {
  const dates = distinctDates(input.questionEvidence);
  const [date] = dates;
  if (date === undefined) return { submitted: null, errors: [] };
  if (dates.length > 1)
    return {
      submitted: null,
      errors: [{ code: 'contradictoryDates', document: input.question, detail: dates.join(' / ') }],
    };
  if (date > today)
    return { submitted: null, errors: [{ code: 'submittedInFuture', document: input.question, detail: date }] };
  return { submitted: date, errors: [] };
}

const QUESTION_SOURCES: readonly Evidence['source'][] = ['page', 'metadata', 'xml', 'sru', 'cache'];

/** The question once, from the source that says most; once for each date when the sources contradict each other. */
export function bestQuestionEvidence(evidence: readonly Evidence[]): Evidence[] {
  const sorted = evidence.toSorted(
    (a, b) =>
      Number(a.date === null) - Number(b.date === null) ||
      compareEvidence(a, b) ||
      QUESTION_SOURCES.indexOf(a.source) - QUESTION_SOURCES.indexOf(b.source),
  );
  return sorted.filter((item, index) => index === 0 || (item.date !== null && item.date !== sorted[index - 1]?.date));
}
