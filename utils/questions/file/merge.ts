import { isProvisional } from '../../domain/publication/identifier.ts';
import { type CorpusRecord, type CorpusState, MAX_PAPERS, QuestionPaper } from '../../domain/question-list/record.ts';
import { listShowsAbsence } from '../../domain/status/listed.ts';
import type { SeenAppendix, SeenQuestion } from './seen.ts';

/** Which of two states of a question counts: the higher one. */
const STRENGTH: Readonly<Record<CorpusState, number>> = {
  unknown: 0,
  open: 1,
  notice: 2,
  postponed: 3,
  closed: 4,
  withdrawn: 5,
  noTerm: 6,
  answered: 7,
};

/** How a question ended, as far as known. */
export interface QuestionOutcome {
  state: CorpusState;
  answered: string | null;
  /** Who answered, or whom it was addressed to; empty when unknown. */
  addressees: readonly string[];
  /** Its answers and notices; null when not all of them are known. */
  papers: readonly QuestionPaper[] | null;
}

/** Papers of two sources, each once, by day. What one of them does not know stays unknown. */
function withPapers(a: readonly QuestionPaper[] | null, b: readonly QuestionPaper[] | null): QuestionPaper[] | null {
  if (a === null || b === null) return null;
  const each = new Map([...a, ...b].map((paper) => [`${paper.day ?? '9'} ${paper.state}`, paper]));
  return [...each]
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([, paper]) => paper)
    .slice(0, MAX_PAPERS);
}

/** The outcome that counts. Of two answers the earlier day, since a later one is a supplement. */
export function stronger(a: QuestionOutcome, b: QuestionOutcome): QuestionOutcome {
  const addressees = a.addressees.length > 0 ? a.addressees : b.addressees;
  const papers = withPapers(a.papers, b.papers);
  if (a.state === 'answered' && b.state === 'answered') {
    const days = [a.answered, b.answered].filter((day) => day !== null).toSorted();
    return { state: 'answered', answered: days[0] ?? null, addressees, papers };
  }
  return { ...(STRENGTH[b.state] > STRENGTH[a.state] ? b : a), addressees, papers };
}

/** A question without what matters for merging only. */
export function toRecord({
  number,
  id,
  title,
  submitted,
  submitters,
  addressees,
  subjects,
  state,
  answered,
  kind,
  papers,
}: SeenQuestion): CorpusRecord {
  return { number, id, title, submitted, submitters, addressees, subjects, state, answered, kind, papers };
}

/**
 * Which of two publications of a question counts: not the provisional one of its first days; then the one changed later; then the
 * one with the longer id (`-n1` is a correction).
 */
export function newer(a: SeenQuestion, b: SeenQuestion): SeenQuestion {
  if (isProvisional(a.id) !== isProvisional(b.id)) return isProvisional(a.id) ? b : a;
  if (a.modified !== b.modified) return a.modified > b.modified ? a : b;
  return b.id.length >= a.id.length ? b : a;
}

/** The outcome of each question by the appendices, by number. */
export function outcomesOf(appendices: Iterable<SeenAppendix>): Map<string, QuestionOutcome> {
  const found = new Map<string, QuestionOutcome>();
  const nothing: QuestionOutcome = { state: 'unknown', answered: null, addressees: [], papers: [] };
  for (const { numbers, state, answered, addressees, day } of appendices) {
    // One whose type is not understood is no paper of a known kind, so not all papers are known.
    const paper = QuestionPaper.safeParse({ state, day: day ?? answered }).data;
    const outcome = { state, answered, addressees, papers: paper === undefined ? null : [paper] };
    for (const number of numbers) found.set(number, stronger(found.get(number) ?? nothing, outcome));
  }
  return found;
}

/** Papers whose day may be right: a day before the submission is an error of the source, and left out. */
function papersSince(submitted: string | null, papers: readonly QuestionPaper[] | null): QuestionPaper[] | null {
  if (papers === null) return null;
  return papers.map(({ state, day }) => ({
    state,
    day: day !== null && submitted !== null && day < submitted ? null : day,
  }));
}

/** A question with its outcome. The day of an answer before the submission is an error of the source, and left out. */
export function withOutcome(record: CorpusRecord, outcome: QuestionOutcome | undefined): CorpusRecord {
  if (outcome === undefined) return record;
  const { state, answered, addressees, papers } = stronger(record, outcome);
  const wrong = answered !== null && record.submitted !== null && answered < record.submitted;
  return {
    ...record,
    state,
    answered: wrong ? null : answered,
    addressees: [...addressees],
    papers: papersSince(record.submitted, papers),
  };
}

/**
 * Merges everything that was read, in any order and with duplicates, into one record per question.
 *
 * @param until the day up to which appendices were read
 */
export function mergeSeen(
  questions: Iterable<SeenQuestion>,
  appendices: Iterable<SeenAppendix>,
  until: string,
): CorpusRecord[] {
  const byNumber = new Map<string, SeenQuestion>();
  for (const question of questions) {
    const known = byNumber.get(question.number);
    byNumber.set(question.number, known === undefined ? question : newer(known, question));
  }
  const known = outcomesOf(appendices);
  return [...byNumber.values()].map((seen) => {
    const question = toRecord(seen);
    const record = withOutcome(question, known.get(question.number));
    return record.state === 'open' && !listShowsAbsence(record.submitted, until)
      ? { ...record, state: 'unknown', papers: null }
      : record;
  });
}
