import { addDays, daysBetween } from '../clock/calendar.ts';
import { isProvisional } from '../publication/identifier.ts';
import type { CalendarDate } from '../publication/record.ts';
import { compareEvidence, mergeDocuments } from './documents.ts';
import { bestQuestionEvidence, readSubmitted } from './submission.ts';
import { withoutStages } from './stages.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from './terms.ts';
import { buildTimeline } from './timeline.ts';
import type { Evidence, SourceError, Status, StatusDocument, StatusInput } from './types.ts';

/**
 * Appendices of older questions have document numbers or none, so a search by question number cannot show that there is
 * no answer (decision 030).
 */
export const LINKED_SINCE: CalendarDate = '2010-01-01';

type Unknown = Extract<Status, { state: 'unknown' }>;

/**
 * The state of a question, and why.
 *
 * A found answer, letter or withdrawal counts even when other sources failed. That there is *no* answer is claimed only
 * when the search service answered and every known appendix could be read. That a term has ended, or is running after a
 * postponement, is claimed only when the search knew the question (decision 030).
 *
 * @param input facts from the sources; the order of documents and duplicates do not matter
 * @param today calendar date in Amsterdam
 * @returns the state with its evidence, timeline and errors
 * @throws RangeError when `today` is not a calendar date
 */
// oxlint-disable-next-line complexity, max-lines-per-function -- a ladder: each step names one state, the first that holds wins
export function computeStatus(input: StatusInput, today: CalendarDate): Status {
  const merged = mergeDocuments(input.documents);
  const submission = readSubmitted(input, today);
  const checked = checkDates(merged.documents, submission.submitted, today);
  const sourceErrors = uniqueErrors([...input.sourceErrors, ...submission.errors, ...merged.errors, ...checked.errors]);
  const documents = merged.documents;
  const of = (role: Evidence['role']): StatusDocument[] =>
    documents.filter((document) => document.evidence.role === role);

  const answers = withoutStages(of('answer')).toSorted((a, b) => compareAnswers(a.evidence, b.evidence, checked.wrong));
  const answer = answers[0];
  const ending = latest([...of('settledByLetter'), ...of('withdrawn')], checked.wrong);
  const postponement = latest(of('postponement'), checked.wrong);
  const noTerm = whyNoTerm(input);
  const submitted = submission.submitted;
  const term = submitted !== null && noTerm === null;
  const dueThreeWeeks = term ? addDays(submitted, FIRST_TERM_DAYS) : null;
  const dueSixWeeks = term ? addDays(submitted, SECOND_TERM_DAYS) : null;

  const common = {
    submitted,
    dueThreeWeeks,
    dueSixWeeks,
    timeline: buildTimeline({
      question: input.question,
      submitted,
      dueThreeWeeks,
      dueSixWeeks,
      documents,
      answer: answer?.evidence.document ?? null,
      wrong: checked.wrong,
      today,
    }),
    evidence: [...bestQuestionEvidence(input.questionEvidence), ...documents.map((document) => document.evidence)],
    sourceErrors,
    failures: input.failures,
  };
  const unknown = (why: Unknown['why'], doubt?: Unknown['doubt']): Status => ({
    ...common,
    state: 'unknown',
    why,
    ...(doubt && { doubt }),
    lastKnown: input.lastKnown,
  });

  if (sourceErrors.some((error) => error.code === 'contradictoryNumbers' && error.document === input.question))
    return unknown('contradiction');
  if (answer) {
    const days =
      submitted !== null && answer.evidence.date !== null && !checked.wrong.has(answer.evidence.document)
        ? daysBetween(submitted, answer.evidence.date)
        : null;
    return {
      ...common,
      state: 'answered',
      answer: answer.evidence,
      days,
      punctuality: days === null || !term ? null : punctuality(days),
      supplements: answers.slice(1).map((other) => other.evidence),
    };
  }
  // A later notice may take the letter or the withdrawal back, or have crossed it: neither is claimed (decision 390).
  const after = ending && latestAfter(ending, [...of('postponement'), ...of('otherNotice')], checked.wrong);
  if (ending && after)
    return unknown(ending.evidence.role === 'withdrawn' ? 'afterWithdrawn' : 'afterSettled', {
      ended: ending.evidence,
      notice: after.evidence,
      said: after.said ?? null,
    });
  if (ending?.evidence.role === 'settledByLetter')
    return {
      ...common,
      state: 'settledByLetter',
      notice: ending.evidence,
      letter: ending.letter,
      said: ending.said ?? null,
    };
  if (ending) return { ...common, state: 'withdrawn', notice: ending.evidence, said: ending.said ?? null };
  if (noTerm !== null) return { ...common, state: 'noTerm', why: noTerm };
  if (input.notFound && documents.length === 0) return unknown('notFound');
  if (submission.errors.length > 0) return unknown('contradiction');
  // A linked document that could not be read or matched may be the answer.
  const pending = [...input.unread, ...of('unknown').map(({ evidence }) => evidence.document)];
  if (pending.length > 0 && pending.every(isProvisional)) return unknown('provisional');
  if (input.unread.length > 0) return unknown('unmatched');
  if (of('unknown').length > 0) return unknown('typeUnknown');
  const elsewhere = input.elsewhere ?? [];
  // A notice of the Kamer may be a withdrawal; a postponement only takes away that there was none.
  if (elsewhere.some(({ role }) => role !== 'postponement')) return unknown('elsewhere');
  // After what is there and not understood: that forbids to say that there is no answer, also where the list could tell (decision 525).
  if (input.search === 'failed' || input.search === 'notAsked') return unknown('sourcesFailed');
  if (submitted === null || dueThreeWeeks === null || dueSixWeeks === null) return unknown('noSubmittedDate');
  const notice = latest([...of('postponement'), ...of('otherNotice')], checked.wrong);
  if (input.form === 'unknown' && !notice) return unknown('formUnknown');

  if (!notice && today <= dueThreeWeeks)
    return { ...common, state: 'open', due: dueThreeWeeks, daysLeft: daysBetween(today, dueThreeWeeks) };
  // From here on the question is weeks old: that the search does not know it proves nothing.
  if (input.search === 'empty') return unknown('sourcesFailed');
  if (submitted < LINKED_SINCE) return unknown('unlinked');
  if (postponement && today <= dueSixWeeks) {
    return {
      ...common,
      state: 'postponed',
      notice: postponement.evidence,
      reason: postponement.reason,
      said: postponement.said ?? null,
      due: dueSixWeeks,
      daysLeft: daysBetween(today, dueSixWeeks),
    };
  }
  const unclear = unclearNotice(of('otherNotice'), postponement, checked.wrong);
  if (unclear) {
    const doubted = { ...common, notice: unclear.evidence, said: unclear.said ?? null, due: dueSixWeeks };
    return today <= dueSixWeeks
      ? { ...doubted, state: 'probablyPostponed', daysLeft: daysBetween(today, dueSixWeeks) }
      : {
          ...doubted,
          state: 'probablyOverdue',
          daysLate: daysBetween(dueSixWeeks, today),
          postponement: postponement?.evidence ?? null,
        };
  }
  if (!postponement && elsewhere.length > 0) return unknown('elsewhere');
  const due = postponement ? dueSixWeeks : dueThreeWeeks;
  return {
    ...common,
    state: 'overdue',
    term: postponement ? 'sixWeeks' : 'threeWeeks',
    due,
    daysLate: daysBetween(due, today),
    notice: postponement?.evidence ?? null,
    reason: postponement?.reason ?? null,
  };
}

