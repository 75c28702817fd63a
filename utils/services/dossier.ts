import type { Clock } from '../domain/clock/calendar.ts';
import { assembleDossier, assembleRecord, statusFor } from '../domain/dossier/assemble.ts';
import {
  CACHED_DOSSIER_VERSION,
  CachedDossier,
  CachedFacts,
  type DossierCache,
  isStale,
} from '../domain/dossier/cache.ts';
import type { KamerFacts } from '../domain/kamer/facts.ts';
import { elsewhereOf } from '../domain/kamer/standing.ts';
import { contradiction, dossierWithoutSearch } from '../domain/dossier/without-search.ts';
import { normaliseQuestionNumber } from '../domain/dossier/question-number.ts';
import { type Dossier, DossierRequest, type ReferencedStatus } from '../domain/dossier/types.ts';
import { isProvisional, mayBeStages } from '../domain/publication/identifier.ts';
import { readXml } from '../domain/publication/read.ts';
import { appendicesIn } from '../domain/publication/stated.ts';
import type { ReadPublicationXml } from '../sources/appendices.ts';
import { collectFacts } from '../sources/collect.ts';
import { createHttpClient, type HttpClient, type HttpOptions } from '../sources/http.ts';
import { volatileMemory } from '../sources/session-memory.ts';
import { askNumbers } from '../sources/number-of.ts';
import { logAndReturn, logError } from '../messages/log-error.ts';

/** What the service needs. `onChange` receives every dossier that was refreshed in the background. */
export interface DossierServiceOptions extends HttpOptions {
  readonly clock: Clock;
  readonly cache: DossierCache;
  /** The background's shared network. Without it, the service creates its own from the other options. */
  readonly http?: HttpClient;
  /** Parses publications; replaced in tests. */
  readonly readXml?: ReadPublicationXml;
  readonly onChange: (dossier: Dossier) => void;
  /** What is remembered of what the Tweede Kamer says of a question (decision 486); nothing when left out. Uses no network. */
  readonly kamer?: (number: string) => Promise<KamerFacts | null>;
}

export interface DossierService {
  /**
   * Returns the dossier of a question.
   *
   * A cached dossier is returned immediately, with `refreshing: true` when it is too old for its state; the refreshed
   * one goes to `onChange`. Without a cached dossier, or with `force`, the sources are asked first. Concurrent requests
   * for one number share one refresh; a forced request only shares a forced refresh.
   *
   * @param request untrusted; validated here
   * @returns a dossier; its status says what failed
   * @throws z.core.$ZodError when the request is malformed, RangeError when the number is not a question number
   */
  get(request: unknown): Promise<Dossier>;
  /**
   * Like `get`, but never waits for a source: null when nothing is cached.
   *
   * @throws as `get`
   */
  cached(request: unknown): Promise<Dossier | null>;
  /**
   * Returns what is cached for a number. Starts no refresh: the caller has not read the page yet, and a refresh without
   * it would miss what the page says.
   */
  peek(number: string): Promise<Dossier | null>;
  /** The same without the states of the questions it refers to, which would take up to twenty more dossiers to read. */
  peekAlone(number: string): Promise<Dossier | null>;
  /** The cached states of many questions, by number. Read in one go, without the rest of their dossiers. */
  states(numbers: readonly string[]): Promise<Map<string, Pick<Dossier, 'status' | 'checkedAt'>>>;
  /**
   * Asks the sources about a question now, for work that nobody waits for: hosts that are paused are left alone. The
   * result is cached, and goes to `onChange`.
   *
   * @param via a client with background urgency
   * @throws RangeError when the number is not a question number
   */
  read(number: string, via: HttpClient): Promise<CachedDossier>;
  /** What is cached about a question, as stored; null when nothing is. Never throws. */
  stored(number: string): Promise<CachedDossier | null>;
  /** See `askNumbers`. Results are kept while the background lives. */
  numbersOf(id: string, force: boolean): Promise<string[]>;
  /** Numbers found by `numbersOf` or stated by a page earlier. Uses no network. */
  knownNumbersOf(id: string): readonly string[];
  /** Remembers the numbers a page states, while the background lives; they are not in its address. */
  learnNumbersOf(id: string, numbers: readonly string[]): void;
  /**
   * Facts of a question with what takes the claim away that there is no answer: a document that only the Kamer has (decision 486). Not to be
   * stored: it holds for now. Never throws.
   */
  doubted<T extends Pick<CachedDossier, 'number' | 'input'>>(facts: T): Promise<T>;
  /** Calls `onChange` again with the stored data of a question, because the Tweede Kamer's data about it changed. */
  retell(number: string): Promise<void>;
}

