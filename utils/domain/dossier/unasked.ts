import type { QuestionRecord } from '../publication/record.ts';
import { numbersOf as numbersIn } from '../publication/stated.ts';
import type { SourceError } from '../status/types.ts';
import type { SourceAnswers } from './answers.ts';
import { assembleRecord } from './assemble.ts';
import type { CachedDossier } from './cache.ts';
import { normaliseQuestionNumber } from './question-number.ts';
import type { DossierRequest } from './types.ts';

const QUESTION_ID = /^kv-[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*$/;

/** Dossiers for which no source is asked. Pure; they are not remembered. */

/**
 * The dossier of a page that contradicts the request, or null when it does not: nobody can tell
 * which question it is about, so nothing is asked and nothing is claimed.
 *
 * @param request checked shape
 * @param number normalised number of the request
 */
export function contradiction(request: DossierRequest, number: string, now: Date): CachedDossier | null {
  const { record, appendix } = request;
  const claimed = record ? numbersOf(record) : [];
  const contradicts =
    record !== null &&
    (claimed.length === 0 || claimed.some((value) => value !== number) || !QUESTION_ID.test(record.identifier.id));
  const foreign = appendix && !numbersIn(appendix.questionNumbers).numbers.includes(number);
  if (!contradicts && !foreign) return null;
  const document = record?.identifier.id ?? appendix?.identifier.id ?? number;
  const detail = `${(record ? claimed : (appendix?.questionNumbers ?? [])).join(', ') || '–'} / ${number}`;
  return assembleRecord(
    number,
    nothing(record, now, [{ code: 'contradictoryNumbers', document: record ? document : number, detail }]),
    null,
    now,
  );
}

/** The numbers a page gives itself: in its metadata, and in its address where that holds a Z-number. */
function numbersOf(record: QuestionRecord): string[] {
  const own = record.questionNumber === null ? null : normaliseQuestionNumber(record.questionNumber);
  const address = record.identifier.number === null ? null : normaliseQuestionNumber(record.identifier.number);
  if (own === null) return address === null ? [] : [address];
  // Old addresses hold other numbers than the question's; only two Z-numbers can contradict each other.
  const comparable = address !== null && own.includes('Z') && address.includes('Z');
  return comparable ? [...new Set([own, address])] : [own];
}

/** The dossier of a question that has no answer to look for, such as an oral one. */
export function unasked(record: QuestionRecord, number: string, now: Date): CachedDossier {
  return assembleRecord(number, nothing(record, now, []), null, now);
}

function nothing(record: QuestionRecord | null, now: Date, errors: SourceError[]): SourceAnswers {
  const readAt = now.toISOString();
  return {
    page: record ? { record, readAt } : null,
    appendixPage: null,
    metadata: null,
    appendices: [],
    unread: [],
    search: { outcome: 'notAsked', documents: [], readAt },
    notFound: false,
    errors,
    failures: [],
  };
}
