import type { Clock } from '../domain/clock/calendar.ts';
import type { AppendixFact, FoundDocument, SourceAnswers } from '../domain/dossier/answers.ts';
import { questionIds } from '../domain/dossier/question-number.ts';
import type { DossierRequest } from '../domain/dossier/types.ts';
import { isProvisional } from '../domain/publication/identifier.ts';
import { addresses } from '../domain/site/services.ts';
import type { SourceFailure } from '../domain/status/types.ts';
import { type AppendixResult, type AskedAppendix, readAppendix, type ReadPublicationXml } from './appendices.ts';
import { failureOf } from './failure.ts';
import type { HttpClient } from './http.ts';
import { type QuestionMetadata, readQuestionMetadata } from './metadata.ts';
import { namedAppendices } from './named.ts';
import { searchQuestion } from './search.ts';
import type { SessionMemory } from './session-memory.ts';

/** More appendices than any question has; a hostile page cannot make us ask for more. */
const MOST_APPENDICES = 12;
/** More than that need not be listed: one is enough to say that not everything was read. */
const MOST_UNREAD = 100;

export interface FactsOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly readXml: ReadPublicationXml;
  /** What was learnt of the services in this session. */
  readonly memory: SessionMemory;
}

/**
 * Asks every source about one question: the page, the metadata of the appendices it links, the
 * search service. Each may fail alone.
 *
 * @param request checked; its record belongs to its number
 * @param number normalised
 * @param remembered identifiers of appendices read before: one that nobody names any more is asked for once more
 * @returns what came back, with the failures; never throws for what a source says
 */
export async function collectFacts(
  options: FactsOptions,
  request: DossierRequest,
  number: string,
  remembered: readonly string[] = [],
): Promise<SourceAnswers> {
  const { http, clock } = options;
  const readAt = clock.now().toISOString();
  const force = request.force;
  const page = request.record ? { record: request.record, readAt } : null;
  const appendixPage = request.appendix ? { record: request.appendix, readAt } : null;

  const [question, search] = await Promise.all([
    questionMetadata(options, request, number),
    searchQuestion(http, clock, number, force, options.memory),
  ]);
  const named = namedAppendices({ record: request.record, metadata: question.value, search, remembered, number });
  const reader = { http, clock, readXml: options.readXml, force };
  const results = await Promise.all(
    named.asked.slice(0, MOST_APPENDICES).map(async (asked): Promise<AskedAppendix & AppendixResult> => ({
      ...asked,
      ...(named.told.has(asked.id) ? TOLD : await readAppendix(reader, asked, number)),
    })),
  );
  const counted = results.filter((result) => counts(result, named.remembered));
  const other = new Set(results.filter(({ outcome }) => outcome === 'other').map(({ id }) => id));
  // An identifier made from a number may be spelled otherwise (-n1); that guess failing is no news then.
  const knownElsewhere =
    page === null &&
    question.failures.every(({ code }) => code === 'notFound' || code === 'garbage') &&
    search.documents.some(({ kind, numbers }) => kind === 'question' && numbers.includes(number));
  // The search hears of a page of the first days later than its reader.
  const isFirst = [page, appendixPage].some((open) => open !== null && isProvisional(open.record.identifier.id));
  return {
    page,
    appendixPage,
    metadata: question.value ? { ...question.value, readAt: clock.now().toISOString() } : null,
    appendices: counted.flatMap((result): AppendixFact[] => (result.fact ? [result.fact] : [])),
    unread: [
      ...counted
        .filter((result) => result.outcome !== 'read' && !isTextToCome(result, search.documents))
        .map(({ id }) => id),
      ...named.asked.slice(MOST_APPENDICES).map(({ id }) => id),
      ...named.unreadable,
    ].slice(0, MOST_UNREAD),
    search: {
      outcome: search.outcome,
      // The search says it belongs here, its own metadata says otherwise: it is not taken for what the search says.
      documents: search.documents.filter((document) => !other.has(document.id)),
      readAt: clock.now().toISOString(),
    },
    notFound: question.notFound && search.outcome === 'empty',
    errors: [],
    failures: [
      ...(knownElsewhere ? [] : question.failures),
      ...counted.flatMap((result) => result.failures),
      ...search.failures,
    ].filter(
      ({ what, source, code }) => code !== 'notFound' || !(isProvisional(what) || (isFirst && source === 'sru')),
    ),
  };
}

/**
 * Whether only the text of a document is missing, and is not published yet: what kind of document it is, is known. Such a
 * notice counts as one that is not understood.
 */
function isTextToCome({ id, fact }: AskedAppendix & AppendixResult, found: readonly FoundDocument[]): boolean {
  const form = fact?.form ?? found.find((document) => document.id === id)?.form ?? 'unknown';
  return isProvisional(id) && form !== 'unknown';
}

const TOLD: AppendixResult = { fact: null, outcome: 'read', failures: [] };

/** Whether a result bears on the question: not when only words or our memory name it, and it is another's or gone. */
function counts(
  { id, naming, outcome, failures }: AskedAppendix & AppendixResult,
  recalled: ReadonlySet<string>,
): boolean {
  if (naming === 'stated') return true;
  const isGone = recalled.has(id) && failures.length > 0 && failures.every(({ code }) => code === 'notFound');
  return outcome !== 'other' && !isGone;
}

interface QuestionResult {
  value: QuestionMetadata | null;
  notFound: boolean;
  failures: SourceFailure[];
}

/** The question's own metadata: only where the page does not say it. */
async function questionMetadata(
  options: FactsOptions,
  request: DossierRequest,
  number: string,
): Promise<QuestionResult> {
  const { http, clock } = options;
  const { record } = request;
  if (record && record.submitted !== null && record.form !== 'unknown')
    return { value: null, notFound: false, failures: [] };
  const ids = record ? [record.identifier.id] : questionIds(number);
  const failures: SourceFailure[] = [];
  let missing = 0;
  for (const id of ids) {
    const fetched = await http.text(addresses.metadata(id), request.force);
    const metadata = fetched.ok ? readQuestionMetadata(fetched.text, id, number) : fetched;
    if (metadata.ok) return { value: metadata.value, notFound: false, failures: [] };
    if (metadata.code === 'notFound') missing += 1;
    failures.push(failureOf(clock, 'metadata', id, metadata));
  }
  return { value: null, notFound: record === null && missing === ids.length, failures };
}
