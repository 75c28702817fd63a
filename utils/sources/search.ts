import type { Clock } from '../domain/clock/calendar.ts';
import type { FoundDocument } from '../domain/dossier/answers.ts';
import { formOfTypes } from '../domain/publication/appendix-type.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import { appendicesIn, numbersOf } from '../domain/publication/stated.ts';
import { REPOSITORY_HOST } from '../domain/site/hosts.ts';
import { SRU } from '../domain/site/services.ts';
import type { SearchOutcome, SourceFailure } from '../domain/status/types.ts';
import { numberQuery, questionQuery, searchAddress, textQuery } from './cql.ts';
import { failureOf } from './failure.ts';
import type { HttpClient } from './http.ts';
import { checkedDate, questionForm } from './metadata.ts';
import { type SessionMemory, volatileMemory } from './session-memory.ts';
import { readSruAnswer, type SruAnswer, type SruRecord } from './sru.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Maximum number of result pages. A question with more mentions than that is never called unanswered. */
const MAX_PAGES = 3;

/** What the search service knows about one question. */
export interface SearchResult {
  outcome: SearchOutcome;
  documents: FoundDocument[];
  failures: SourceFailure[];
}

/** Set for the session once the service turned out not to know the index of question numbers. */
const INDEX_KEY = 'sources.numberIndex';
const REFUSED = 'refused';

/** Whether to use the index of question numbers, from what was learned in this session. */
export async function isIndexKnown(memory: SessionMemory): Promise<boolean> {
  return (await memory.get(INDEX_KEY).catch(logAndReturn('search.memory'))) !== REFUSED;
}

/**
 * Searches for everything that has or mentions a question number.
 *
 * The first query uses the index of question numbers and the text together. If it is rejected, or its answer lacks the
 * question's own record, the next query uses the text only. If that finds the question, the service does not know the
 * index (it may reject it, ignore it or find nothing by it), and the rest of the session searches by text only. If
 * mentions fill more pages than we read, a further query uses the index only. That returns the appendices with the
 * number; but one without it may be on an unread page, so nothing is called absent then.
 *
 * @param http client for the official services
 * @param number normalised question number
 * @param force ignore a pause after failures
 * @param memory what was learned about the index in this session
 * @returns `found` only for a result that can prove there is no answer; documents that were read are included even when
 * the outcome is `failed`
 */
// oxlint-disable-next-line complexity -- a sequence of queries; the docstring explains it
export async function searchQuestion(
  http: HttpClient,
  clock: Clock,
  number: string,
  force: boolean,
  memory: SessionMemory = volatileMemory(),
): Promise<SearchResult> {
  const known = await isIndexKnown(memory);
  const answers: SruAnswer[] = [];
  const records = new Map<string, SruRecord>();
  const asked = async (query: string): Promise<SruAnswer> => {
    const answer = await ask(http, query, force);
    answers.push(answer);
    for (const record of answer.ok ? answer.records : []) records.set(record.id, record);
    return answer;
  };
  // A record that was left out or could not be read may be an appendix without a number.
  const settles = (answer: SruAnswer): boolean =>
    isReliable(answer) && answers.every(isComplete) && knows([...records.values()], number);
  const found = (): SearchResult => ({ outcome: 'found', documents: [...records.values()].map(toFound), failures: [] });

  let text: SruAnswer | null = null;
  if (known) {
    const first = await asked(questionQuery(number));
    if (settles(first)) return found();
    if (cut(first) && settles(await asked(numberQuery(number)))) return found();
    if (!cut(first) && !hopeless(first)) text = await asked(textQuery(number));
    if (text && isReliable(text) && (refused(first) || settles(text)))
      await memory.set(INDEX_KEY, REFUSED).catch(logAndReturn('search.memory'));
    // A service that rejects text queries may still know the index.
    if (text && refused(text) && settles(await asked(numberQuery(number)))) return found();
  } else text = await asked(textQuery(number));
  if (text && settles(text)) return found();

  const documents = [...records.values()].map(toFound);
  // Only an empty text result means "nothing": an empty index result may mean that the index does not exist.
  if (text && isReliable(text))
    return { outcome: 'empty', documents, failures: [failureOf(clock, 'sru', REPOSITORY_HOST, 'notFound')] };
  return { outcome: 'failed', documents, failures: [failureOf(clock, 'sru', REPOSITORY_HOST, worst(answers))] };
}

