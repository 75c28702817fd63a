import { todayInAmsterdam } from '../domain/clock/calendar.ts';
import type { FoundDocument } from '../domain/dossier/answers.ts';
import { assembleRecord } from '../domain/dossier/assemble.ts';
import type { CachedDossier } from '../domain/dossier/cache.ts';
import { publicationOf } from '../domain/publication/stated.ts';
import { listShowsAbsence } from '../domain/status/listed.ts';
import { numbersQuery } from '../sources/cql.ts';
import type { HttpClient } from '../sources/http.ts';
import { askPage, isIndexKnown, refused, toFound } from '../sources/search.ts';
import type { SessionMemory } from '../sources/session-memory.ts';
import type { SruAnswer } from '../sources/sru.ts';

/** What one search found. */
export interface FoundByNumbers {
  /** The documents with one of the numbers; of an incomplete answer only the questions. */
  readonly documents: readonly FoundDocument[];
  /** Whether an appendix with one of these numbers would be among the documents if it existed. */
  readonly isWhole: boolean;
}

/**
 * Searches for everything that has one of these question numbers: one request, or two when the service does not know the
 * index of numbers. Never throws.
 *
 * @param numbers normalised, at least one, and few enough for one page of results
 */
export async function findByNumbers(
  http: HttpClient,
  memory: SessionMemory,
  numbers: readonly string[],
): Promise<FoundByNumbers> {
  const byIndex = await isIndexKnown(memory);
  const first = await askPage(http, numbersQuery(numbers, byIndex ? 'index' : 'text'), false, 1);
  const own = ownOf(first, numbers);
  if (!byIndex || own.documents.length > 0 || !(first.ok || refused(first))) return own;
  // Rejected, or nothing found: the service may not know the index.
  return ownOf(await askPage(http, numbersQuery(numbers, 'text'), false, 1), numbers);
}

function ownOf(answer: SruAnswer, numbers: readonly string[]): FoundByNumbers {
  if (!answer.ok) return { documents: [], isWhole: false };
  const all = answer.records.map(toFound);
  const isRead = !answer.partial && answer.ignored.length === 0;
  return {
    documents: all
      .filter(({ kind }) => kind === 'question' || (kind === 'appendix' && isRead))
      .filter((document) => document.numbers.some((number) => numbers.includes(number))),
    // An appendix that has no number, only mentions, may still be the answer.
    isWhole: isRead && all.every(({ kind, numbers: own }) => kind !== 'appendix' || own.length > 0),
  };
}

/**
 * What one search proves about a question. An answer that was found exists. That there is no answer is proven under the
 * same conditions as for the question list (decisions 216 and 230): the result is complete, it includes everything the
 * question links to, and the question is recent enough that its answer must carry its number.
 *
 * @returns null when the question's own record is not among the documents
 */
export function recordProven(number: string, { documents, isWhole }: FoundByNumbers, now: Date): CachedDossier | null {
  const carrying = documents.filter(({ numbers }) => numbers.includes(number));
  const questions = carrying.filter(({ kind }) => kind === 'question');
  if (questions.length === 0) return null;
  const found = new Set(carrying.map(({ id }) => publicationOf(id)));
  const isAllThere = questions.every(
    ({ linked }) => linked.unreadable.length === 0 && linked.ids.every((id) => found.has(publicationOf(id))),
  );
  const submitted = questions.find(({ date }) => date !== null)?.date ?? null;
  const tellsAbsence = isWhole && isAllThere && listShowsAbsence(submitted, todayInAmsterdam(now));
  const readAt = now.toISOString();
  return assembleRecord(
    number,
    {
      page: null,
      appendixPage: null,
      metadata: null,
      appendices: [],
      unread: [],
      // A linked document that was not found may be an earlier answer; then the date of the answer would be wrong.
      search: { outcome: tellsAbsence ? 'found' : 'notAsked', documents: isAllThere ? carrying : questions, readAt },
      notFound: false,
      errors: [],
      failures: [],
    },
    null,
    now,
  );
}
