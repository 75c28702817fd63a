import type { QuestionRecord } from '../publication/record.ts';
import { numbersOf as numbersIn } from '../publication/stated.ts';
import type { SourceError } from '../status/types.ts';
import type { SourceAnswers } from './answers.ts';
import { assembleRecord } from './assemble.ts';
import type { CachedDossier } from './cache.ts';
import { normaliseQuestionNumber } from './question-number.ts';
import type { DossierRequest } from './types.ts';

const QUESTION_ID = /^kv-[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*$/;

/** Dossiers for which no source is asked. Pure; they are not stored. */

/**
 * The dossier of a page that contradicts the request. Nobody can tell which question such a page is about, so nothing is
 * asked and nothing is claimed.
 *
 * @param request checked shape
 * @param number normalised number of the request
 * @returns null when nothing contradicts the request
 */
export function contradiction({ record, appendix }: DossierRequest, number: string, now: Date): CachedDossier | null {
  const claimed = record ? numbersOf(record) : (appendix?.questionNumbers ?? []);
  const isOther = record !== null && !isOfQuestion(record, claimed, number);
  const isForeign = appendix && !numbersIn(appendix.questionNumbers).numbers.includes(number);
  if (!isOther && !isForeign) return null;
  const error: SourceError = {
    code: 'contradictoryNumbers',
    document: record?.identifier.id ?? number,
    detail: `${claimed.join(', ') || '–'} / ${number}`,
  };
  return assembleRecord(number, nothing(record, now, [error]), null, now);
}

/** Whether a page gives itself this number and no other, under an identifier that a question can have. */
function isOfQuestion(record: QuestionRecord, claimed: readonly string[], number: string): boolean {
  return claimed.length > 0 && claimed.every((value) => value === number) && QUESTION_ID.test(record.identifier.id);
}

/** The numbers a page gives itself: in its metadata, and in its address where that holds a Z-number. */
function numbersOf(record: QuestionRecord): string[] {
  const own = record.questionNumber === null ? null : normaliseQuestionNumber(record.questionNumber);
  const address = record.identifier.number === null ? null : normaliseQuestionNumber(record.identifier.number);
  if (own === null) return address === null ? [] : [address];
  // Old addresses have a number of another kind: only two Z-numbers can contradict each other.
  const comparable = address !== null && own.includes('Z') && address.includes('Z');
  return comparable ? [...new Set([own, address])] : [own];
}

/** The dossier of a question that has no answer to look for, such as an oral one. */
export function dossierWithoutSearch(record: QuestionRecord, number: string, now: Date): CachedDossier {
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
