import * as z from 'zod/mini';
import type { Clock } from '../domain/clock/calendar.ts';
import type { CachedDossier } from '../domain/dossier/cache.ts';
import { KamerFacts } from '../domain/kamer/facts.ts';
import { elsewhereOf, kamerStandings } from '../domain/kamer/standing.ts';
import { isSameNumber } from '../domain/publication/own-number.ts';
import { logAndReturn } from '../messages/log-error.ts';
import type { KamerService, KamerView } from '../protocol/kamer.ts';
import type { KamerAnswer, KamerSource } from '../sources/kamer.ts';
import type { SessionMemory } from '../sources/session-memory.ts';
import type { KamerState } from '../store/kamer-settings.ts';

/** What is needed. */
export interface KamerParts {
  /** Whether the reader switched it on and the browser allows the host. May reject. */
  readonly state: () => Promise<KamerState>;
  /** The client of the service, created on first use. */
  readonly source: () => Promise<KamerSource>;
  readonly memory: SessionMemory;
  readonly clock: Clock;
  /** What is stored about a question; null for nothing. */
  readonly stored: (number: string) => Promise<CachedDossier | null>;
  /** Called when the Kamer's data change what may be said about a question's state. */
  readonly onNews: (number: string) => void;
}

/** What the Kamer says of questions, where the reader wants it. Whatever fails here, fails alone. */
export interface Kamer {
  /** What to show about a question. Sends at most one request; never rejects. */
  get(number: string, force: boolean): Promise<KamerView>;
  /** Fetches data about an opened question in the background. */
  look(number: string, force: boolean): void;
  /** What is remembered of a question; null when nothing is, or it is switched off. Uses no network. */
  known(number: string): Promise<KamerFacts | null>;
  /** The number of the one question that is remembered with a document of this number (`2026D44063`). */
  questionOf(document: string): Promise<string | null>;
  /** See `kamer.service`. */
  service(): Promise<{ state: KamerState; service: KamerService | null }>;
  /** Forgets everything, as when it is switched off. */
  forget(): Promise<void>;
}

const KEY = 'kamer.facts';
/** Maximum number of cached questions, a few kB each; the oldest are dropped first. Cleared when the browser closes. */
const MAX_KEPT = 40;
/** Age at which cached data are fetched again. */
const FRESH_MS = 3_600_000;
/** Minimum delay before retrying a failure, unless the reader asks. */
const FAILED_MS = 60_000;

const Kept = z.array(z.object({ number: z.string(), facts: z.nullable(KamerFacts), at: z.number() }));
type Kept = z.infer<typeof Kept>[number];

/** Creates it. One per background. */
// oxlint-disable-next-line max-lines-per-function -- short steps over one memory
export function createKamer({ state, source, memory, clock, stored, onNews }: KamerParts): Kamer {
  let rows: Promise<Kept[]> | undefined;
  const failures = new Map<string, { readonly answer: KamerAnswer; readonly at: number }>();
  const running = new Map<string, Promise<KamerAnswer>>();
  let life = 0;

  const load = (): Promise<Kept[]> =>
    (rows ??= memory
      .get(KEY)
      .catch(logAndReturn('kamer.memory'))
      .then((kept) => {
        const read = Kept.safeParse(kept);
        return read.success ? read.data : [];
      }));
  const isFresh = (at: number, ms: number): boolean => {
    const age = clock.now().getTime() - at;
    return age >= 0 && age < ms;
  };
  const found = async (number: string): Promise<Kept | undefined> =>
    (await load()).find((row) => isSameNumber(row.number, number));

  const keep = async (number: string, facts: KamerFacts | null): Promise<void> => {
    const mine = { number, facts, at: clock.now().getTime() };
    // Update in one step: of two concurrent updates, neither is lost.
    const next = load().then((all) => [mine, ...all.filter((row) => row.number !== number)].slice(0, MAX_KEPT));
    rows = next;
    await memory.set(KEY, await next).catch(logAndReturn('kamer.memory'));
  };

  /** What may not be said about the state, as one string to compare. */
  const withheld = async (number: string, facts: KamerFacts | null): Promise<string> => {
    const record = await stored(number);
    return record === null ? '' : JSON.stringify(elsewhereOf(facts, record.input));
  };

  const ask = async (number: string, force: boolean): Promise<KamerAnswer> => {
    const mine = life;
    const answer = await (await source()).read(number, force);
    // It was switched off meanwhile: keep nothing.
    if (mine !== life) return answer;
    if (answer.is === 'failed') {
      failures.set(number, { answer, at: clock.now().getTime() });
      return answer;
    }
    failures.delete(number);
    const facts = answer.is === 'found' ? answer.facts : null;
    const before = await withheld(number, (await found(number))?.facts ?? null);
    if (mine !== life) return answer;
    await keep(number, facts);
    if ((await withheld(number, facts)) !== before) onNews(number);
    return answer;
  };

  /** Returns cached data while fresh, otherwise asks the service; one request at a time per number. */
  const read = async (number: string, force: boolean): Promise<KamerAnswer> => {
    const kept = await found(number);
    if (kept && !force && isFresh(kept.at, FRESH_MS))
      return kept.facts === null ? { is: 'none' } : { is: 'found', facts: kept.facts };
    const failure = failures.get(number);
    if (failure && !force && isFresh(failure.at, FAILED_MS)) return failure.answer;
    const already = running.get(number);
    if (already) return already;
    const round = ask(number, force).finally(() => running.delete(number));
    running.set(number, round);
    return round;
  };

  const get = async (number: string, force: boolean): Promise<KamerView> => {
    const now = await state().catch(logAndReturn('kamer.state', 'off' as const));
    if (now !== 'on') return { is: now === 'forbidden' ? 'off' : now };
    if (!/^\d{4}Z\d{4,6}$/.test(number)) return { is: 'off' };
    const answer = await read(number, force).catch(
      logAndReturn('kamer.look', { is: 'failed', code: 'unreadable' } as const),
    );
    if (answer.is !== 'found') return answer;
    const record = await stored(number);
    const { facts } = answer;
    return {
      is: 'found',
      facts,
      standings:
        record === null ? facts.documents.map(() => 'unsure' as const) : kamerStandings(facts.documents, record.input),
    };
  };

  const forget = async (): Promise<void> => {
    life += 1;
    failures.clear();
    const numbers = (await load()).map(({ number }) => number);
    rows = Promise.resolve([]);
    await memory.remove(KEY).catch(logAndReturn('kamer.memory'));
    await (await source()).forget();
    for (const number of numbers) onNews(number);
  };

  return {
    get,
    forget,
    look: (number, force) => void get(number, force).catch(logAndReturn('kamer.look')),
    async known(number) {
      const facts = (await found(number))?.facts ?? null;
      // It may have been switched off while no worker was running.
      return facts === null || (await state().catch(logAndReturn('kamer.state', 'off' as const))) !== 'on'
        ? null
        : facts;
    },
    async questionOf(document) {
      const those = (await load()).filter(({ facts }) => facts?.documents.some((one) => one.number === document));
      return those.length === 1 ? (those[0]?.number ?? null) : null;
    },
    async service() {
      const now = await state().catch(logAndReturn('kamer.state', 'off' as const));
      // It was switched off while no worker was running.
      if ((now === 'off' || now === 'forbidden') && (await load()).length > 0) await forget();
      return { state: now, service: now === 'on' ? await (await source()).standing() : null };
    },
  };
}