/** Creates the service. One per background. */
// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface, over the same refreshes
export function createDossierService(options: DossierServiceOptions): DossierService {
  const { clock, cache, memory = volatileMemory() } = options;
  const http = options.http ?? createHttpClient(options);
  const read: ReadPublicationXml = options.readXml ?? ((xml, id, metadata) => readXml(xml, metadata ?? undefined, id));
  const numbers = new Map<string, readonly string[]>();
  const running = new Map<string, { forced: boolean; round: Promise<CachedDossier> }>();

  const load = async (number: string): Promise<CachedDossier | null> => {
    try {
      const parsed = CachedDossier.safeParse(await cache.get(number));
      return parsed.success && parsed.data.version === CACHED_DOSSIER_VERSION && parsed.data.number === number
        ? parsed.data
        : null;
    } catch (error) {
      // A broken cache must not prevent showing a dossier.
      logError('dossier.cache', error);
      return null;
    }
  };

  const refresh = (
    request: DossierRequest,
    number: string,
    cached: CachedDossier | null,
    via = http,
  ): Promise<CachedDossier> => {
    const already = running.get(number);
    if (already && (already.forced || !request.force)) return already.round;
    const round = (async () => {
      // Expected: callers that wait for the previous refresh get the error.
      // An automatic refresh skips failing hosts, so one forced by the reader runs after it and asks them.
      await already?.round.catch(() => undefined);
      const options = { http: via, clock, readXml: read, memory };
      const answers = await collectFacts(options, request, number, readBefore(cached));
      const record = assembleRecord(number, answers, cached, clock.now());
      await cache.put(record).catch(logAndReturn('dossier.cache'));
      return record;
    })().finally(() => {
      if (running.get(number)?.round === round) running.delete(number);
    });
    running.set(number, { forced: request.force, round });
    return round;
  };

  const doubted = async <T extends Pick<CachedDossier, 'number' | 'input'>>(record: T): Promise<T> => {
    const facts = (await options.kamer?.(record.number).catch(logAndReturn('kamer.look', null))) ?? null;
    const elsewhere = elsewhereOf(facts, record.input);
    return elsewhere.length === 0 ? record : { ...record, input: { ...record.input, elsewhere } };
  };

  const referenced = async (record: CachedDossier): Promise<ReferencedStatus[]> => {
    const records = await Promise.all(record.referenced.slice(0, 20).map(load));
    const known = await Promise.all(records.map((other) => other && doubted(other)));
    return known.flatMap((other) =>
      other ? [{ questionNumber: other.number, state: statusFor(other, clock.now()).state, at: other.checkedAt }] : [],
    );
  };

  const show = async (record: CachedDossier, refreshing: boolean): Promise<Dossier> =>
    assembleDossier(await doubted(record), await referenced(record), refreshing, clock.now());

  const isOld = (cached: CachedDossier): boolean =>
    isStale(cached.checkedAt, statusFor(cached, clock.now()).state, cached.failedChecks, clock.now());

  /** The dossier, if it can be given without waiting; null when the sources must be asked first. */
  const withoutWaiting = async (
    request: DossierRequest,
    number: string,
    cached: CachedDossier | null,
  ): Promise<Dossier | null> => {
    const contradicted = contradiction(request, number, clock.now());
    if (contradicted) return show(contradicted, false);
    if (request.record?.form === 'oral') return show(dossierWithoutSearch(request.record, number, clock.now()), false);
    if (!cached || request.force) return null;
    if (!isOld(cached) && !hasNews(request, cached)) return show(cached, false);
    void refresh(request, number, cached)
      .then((record) => show(record, false))
      .then(options.onChange)
      .catch(logAndReturn('dossier.refresh'));
    return show(cached, true);
  };

  return {
    async get(raw) {
      const { request, number } = checked(raw);
      const cached = await load(number);
      return (await withoutWaiting(request, number, cached)) ?? show(await refresh(request, number, cached), false);
    },
    async cached(raw) {
      const { request, number } = checked(raw);
      return withoutWaiting(request, number, await load(number));
    },
    async peek(asked) {
      const number = normaliseQuestionNumber(asked);
      const cached = number === null ? null : await load(number);
      return cached && show(cached, isOld(cached));
    },
    async peekAlone(asked) {
      const number = normaliseQuestionNumber(asked);
      const cached = number === null ? null : await load(number);
      return cached && assembleDossier(await doubted(cached), [], isOld(cached), clock.now());
    },
    async states(numbers) {
      const now = clock.now();
      const rows = (await cache.some(numbers)).map((row) => CachedFacts.safeParse(row).data ?? null);
      const states = await Promise.all(
        rows.map(async (row, at): Promise<[string, Pick<Dossier, 'status' | 'checkedAt'>][]> => {
          if (row === null || row.number !== numbers[at]) return [];
          const { number, checkedAt } = row;
          return [[number, { status: statusFor(await doubted(row), now), checkedAt }]];
        }),
      );
      return new Map(states.flat());
    },
    async read(asked, via) {
      const { request, number } = checked({ number: asked, record: null, force: false });
      const record = await refresh(request, number, await load(number), via);
      void show(record, false).then(options.onChange).catch(logAndReturn('dossier.refresh'));
      return record;
    },
    stored: load,
    doubted,
    async numbersOf(id, force) {
      const found = await askNumbers(http, id, force);
      if (found.length > 0) numbers.set(id, found);
      return found;
    },
    knownNumbersOf: (id) => numbers.get(id) ?? [],
    learnNumbersOf: (id, stated) => void numbers.set(id, stated),
    async retell(number) {
      const record = await load(number);
      if (record !== null) options.onChange(await show(record, false));
    },
  };
}

