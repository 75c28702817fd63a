import * as z from 'zod/mini';
import { todayInAmsterdam, type Clock } from '../domain/clock/calendar.ts';
import { assembleDossier, assembleRecord } from '../domain/dossier/assemble.ts';
import type { FoundDocument } from '../domain/dossier/answers.ts';
import { CachedDossier } from '../domain/dossier/cache.ts';
import { normaliseQuestionNumber } from '../domain/dossier/question-number.ts';
import type { Dossier } from '../domain/dossier/types.ts';
import { publicationOf } from '../domain/publication/stated.ts';
import { listTellsAbsence } from '../domain/status/listed.ts';
import { numbersQuery } from '../sources/cql.ts';
import type { HttpClient } from '../sources/http.ts';
import { askPage, isIndexKnown, refused, toFound } from '../sources/search.ts';
import { type SessionMemory, volatileMemory } from '../sources/session-memory.ts';
import type { SruAnswer } from '../sources/sru.ts';
import { orElse } from '../messages/swallow.ts';

/** How many questions one search asks about. */
export const MOST_NAMED = 5;
/** How many questions to remember; the oldest are dropped first. */
const MAX_KEPT = 100;
const HOUR_MS = 3_600_000;
/** Do not repeat a search that found nothing for this long, however often the page is drawn. */
const AGAIN_AFTER_MS = 300_000;

const KEY = 'sources.named';
const Kept = z.array(
  z.object({
    number: z.string().check(z.maxLength(20)),
    /** When it was searched for, milliseconds since 1970. */
    at: z.number(),
    /** Null when nothing was found. */
    record: z.nullable(CachedDossier),
  }),
);
type Kept = z.infer<typeof Kept>;

/** Facts about questions that a page names, found by one search. */
export interface NamedQuestions {
  /**
   * What was found for these numbers in this session. Uses no network. Never throws.
   *
   * @returns dossiers by number. They only contain what one search proves; see `recordOf`
   */
  known(numbers: readonly string[]): Promise<Map<string, Dossier>>;
  /**
   * Searches once for the first five of these numbers that were not searched for recently; twice when the service does
   * not know the index of question numbers. Never throws. A failed search is retried after five minutes at the
   * earliest.
   *
   * @param numbers as named by the page; untrusted, normalised here
   * @returns whether anything new was found
   */
  ask(numbers: readonly string[]): Promise<boolean>;
}

/**
 * What the service needs. Pass an `http` client with background urgency, so that requests the reader waits for go
 * first.
 */
export interface NamedOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly memory?: SessionMemory;
}

/** Creates the service. One per background. It keeps its results apart from dossiers that were looked up properly. */
export function createNamedQuestions({ http, clock, memory = volatileMemory() }: NamedOptions): NamedQuestions {
  let turn: Promise<unknown> = Promise.resolve();

  const load = async (): Promise<Kept> => {
    const read = Kept.safeParse(await memory.get(KEY).catch(orElse('named.memory')));
    return read.success ? read.data : [];
  };

  const isFresh = ({ at, record }: Kept[number]): boolean => {
    const age = clock.now().getTime() - at;
    return age >= 0 && age < (record === null ? AGAIN_AFTER_MS : HOUR_MS);
  };

  const search = async (raw: readonly string[]): Promise<boolean> => {
    const kept = await load();
    const fresh = new Set(kept.filter(isFresh).map(({ number }) => number));
    const wanted = [...new Set(raw.flatMap((number) => normaliseQuestionNumber(number) ?? []))];
    const numbers = wanted.filter((number) => !fresh.has(number)).slice(0, MOST_NAMED);
    if (numbers.length === 0) return false;
    const answer = await find(http, memory, numbers);
    const at = clock.now().getTime();
    const before = new Map(kept.map(({ number, record }) => [number, record]));
    const found = numbers.map((number) => {
      const record = recordOf(number, answer, clock.now());
      // Keep the earlier result when a later search fails.
      return { number, at, record: record ?? before.get(number) ?? null, isNew: record !== null };
    });
    const others = kept.filter(({ number }) => !numbers.includes(number));
    const all = [...others, ...found.map(({ number, record }) => ({ number, at, record }))].slice(-MAX_KEPT);
    await memory.set(KEY, all).catch(orElse('named.memory'));
    return found.some(({ isNew }) => isNew);
  };

  return {
    async known(numbers) {
      const asked = new Set(numbers);
      return new Map(
        (await load()).flatMap(({ number, record }): [string, Dossier][] =>
          record !== null && asked.has(number) ? [[number, assembleDossier(record, [], false, clock.now())]] : [],
        ),
      );
    },
    ask(numbers) {
      // One at a time, so that two pages that name the same question cause one search.
      const mine = turn.then(() => search(numbers)).catch(orElse('named.search', false));
      turn = mine;
      return mine;
    },
  };
}

/** What one search found. */
interface Found {
  /** The documents with one of the numbers; of an incomplete answer only the questions. */
  readonly documents: readonly FoundDocument[];
  /** Whether an appendix with one of these numbers would be among the documents if it existed. */
  readonly isWhole: boolean;
}

async function find(http: HttpClient, memory: SessionMemory, numbers: readonly string[]): Promise<Found> {
  const byIndex = await isIndexKnown(memory);
  const first = await askPage(http, numbersQuery(numbers, byIndex ? 'index' : 'text'), false, 1);
  const own = ownOf(first, numbers);
  if (!byIndex || own.documents.length > 0 || !(first.ok || refused(first))) return own;
  // Rejected, or nothing found: the service may not know the index.
  return ownOf(await askPage(http, numbersQuery(numbers, 'text'), false, 1), numbers);
}

function ownOf(answer: SruAnswer, numbers: readonly string[]): Found {
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
function recordOf(number: string, { documents, isWhole }: Found, now: Date): CachedDossier | null {
  const carrying = documents.filter(({ numbers }) => numbers.includes(number));
  const questions = carrying.filter(({ kind }) => kind === 'question');
  if (questions.length === 0) return null;
  const found = new Set(carrying.map(({ id }) => publicationOf(id)));
  const isAllThere = questions.every(
    ({ linked }) => linked.unreadable.length === 0 && linked.ids.every((id) => found.has(publicationOf(id))),
  );
  const submitted = questions.find(({ date }) => date !== null)?.date ?? null;
  const tellsAbsence = isWhole && isAllThere && listTellsAbsence(submitted, todayInAmsterdam(now));
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
