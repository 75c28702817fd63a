import type { AnswerMemory } from './answers.ts';
import { todayInAmsterdam, type Clock } from '../../domain/clock/calendar.ts';
import type { HttpClient } from '../../sources/http.ts';
import type {
  CorpusFacts,
  CorpusProblem,
  CorpusSearchRequest,
  NoList,
  RelatedAnswer,
  RelatedRequest,
} from '../../questions/file/contract.ts';
import type { RelatedResult } from '../../questions/rank/types.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import type { CorpusStore } from '../../store/question-list.ts';
import type { FollowedConditions } from '../../questions/search/followed.ts';
import type { Searched } from '../../questions/search/list-search.ts';
import type { FiguresAnswer, FiguresRequest } from '../../questions/figures/contract.ts';
import { listFacts } from './facts.ts';
import { CachedList } from './held.ts';
import type { Loaded } from './loaded.ts';
import type { ShippedPorts } from './shipped.ts';
import { NO_RULES, type ListRules } from './by-policy.ts';
import type { ListFileAnswer } from './list-file.ts';
import type { Alarms } from '../alarms.ts';
import { createUpdater } from './updater.ts';
import { logAndReturn, logError } from '../../messages/log-error.ts';

/** What the service needs from the browser. */
export interface ListServicePorts extends ShippedPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly store: CorpusStore;
  readonly alarms: Alarms;
  /** Last answers about related questions; without it each request ranks. */
  readonly answers?: AnswerMemory;
  /** What the administrator of this computer has set; left out when there is none. */
  readonly rules?: () => Promise<ListRules>;
  /** Fetches the list from the administrator's address. */
  readonly fetchFile?: (address: string) => Promise<ListFileAnswer>;
  readonly onChange: (facts: CorpusFacts) => void;
  /** Milliseconds without use after which the list is dropped from memory. */
  readonly idleMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Result of searching all questions; `updatedTo` and `problem` as in `RelatedAnswer`. */
export type CorpusSearchAnswer =
  (Searched & { outcome: 'found'; updatedTo: string | null; problem: CorpusProblem | null }) | NoList;

/** The record of one question. */
export interface OneQuestion {
  readonly outcome: 'found';
  readonly record: CorpusRecord | null;
  /** Day up to which the list is whole; null when it is whole up to none. */
  readonly updatedTo: string | null;
}

/** The records of some questions. */
export interface SomeQuestions {
  readonly outcome: 'found';
  /** By number; those that the list does not have are missing. */
  readonly records: ReadonlyMap<string, CorpusRecord>;
  /** As in `OneQuestion`. */
  readonly updatedTo: string | null;
}

/** All questions of a search. */
export interface MatchingQuestions {
  readonly outcome: 'found';
  readonly records: readonly CorpusRecord[];
  /** As in `OneQuestion`, never after today. */
  readonly updatedTo: string;
}

/** The question list as offered by the background. Nothing throws; only updates use the network. */
export interface CorpusService {
  related(request: RelatedRequest): Promise<RelatedAnswer>;
  search(request: CorpusSearchRequest): Promise<CorpusSearchAnswer>;
  /**
   * All questions that match the whole of a search, in no order.
   *
   * @param wanted whether one is looked at; `day` is the one up to which the list is whole
   */
  matching(
    conditions: FollowedConditions,
    wanted: (facts: Pick<CorpusRecord, 'number' | 'submitted' | 'state'>, day: string) => boolean,
  ): Promise<MatchingQuestions | NoList>;
  /** Figures of a selection. @param numbers only questions with these numbers; null for all */
  figures(request: FiguresRequest, numbers: readonly string[] | null): Promise<FiguresAnswer>;
  /** The record of a question; null when it is not in the list. Does not load the search index. */
  question(number: string): Promise<OneQuestion | NoList>;
  /** The same for many questions; checks only once whether there is a list. */
  questions(numbers: readonly string[]): Promise<SomeQuestions | NoList>;
  facts(): Promise<CorpusFacts>;
  /** Starts an update, or resumes a paused or failed one. Returns before it is done. */
  update(): Promise<CorpusFacts>;
  pause(): Promise<CorpusFacts>;
  /** Deletes what was fetched. What came with the build stays. */
  remove(): Promise<CorpusFacts>;
  configure(settings: { enabled?: boolean | undefined; daily?: boolean | undefined }): Promise<CorpusFacts>;
  /** Call for each browser alarm; other names are ignored. */
  onAlarm(name: string): Promise<void>;
  /** Sets the alarms. Call when the background starts. */
  start(): Promise<void>;
  /** True while the list is in memory. */
  readonly loaded: boolean;
}

