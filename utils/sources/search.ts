import type { Clock } from '../clock/calendar.ts';
import type { FoundDocument } from '../dossier/answers.ts';
import { normaliseQuestionNumber } from '../dossier/questionNumber.ts';
import { REPOSITORY_HOST, SRU } from '../site/services.ts';
import type { SearchOutcome, SourceFailure } from '../status/types.ts';
import { appendicesQuery, mentionsQuery, searchAddress } from './cql.ts';
import { failureOf } from './failure.ts';
import type { HttpClient } from './http.ts';
import { appendixForm, checkedDate, questionForm } from './metadata.ts';
import { readSruAnswer, type SruAnswer, type SruRecord } from './sru.ts';

/** What the search service knows about one question. */
export interface SearchResult {
  outcome: SearchOutcome;
  documents: FoundDocument[];
  failures: SourceFailure[];
}

/**
 * Asks the search service for everything that carries or names a question number.
 *
 * One query, by text and indexes, gives the question, its appendices and the documents that mention
 * it. Only when that answer is refused, incomplete or does not know the question, the appendices
 * are asked for by their index, whose existence nobody outside has verified.
 *
 * @param http polite client
 * @param number normalised question number
 * @param force also when the host is paused after failures
 * @returns `found` only for an answer that can show the absence of an answer; whatever was read
 *   is given even when the outcome is `failed`
 */
export async function searchQuestion(
  http: HttpClient,
  clock: Clock,
  number: string,
  force: boolean,
): Promise<SearchResult> {
  const first = await ask(http, mentionsQuery(number), force);
  const firstRecords = first.ok ? first.records : [];
  if (reliable(first) && knows(firstRecords, number))
    return { outcome: 'found', documents: firstRecords.map(toFound), failures: [] };

  const hopeless = !first.ok && first.code !== 'rejected' && first.code !== 'garbage';
  const second = hopeless ? first : await ask(http, appendicesQuery(number), force);
  const records = new Map([...firstRecords, ...(second.ok ? second.records : [])].map((record) => [record.id, record]));
  const documents = [...records.values()].map(toFound);
  if (reliable(second) && knows([...records.values()], number)) return { outcome: 'found', documents, failures: [] };
  // Both must have said "nothing": the index may not exist, and then an empty answer says nothing.
  if (reliable(first) && reliable(second))
    return { outcome: 'empty', documents, failures: [failureOf(clock, 'sru', REPOSITORY_HOST, 'notFound')] };
  return { outcome: 'failed', documents, failures: [failureOf(clock, 'sru', REPOSITORY_HOST, codeOf(first, second))] };
}

async function ask(http: HttpClient, query: string, force: boolean): Promise<SruAnswer> {
  const result = await http.text(searchAddress(query), force);
  return result.ok ? readSruAnswer(result.text) : result;
}

/** A whole answer to the whole query. */
function reliable(answer: SruAnswer): boolean {
  return answer.ok && !answer.partial && answer.ignored.length === 0;
}

function codeOf(first: SruAnswer, second: SruAnswer): SourceFailure['code'] {
  const failed = [second, first].find((answer) => !answer.ok);
  if (failed && !failed.ok) return failed.code;
  return first.ok && first.ignored.length === 0 && second.ok && second.ignored.length === 0 ? 'tooLarge' : 'rejected';
}

function knows(records: readonly SruRecord[], number: string): boolean {
  return records.some((record) => record.questionNumbers.some((value) => normaliseQuestionNumber(value) === number));
}

function toFound(record: SruRecord): FoundDocument {
  const kind = kindOf(record);
  const date = checkedDate(kind === 'question' ? record.submitted : record.received, record.id);
  return {
    id: record.id,
    title: record.title,
    kind,
    numbers: record.questionNumbers.flatMap((value) => normaliseQuestionNumber(value) ?? []),
    ...appendixForm(record.types),
    questionForm: questionForm(record.types, record.title),
    date: date.date,
    available: checkedDate(record.available, record.id).date,
    errors: date.errors,
    xmlUrl: record.xmlUrl,
  };
}

/** By the name of the series; by the identifier where a record does not give it. */
function kindOf(record: SruRecord): FoundDocument['kind'] {
  const name = record.publicationName.toLowerCase();
  if (name === SRU.value.appendices.toLowerCase() || (name === '' && record.id.startsWith('ah-'))) return 'appendix';
  return name === SRU.value.questions.toLowerCase() || (name === '' && record.id.startsWith('kv-'))
    ? 'question'
    : 'other';
}
