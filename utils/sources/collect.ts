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

/** More appendices than any question has. Limits what a hostile page can make us request. */
const MAX_APPENDICES = 12;
/** One unread document is enough to say that not everything was read, so the list may be cut. */
const MAX_UNREAD = 100;

export interface FactsOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly readXml: ReadPublicationXml;
  /** What was learned about the services in this session. */
  readonly memory: SessionMemory;
}

/**
 * Asks every source about one question: the page, the metadata of the appendices it links to, the search service. Each
 * can fail independently.
 *
 * @param request validated; its record belongs to its number
 * @param number normalised
 * @param remembered identifiers of appendices read earlier; one that no source names any more is requested again
 * @returns the answers and the failures; never throws because of what a source returns
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
    named.asked.slice(0, MAX_APPENDICES).map(async (asked): Promise<AskedAppendix & AppendixResult> => ({
      ...asked,
      ...(named.told.has(asked.id) ? TOLD : await readAppendix(reader, asked, number)),
    })),
  );
  const counted = results.filter((result) => counts(result, named.remembered));
  const other = new Set(results.filter(({ outcome }) => outcome === 'other').map(({ id }) => id));
  // An identifier derived from a number may have a suffix (-n1). If another source knows the question, a failed guess
  // means nothing.
  const knownElsewhere =
    page === null &&
    question.failures.every(({ code }) => code === 'notFound' || code === 'garbage') &&
    search.documents.some(({ kind, numbers }) => kind === 'question' && numbers.includes(number));
  // A provisional page is not in the search index at first.
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
      ...named.asked.slice(MAX_APPENDICES).map(({ id }) => id),
      ...named.unreadable,
    ].slice(0, MAX_UNREAD),
    search: {
      outcome: search.outcome,
      // The search says it belongs here but its own metadata disagrees: do not trust the search.
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
 * Whether the kind of a document is known and only its text is missing, because it is not published yet. Such a notice
 * counts as not understood.
 */
function isTextToCome({ id, fact }: AskedAppendix & AppendixResult, found: readonly FoundDocument[]): boolean {
  const form = fact?.form ?? found.find((document) => document.id === id)?.form ?? 'unknown';
  return isProvisional(id) && form !== 'unknown';
}

const TOLD: AppendixResult = { fact: null, outcome: 'read', failures: [] };

/**
 * Whether a result concerns the question. It does not when only a text link or our memory names it and it turns out to
 * belong to another question or to be gone.
 */
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

/** Fetches the question's own metadata, unless the page already states it. */
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