const DEFAULT_IDLE_MS = 60_000;

const nowhere = async (): Promise<ListFileAnswer> => ({ ok: false, code: 'forbidden' });

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Creates the service. Reads nothing before the first request. */
// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface
export function createCorpusService(ports: ListServicePorts): CorpusService {
  const { store, clock, sleep = wait, rules = async () => NO_RULES, fetchFile = nowhere } = ports;
  const held = new CachedList({ ...ports, sleep }, ports.idleMs ?? DEFAULT_IDLE_MS);
  const facts = (): Promise<CorpusFacts> =>
    held.using(async () => {
      const set = { ...(await rules()), isFetching: updater.isFetchingFile };
      return listFacts(store, held, todayInAmsterdam(clock.now()), set);
    });
  const changed = async (): Promise<CorpusFacts> => {
    await ports.answers?.forget();
    const now = await facts();
    ports.onChange(now);
    return now;
  };
  const updater = createUpdater({
    ...ports,
    sleep,
    rules,
    fetchFile,
    knownUntil: () => held.using(async () => (await held.proven()).updatedTo),
    today: () => todayInAmsterdam(clock.now()),
    onProgress: () => void changed().catch(logAndReturn('list.facts')),
    onDone: () => {
      held.release();
      void changed().catch(logAndReturn('list.facts'));
    },
  });
  return {
    get loaded() {
      return held.loaded;
    },
    related(request) {
      const rank = (): Promise<RelatedAnswer> => held.using(() => relatedTo(held, request));
      return ports.answers === undefined ? rank() : ports.answers.of(request, rank);
    },
    search: (request) => held.using(() => searchFor(held, clock, request)),
    figures: (request, numbers) => held.using(() => figuresFor(held, clock, request, numbers)),
    matching: (conditions, wanted) => held.using(() => matchingOf(held, clock, conditions, wanted)),
    async question(number) {
      const found = await held.using(() => recordsOf(held, [number]));
      if (found.outcome === 'none') return found;
      return { outcome: 'found', record: found.records.get(number) ?? null, updatedTo: found.updatedTo };
    },
    questions: (numbers) => held.using(() => recordsOf(held, numbers)),
    facts,
    async update() {
      await updater.begin().catch(logAndReturn('list.update'));
      return changed();
    },
    async pause() {
      await updater.pause().catch(logAndReturn('list.update'));
      return changed();
    },
    async remove() {
      await updater.pause().catch(logAndReturn('list.update'));
      await store.remove().catch(logAndReturn('list.rows'));
      held.release();
      return changed();
    },
    async configure({ enabled, daily }) {
      if (enabled === false) await updater.pause().catch(logAndReturn('list.update'));
      const part = { ...(enabled === undefined ? {} : { enabled }), ...(daily === undefined ? {} : { daily }) };
      await store.change(part).catch(logAndReturn('list.settings'));
      if (enabled === false) await store.setCopy(null).catch(logAndReturn('list.copy'));
      await updater.schedule().catch(logAndReturn('list.alarm'));
      held.release();
      return changed();
    },
    onAlarm: (name) => updater.onAlarm(name).catch(logAndReturn('list.alarm')),
    start: () => updater.schedule().catch(logAndReturn('list.alarm')),
  };
}

