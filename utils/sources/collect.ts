import type { Clock } from '../clock/calendar.ts';
import type { AppendixFact, FoundDocument, SourceAnswers } from '../dossier/answers.ts';
import { questionIds } from '../dossier/questionNumber.ts';
import type { DossierRequest } from '../dossier/types.ts';
import { addresses } from '../site/services.ts';
import type { SourceFailure } from '../status/types.ts';
import { type AppendixResult, readAppendix, type ReadPublicationXml } from './appendices.ts';
import { failureOf } from './failure.ts';
import type { HttpClient } from './http.ts';
import { APPENDIX_ID, type QuestionMetadata, readQuestionMetadata } from './metadata.ts';
import { searchQuestion } from './search.ts';
import type { SessionMemory } from './session-memory.ts';

/** More appendices than any question has; a hostile page cannot make us ask for more. */
const MOST_APPENDICES = 12;

export interface CollectOptions {
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
 * @returns what came back, with the failures; never throws for what a source says
 */
export async function collect(
  options: CollectOptions,
  request: DossierRequest,
  number: string,
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
  const own = search.documents.filter((document) => document.kind === 'appendix' && document.numbers.includes(number));
  const ids = [
    ...new Set([
      ...(page?.record.appendices ?? []),
      ...(question.value?.appendices ?? []),
      ...own.map((document) => document.id),
    ]),
  ].filter((id) => APPENDIX_ID.test(id));
  const results = await Promise.all(
    ids.slice(0, MOST_APPENDICES).map(async (id): Promise<{ id: string } & AppendixResult> => {
      const found = own.find((document) => document.id === id);
      if (found && saysEnough(found)) return { id, fact: null, unread: false, foreign: false, failures: [] };
      return {
        id,
        ...(await readAppendix({ http, clock, readXml: options.readXml, force }, id, number, found?.xmlUrl ?? null)),
      };
    }),
  );
  const foreign = new Set(results.filter((result) => result.foreign).map((result) => result.id));
  // An identifier made from a number may be spelled otherwise (-n1); that guess failing is no news then.
  const knownElsewhere =
    page === null &&
    question.failures.every(({ code }) => code === 'notFound' || code === 'garbage') &&
    search.documents.some(({ kind, numbers }) => kind === 'question' && numbers.includes(number));
  return {
    page,
    appendixPage,
    metadata: question.value ? { ...question.value, readAt: clock.now().toISOString() } : null,
    appendices: results.flatMap((result): AppendixFact[] => (result.fact ? [result.fact] : [])),
    unread: [...results.filter((result) => result.unread).map((result) => result.id), ...ids.slice(MOST_APPENDICES)],
    search: {
      outcome: search.outcome,
      // The search says it belongs here, its own metadata says otherwise: it counts for nothing.
      documents: search.documents.filter((document) => !foreign.has(document.id)),
      readAt: clock.now().toISOString(),
    },
    notFound: question.notFound && search.outcome === 'empty',
    errors: [],
    failures: [
      ...(knownElsewhere ? [] : question.failures),
      ...results.flatMap((result) => result.failures),
      ...search.failures,
    ],
  };
}

/** An answer with its date needs no second request. */
function saysEnough(found: FoundDocument): boolean {
  return found.form === 'answer' && found.date !== null && found.errors.length === 0;
}

interface QuestionResult {
  value: QuestionMetadata | null;
  notFound: boolean;
  failures: SourceFailure[];
}

/** The question's own metadata: only where the page does not say it. */
async function questionMetadata(
  options: CollectOptions,
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
    failures.push(failureOf(clock, 'metadata', id, metadata.code));
  }
  return { value: null, notFound: record === null && missing === ids.length, failures };
}
