import * as z from 'zod/mini';
import type { Clock } from '../domain/clock/calendar.ts';
import { assembleDossier } from '../domain/dossier/assemble.ts';
import { CachedDossier } from '../domain/dossier/cache.ts';
import { normaliseQuestionNumber } from '../domain/dossier/question-number.ts';
import type { Dossier } from '../domain/dossier/types.ts';
import type { HttpClient } from '../sources/http.ts';
import { type SessionMemory, volatileMemory } from '../sources/session-memory.ts';
import { logAndReturn } from '../messages/log-error.ts';
import { findByNumbers, recordProven } from './by-numbers.ts';

/** How many questions one search asks about. */
export const MAX_NAMED = 5;
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
   * @returns dossiers by number. They only contain what one search proves; see `recordProven`
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
    const read = Kept.safeParse(await memory.get(KEY).catch(logAndReturn('named.memory')));
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
    const numbers = wanted.filter((number) => !fresh.has(number)).slice(0, MAX_NAMED);
    if (numbers.length === 0) return false;
    const answer = await findByNumbers(http, memory, numbers);
    const at = clock.now().getTime();
    const before = new Map(kept.map(({ number, record }) => [number, record]));
    const found = numbers.map((number) => {
      const record = recordProven(number, answer, clock.now());
      // Keep the earlier result when a later search fails.
      return { number, at, record: record ?? before.get(number) ?? null, isNew: record !== null };
    });
    const others = kept.filter(({ number }) => !numbers.includes(number));
    const all = [...others, ...found.map(({ number, record }) => ({ number, at, record }))].slice(-MAX_KEPT);
    await memory.set(KEY, all).catch(logAndReturn('named.memory'));
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
      const mine = turn.then(() => search(numbers)).catch(logAndReturn('named.search', false));
      turn = mine;
      return mine;
    },
  };
}