/** Ranks while the checksum is still running, and answers once it is verified. */
async function relatedTo(held: CachedList, request: RelatedRequest): Promise<RelatedAnswer> {
  // Warms up the tokenizer while the file loads.
  if (held.isIdle) void held.code().then(({ warmUp }) => warmUp(request.title));
  const listed = await held.listed(() => held.unproven());
  if ('reason' in listed) return { outcome: 'none', reason: listed.reason };
  const ranked = rankOf(listed, request);
  const proven = await held.proven(listed);
  if (proven === listed && ranked !== null) return relatedAnswer(listed, ranked, request);
  // The ranking came from a damaged file.
  const again = await held.listed(() => held.proven());
  if ('reason' in again) return { outcome: 'none', reason: again.reason };
  return relatedAnswer(again, again.list.rank(request), request);
}

/** The ranking, or null when ranking fails, for instance on a damaged file. */
function rankOf({ list }: Loaded, request: RelatedRequest): RelatedResult[] | null {
  try {
    return list.rank(request);
  } catch (error) {
    logError('list.rank', error);
    return null;
  }
}

function relatedAnswer(
  { list, updatedTo, problem }: Loaded,
  ranked: readonly RelatedResult[],
  { subjects }: RelatedRequest,
): RelatedAnswer {
  return { outcome: 'listed', questions: list.withRecords(ranked, subjects), updatedTo, problem };
}

async function searchFor(held: CachedList, clock: Clock, request: CorpusSearchRequest): Promise<CorpusSearchAnswer> {
  const listed = await held.listed(() => held.proven());
  if ('reason' in listed) return { outcome: 'none', reason: listed.reason };
  const { list, updatedTo, problem } = listed;
  const searching = await list.searching();
  return { outcome: 'found', ...searching.search(request, todayInAmsterdam(clock.now())), updatedTo, problem };
}

async function matchingOf(
  held: CachedList,
  clock: Clock,
  conditions: FollowedConditions,
  wanted: Parameters<CorpusService['matching']>[1],
): Promise<MatchingQuestions | NoList> {
  const listed = await held.listed(() => held.proven());
  if ('reason' in listed) return { outcome: 'none', reason: listed.reason };
  if (listed.updatedTo === null) return { outcome: 'none', reason: 'empty' };
  const today = todayInAmsterdam(clock.now());
  const updatedTo = listed.updatedTo < today ? listed.updatedTo : today;
  const search = await listed.list.searching();
  const records = search.recordsMatching(conditions, today, (facts) => wanted(facts, updatedTo));
  return { outcome: 'found', records, updatedTo };
}

async function figuresFor(
  held: CachedList,
  clock: Clock,
  request: FiguresRequest,
  numbers: readonly string[] | null,
): Promise<FiguresAnswer> {
  const listed = await held.listed(() => held.proven());
  if ('reason' in listed) return { outcome: 'none', reason: listed.reason };
  const { list, updatedTo: until, problem } = listed;
  // A list that is whole up to no day cannot tell how long questions have waited.
  if (until === null) return { outcome: 'none', reason: 'empty' };
  const [search, { figuresOfList }] = await Promise.all([
    list.searching(),
    import('../../questions/figures/of-list.ts'),
  ]);
  const found = figuresOfList(search, request, { until, today: todayInAmsterdam(clock.now()), numbers });
  return { outcome: 'counted', ...found, source: list.packed?.header.source ?? 'browser', until, problem };
}

async function recordsOf(held: CachedList, numbers: readonly string[]): Promise<SomeQuestions | NoList> {
  const listed = await held.listed(() => held.proven());
  if ('reason' in listed) return { outcome: 'none', reason: listed.reason };
  const { list, updatedTo } = listed;
  const found = numbers.flatMap((number): [string, CorpusRecord][] => {
    const record = list.record(number);
    return record === null ? [] : [[number, record]];
  });
  return { outcome: 'found', records: new Map(found), updatedTo };
}
