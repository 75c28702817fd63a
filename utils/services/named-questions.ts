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

/** Questions asked about in one search. */
export const MOST_NAMED = 5;
/** Questions remembered; the oldest go first. */
const MOST_KEPT = 100;
const HOUR_MS = 3_600_000;
/** When nothing came of a search it is not repeated for a while, however often the page is drawn. */
const AGAIN_AFTER_MS = 300_000;

const KEY = 'sources.named';
const Kept = z.array(
  z.object({
    number: z.string().check(z.maxLength(20)),
    /** When it was asked for, milliseconds since 1970. */
    at: z.number(),
    /** Null when nothing was found. */
    record: z.nullable(CachedDossier),
  }),
);
type Kept = z.infer<typeof Kept>;

/** What the search service tells in passing of questions that another one names. */
export interface NamedQuestions {
  /**
   * What was found of these numbers in this session. Asks nothing. Never throws.
   *
   * @returns dossiers by number, which hold nothing but what one search proves; see `recordOf`
   */
  known(numbers: readonly string[]): Promise<Map<string, Dossier>>;
  /**
   * Searches once for the first five of these numbers of which nothing was found lately; at most twice, where the service
   * does not know the index of question numbers. Never throws; a search that fails is tried again after five minutes.
   *
   * @param numbers as the page at hand names them, hostile until normalised here
   * @returns whether more is known now
   */
  ask(numbers: readonly string[]): Promise<boolean>;
}

/** What the service needs. `http` should be one that lets everything a reader waits for go first. */
export interface NamedOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly memory?: SessionMemory;
}

/** Makes the service. One per background: what it found it keeps apart from the dossiers that were really looked up. */
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
      // What was found before stays when a later search fails.
      return { number, at, record: record ?? before.get(number) ?? null, isNew: record !== null };
    });
    const others = kept.filter(({ number }) => !numbers.includes(number));
    const all = [...others, ...found.map(({ number, record }) => ({ number, at, record }))].slice(-MOST_KEPT);
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
      // One after the other: two pages that name one question ask for it once.
      const mine = turn.then(() => search(numbers)).catch(orElse('named.search', false));
      turn = mine;
      return mine;
    },
  };
}

/** What one search found. */
interface Found {
  /** The documents that carry one of the numbers; of an answer that is not whole the questions alone. */
  readonly documents: readonly FoundDocument[];
  /** Whether an appendix of these numbers would be among the documents if there was one. */
  readonly isWhole: boolean;
}

async function find(http: HttpClient, memory: SessionMemory, numbers: readonly string[]): Promise<Found> {
  const byIndex = await isIndexKnown(memory);
  const first = await askPage(http, numbersQuery(numbers, byIndex ? 'index' : 'text'), false, 1);
  const own = ownOf(first, numbers);
  if (!byIndex || own.documents.length > 0 || !(first.ok || refused(first))) return own;
  // Refused, or nothing found: the service may not know the index.
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
    // An appendix that only names a number in its text may answer it.
    isWhole: isRead && all.every(({ kind, numbers: own }) => kind !== 'appendix' || own.length > 0),
  };
}

/**
 * What one search proves of a question: an answer that is there is there. That there is none it proves as far as the list of
 * all questions does, which knows no more (decisions 216 and 230): the answer of the service is whole, everything the
 * question links is among it, and the question is not so old that its answer may carry another number.
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
      // An earlier answer may be among what is linked and was not found: its day would be told wrong.
      search: { outcome: tellsAbsence ? 'found' : 'notAsked', documents: isAllThere ? carrying : questions, readAt },
      notFound: false,
      errors: [],
      failures: [],
    },
    null,
    now,
  );
}