/** Identifiers of the appendices whose kind a cached dossier knows. */
function readBefore(cached: CachedDossier | null): string[] {
  const documents = (cached?.input.documents ?? []).map(({ evidence }) => evidence);
  return [...new Set(documents.filter(({ role }) => role !== 'unknown').map(({ document }) => document))];
}

/** Validates a request and normalises its number. @throws as `DossierService.get` */
function checked(raw: unknown): { request: DossierRequest; number: string } {
  const request = DossierRequest.parse(raw);
  const number = normaliseQuestionNumber(request.number);
  if (number === null) throw new RangeError(`not a question number: ${request.number.slice(0, 60)}`);
  return { request, number };
}

/** Whether the page contains something that is not in the cached dossier. */
function hasNews(request: DossierRequest, cached: CachedDossier): boolean {
  const { input } = cached;
  const linked = appendicesIn(request.record?.appendices ?? []);
  const named = [...linked.ids, ...linked.unreadable, ...(request.appendix ? [request.appendix.identifier.id] : [])];
  const heardOf = new Set([
    ...input.documents.map(({ evidence }) => evidence.document),
    ...input.unread,
    ...input.failures.map(({ what }) => what),
  ]);
  const submittedIsNew =
    typeof request.record?.submitted === 'string' && input.questionEvidence.every(({ date }) => date === null);
  // The cache is based on the provisional page, and this is the page with the full text.
  const isNowPublished =
    request.record !== null &&
    mayBeStages(request.record.identifier.id, cached.question) &&
    isProvisional(cached.question);
  return submittedIsNew || isNowPublished || named.some((id) => !heardOf.has(id));
}
