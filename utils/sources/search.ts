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
import { orElse } from '../messages/swallow.ts';

/** Pages of results that are asked for; a question that more documents mention is not called unanswered. */
const MOST_PAGES = 3;

/** What the search service knows about one question. */
export interface SearchResult {
  outcome: SearchOutcome;
  documents: FoundDocument[];
  failures: SourceFailure[];
}

/** Kept for the session when the service turned out not to know the index of question numbers. */
const INDEX_KEY = 'sources.numberIndex';
const REFUSED = 'refused';

/** Whether the index of question numbers is worth asking, by what was learnt in this session. */
export async function isIndexKnown(memory: SessionMemory): Promise<boolean> {
  return (await memory.get(INDEX_KEY).catch(orElse('search.memory'))) !== REFUSED;
}

/**
 * Asks the search service for everything that carries or names a question number.
 *
 * One query asks the index of question numbers and the text at once. Where it is refused, or its answer does not hold
 * the question's own record, the text alone is asked: when that one knows the question, the service does not know the
 * index (it may refuse it, leave it out of account or find nothing by it), and the rest of the session asks by text
 * alone. Where mentions fill more pages than are read, the index alone is asked as well: it gives the appendices that carry the
 * number, but one without it may be among what was not read, so that nothing is called absent then.
 *
 * @param http polite client
 * @param number normalised question number
 * @param force also when the host is paused after failures
 * @param memory what was learnt of the index in this session
 * @returns `found` only for an answer that can show the absence of an answer; whatever was read
 *   is given even when the outcome is `failed`
 */
// oxlint-disable-next-line complexity -- the ladder of queries is read from top to bottom; the docstring draws it
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
  // What an answer left out, or held and could not be read, may be an appendix that carries no number.
  const settles = (answer: SruAnswer): boolean =>
    reliable(answer) && answers.every(whole) && knows([...records.values()], number);
  const found = (): SearchResult => ({ outcome: 'found', documents: [...records.values()].map(toFound), failures: [] });

  let text: SruAnswer | null = null;
  if (known) {
    const first = await asked(questionQuery(number));
    if (settles(first)) return found();
    if (cut(first) && settles(await asked(numberQuery(number)))) return found();
    if (!cut(first) && !hopeless(first)) text = await asked(textQuery(number));
    if (text && reliable(text) && (refused(first) || settles(text)))
      await memory.set(INDEX_KEY, REFUSED).catch(orElse('search.memory'));
    // A service that refuses text may still know the index.
    if (text && refused(text) && settles(await asked(numberQuery(number)))) return found();
  } else text = await asked(textQuery(number));
  if (text && settles(text)) return found();

  const documents = [...records.values()].map(toFound);
  // Only the text can say "nothing": the index may not exist, and then its empty answer says nothing.
  if (text && reliable(text))
    return { outcome: 'empty', documents, failures: [failureOf(clock, 'sru', REPOSITORY_HOST, 'notFound')] };
  return { outcome: 'failed', documents, failures: [failureOf(clock, 'sru', REPOSITORY_HOST, worst(answers))] };
}

/** Asks, page after page: a number that many documents mention has its appendices on any of them. */
async function ask(http: HttpClient, query: string, force: boolean): Promise<SruAnswer> {
  let all = await askPage(http, query, force, 1);
  for (
    let page = 2;
    page <= MOST_PAGES && all.ok && all.next !== null && all.records.length === all.returned;
    page += 1
  ) {
    const more = await askPage(http, query, force, all.next);
    // What was read stays, and stays partial.
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

/** Asks for one page of what a query finds, from a position on. Never throws. */
export async function askPage(http: HttpClient, query: string, force: boolean, start: number): Promise<SruAnswer> {
  const result = await http.text(searchAddress(query, start), force);
  return result.ok ? readSruAnswer(result.text) : result;
}

/** Not an answer of which a part is missing or could not be read; a refusal is no answer. */
function whole(answer: SruAnswer): boolean {
  return !answer.ok || !answer.partial;
}

/** A whole answer to the whole query. */
function reliable(answer: SruAnswer): boolean {
  return answer.ok && !answer.partial && answer.ignored.length === 0;
}

/** A whole query, of which only a part of the answer came. */
function cut(answer: SruAnswer): boolean {
  return answer.ok && answer.partial && answer.ignored.length === 0;
}

/** The query, or a part of it, was not understood. */
export function refused(answer: SruAnswer): boolean {
  return answer.ok ? answer.ignored.length > 0 : answer.code === 'rejected' || answer.code === 'garbage';
}

/** The service cannot be reached or wants to be left alone: another query would end the same way. */
function hopeless(answer: SruAnswer): boolean {
  return !answer.ok && !refused(answer);
}

/** What to tell: the last answer that failed, else why the answers do not suffice. */
function worst(answers: readonly SruAnswer[]): Pick<SourceFailure, 'code' | 'until'> {
  for (const answer of answers.toReversed()) if (!answer.ok) return answer;
  return { code: answers.some((answer) => answer.ok && answer.ignored.length > 0) ? 'rejected' : 'tooLarge' };
}

function knows(records: readonly SruRecord[], number: string): boolean {
  return records.some((record) => record.questionNumbers.includes(number));
}

/** A record of the search service as a document of a dossier; what it states is read by the same rules as on a page. */
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

/** By the name of the series or by the identifier: either may be missing or spelled in another way. */
function kindOf(record: SruRecord): FoundDocument['kind'] {
  const name = record.publicationName.toLowerCase();
  const id = record.id.toLowerCase();
  if (name === SRU.value.appendices.toLowerCase() || id.startsWith('ah-')) return 'appendix';
  return name === SRU.value.questions.toLowerCase() || id.startsWith('kv-') ? 'question' : 'other';
}