/** Fetches page after page: the appendices of a number with many mentions may be on any page. */
async function ask(http: HttpClient, query: string, force: boolean): Promise<SruAnswer> {
  let all = await askPage(http, query, force, 1);
  for (
    let page = 2;
    page <= MAX_PAGES && all.ok && all.next !== null && all.records.length === all.returned;
    page += 1
  ) {
    const more = await askPage(http, query, force, all.next);
    // Keep what was read; it stays partial.
    if (!more.ok || more.returned === 0 || (more.next !== null && more.next <= all.next)) break;
    all = {
      ...more,
      records: [...all.records, ...more.records],
      returned: all.returned + more.returned,
      ignored: [...all.ignored, ...more.ignored],
    };
  }
  return all;
}

/** Fetches one page of results from a position on. Never throws. */
export async function askPage(http: HttpClient, query: string, force: boolean, start: number): Promise<SruAnswer> {
  const result = await http.text(searchAddress(query, start), force);
  return result.ok ? readSruAnswer(result.text) : result;
}

/** False when part of an answer is missing or unreadable. A failure is not an answer. */
function isComplete(answer: SruAnswer): boolean {
  return !answer.ok || !answer.partial;
}

/** A complete answer to the complete query. */
function isReliable(answer: SruAnswer): boolean {
  return answer.ok && !answer.partial && answer.ignored.length === 0;
}

/** A complete query with a truncated answer. */
function cut(answer: SruAnswer): boolean {
  return answer.ok && answer.partial && answer.ignored.length === 0;
}

/** The query, or part of it, was not understood. */
export function refused(answer: SruAnswer): boolean {
  return answer.ok ? answer.ignored.length > 0 : answer.code === 'rejected' || answer.code === 'garbage';
}

/** The service is unreachable or throttling: another query would fail too. */
function hopeless(answer: SruAnswer): boolean {
  return !answer.ok && !refused(answer);
}

/** The failure to report: the last failed answer, otherwise why the answers are insufficient. */
function worst(answers: readonly SruAnswer[]): Pick<SourceFailure, 'code' | 'until'> {
  for (const answer of answers.toReversed()) if (!answer.ok) return answer;
  return { code: answers.some((answer) => answer.ok && answer.ignored.length > 0) ? 'rejected' : 'tooLarge' };
}

function knows(records: readonly SruRecord[], number: string): boolean {
  return records.some((record) => record.questionNumbers.includes(number));
}

/** Converts a search record into a document of a dossier, by the same rules as for a page. */
export function toFound(record: SruRecord): FoundDocument {
  const kind = kindOf(record);
  const date = checkedDate(kind === 'question' ? record.submitted : record.received, record.id);
  return {
    id: parseIdentifier(record.id)?.id ?? record.id,
    title: record.title,
    kind,
    numbers: numbersOf(record.questionNumbers).numbers,
    linked: appendicesIn(record.appendices),
    ...formOfTypes(record.types),
    questionForm: questionForm(record.types, record.title),
    date: date.date,
    available: checkedDate(record.available, record.id).date,
    errors: date.errors,
    xmlUrl: record.xmlUrl,
  };
}

/** By the name of the series or the identifier: either may be missing or spelled differently. */
function kindOf(record: SruRecord): FoundDocument['kind'] {
  const name = record.publicationName.toLowerCase();
  const id = record.id.toLowerCase();
  if (name === SRU.value.appendices.toLowerCase() || id.startsWith('ah-')) return 'appendix';
  return name === SRU.value.questions.toLowerCase() || id.startsWith('kv-') ? 'question' : 'other';
}