function whyNoTerm(input: StatusInput): 'senate' | 'oral' | 'notWritten' | null {
  if (input.chamber === 'ek') return 'senate';
  if (input.form === 'oral') return 'oral';
  return input.form === 'other' ? 'notWritten' : null;
}

function punctuality(days: number): Extract<Status, { state: 'answered' }>['punctuality'] {
  if (days <= FIRST_TERM_DAYS) return { is: 'withinThreeWeeks' };
  if (days <= SECOND_TERM_DAYS) return { is: 'afterThreeWeeks', days: days - FIRST_TERM_DAYS };
  return { is: 'afterSixWeeks', days: days - SECOND_TERM_DAYS };
}

/** Finds documents with an impossible date: they count, their dates do not. */
function checkDates(
  documents: readonly StatusDocument[],
  submitted: CalendarDate | null,
  today: CalendarDate,
): { wrong: ReadonlySet<string>; errors: SourceError[] } {
  const errors: SourceError[] = [];
  for (const { evidence } of documents) {
    if (evidence.date === null) continue;
    if (submitted !== null && evidence.date < submitted)
      errors.push({
        code: 'receivedBeforeSubmitted',
        document: evidence.document,
        detail: `${evidence.date} < ${submitted}`,
      });
    else if (evidence.date > today)
      errors.push({ code: 'receivedInFuture', document: evidence.document, detail: evidence.date });
  }
  return { wrong: new Set(errors.map((error) => error.document)), errors };
}

/** Order of answers: supplements last, impossible dates last, then the earliest first. */
function compareAnswers(a: Evidence, b: Evidence, wrong: ReadonlySet<string>): number {
  return (
    Number(a.supplementary) - Number(b.supplementary) ||
    Number(wrong.has(a.document)) - Number(wrong.has(b.document)) ||
    compareEvidence(a, b)
  );
}

/** The latest document by date; one without a usable date only when there is no other. */
function latest(documents: readonly StatusDocument[], wrong: ReadonlySet<string>): StatusDocument | undefined {
  const dated = documents.filter(({ evidence }) => evidence.date !== null && !wrong.has(evidence.document));
  return (dated.length > 0 ? dated : documents).toSorted((a, b) => compareEvidence(a.evidence, b.evidence)).at(-1);
}

/** The latest document with a usable date after that of another. */
function latestAfter(
  other: StatusDocument,
  documents: readonly StatusDocument[],
  wrong: ReadonlySet<string>,
): StatusDocument | undefined {
  const usable = ({ evidence }: StatusDocument): CalendarDate =>
    wrong.has(evidence.document) ? '' : (evidence.date ?? '');
  const since = usable(other);
  return since === ''
    ? undefined
    : latest(
        documents.filter((each) => usable(each) > since),
        wrong,
      );
}

/** The last notice that is not understood, unless a recognised postponement came after it. */
function unclearNotice(
  notices: readonly StatusDocument[],
  postponement: StatusDocument | undefined,
  wrong: ReadonlySet<string>,
): StatusDocument | undefined {
  const usable = (document: StatusDocument): CalendarDate | null =>
    wrong.has(document.evidence.document) ? null : document.evidence.date;
  const last = postponement ? usable(postponement) : null;
  const later = notices.filter((notice) => {
    const date = usable(notice);
    return last === null || date === null || date >= last;
  });
  return latest(later, wrong);
}

function uniqueErrors(errors: readonly SourceError[]): SourceError[] {
  return [
    ...new Map(errors.map((error) => [JSON.stringify([error.code, error.document, error.detail]), error])).values(),
  ];
}
