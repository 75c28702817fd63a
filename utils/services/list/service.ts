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
import { once } from '../../domain/lazy/once.ts';
import type { CorpusStore, StoredFacts } from '../../store/question-list.ts';
import type { QuestionList } from '../../questions/list.ts';
import type { Searched } from '../../questions/search/list-search.ts';
import { openFile, readShipped, type ShippedPorts } from './shipped.ts';
import { createUpdater, type Alarms } from './updater.ts';

/** What the service takes from the browser. */
export interface ListServicePorts extends ShippedPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly store: CorpusStore;
  readonly alarms: Alarms;
  readonly onChange: (facts: CorpusFacts) => void;
  /** Milliseconds without use after which the list leaves memory. */
  readonly idleMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** What a search over all questions gave; `updatedTo` and `problem` as in `RelatedAnswer`. */
export type CorpusSearchAnswer =
  (Searched & { outcome: 'found'; updatedTo: string | null; problem: CorpusProblem | null }) | NoList;

/** The list of all questions, as the background offers it. Nothing here throws; nothing but updates asks the network. */
export interface CorpusService {
  related(request: RelatedRequest): Promise<RelatedAnswer>;
  search(request: CorpusSearchRequest): Promise<CorpusSearchAnswer>;
  facts(): Promise<CorpusFacts>;
  /** Starts an update, or goes on with a paused or failed one; answers before it is done. */
  update(): Promise<CorpusFacts>;
  pause(): Promise<CorpusFacts>;
  /** Forgets what was fetched; what came with the build stays. */
  remove(): Promise<CorpusFacts>;
  configure(settings: { enabled?: boolean | undefined; daily?: boolean | undefined }): Promise<CorpusFacts>;
  /** To be called for each alarm of the browser; other names are left. */
  onAlarm(name: string): Promise<void>;
  /** Sets the alarms; to be called when the background starts. */
  start(): Promise<void>;
  /** True while the list is in memory. */
  readonly loaded: boolean;
}

interface Loaded {
  readonly library: QuestionList;
  readonly updatedTo: string | null;
  readonly problem: CorpusProblem | null;
  readonly packaged: CorpusFacts['packaged'];
  /** The list packed on this machine: its bytes and questions, 0 when there is none. */
  readonly own: { readonly bytes: number; readonly questions: number };
  /** Rejects when a file turns out to be damaged: then nothing of this may be shown. */
  readonly sound: Promise<void>;
}

const DEFAULT_IDLE_MS = 60_000;
/** A fetched row with its keys, in the database, about. */
const ROW_BYTES = 700;
/**
 * What fetching everything costs, about: 43,000 questions and 60,000 appendices of 5 kB each as the service writes
 * them, unpacked, and a second of pause beside two of waiting for each page.
 */
const OFFER = { megabytes: 500, minutes: 25 };

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

/** The ranking, or null when it cannot be made, as with a damaged file. */
function rankOf(library: QuestionList, request: RelatedRequest): RelatedResult[] | null {
  try {
    return library.rank(request);
  } catch {
    return null;
  }
}

function relatedAnswer({ library, updatedTo, problem }: Loaded, ranked: readonly RelatedResult[]): RelatedAnswer {
  return { outcome: 'listed', questions: library.withRecords(ranked), updatedTo, problem };
}

/** Makes the service; nothing is read before the first request. */
export function createCorpusService(ports: ListServicePorts): CorpusService {
  const { store, clock, idleMs = DEFAULT_IDLE_MS } = ports;
  const sleep = ports.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  let loading: Promise<Loaded> | null = null;
  let inMemory = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const release = (): void => {
    clearTimeout(timer);
    loading = null;
    inMemory = false;
  };

  /** What reads a list. Evaluated while the database reads the file, so not before it has been asked for it. */
  const code = once(async () => {
    await store.facts().catch(() => null);
    return import('../../questions/list.ts');
  });

  const load = async (careful: boolean): Promise<Loaded> => {
    // What is small first: asked for behind the file, it would come when all of that has been handed over.
    const facts = store.facts();
    const storing = facts.then(readStored).catch(() => null);
    const [{ copy, current, ...shipped }, stored, { QuestionList }] = await Promise.all([
      facts
        .catch(() => null)
        .then(() => readShipped(ports, store, careful))
        .then(async ({ bytes, ...about }) => ({ ...(await openFile(bytes, careful)), ...about })),
      storing,
      code(),
    ]);
    // What was read instead of the file may be what is damaged, or of an older build.
    if (!careful && (shipped.problem === 'damaged' || (shipped.problem !== null && copy === 'made'))) return load(true);
    const own = await openFile(stored?.packed ?? null, careful);
    const packaged =
      shipped.corpus === null
        ? null
        : {
            questions: shipped.corpus.size,
            bytes: shipped.bytes.byteLength * (copy === 'none' ? 1 : 2),
            until: shipped.corpus.header.until,
          };
    const ownIsNewer =
      own.corpus !== null && (shipped.corpus === null || own.corpus.header.until > shipped.corpus.header.until);
    const base = ownIsNewer ? own.corpus : shipped.corpus;
    const baseUntil = base?.header.until ?? null;
    const until = stored?.until ?? null;
    const rows = stored?.rows ?? { questions: [], appendices: [] };
    // A newer release holds what was fetched for the older one.
    const superseded = baseUntil !== null && until !== null && baseUntil >= until;
    const used = superseded ? { questions: [], appendices: [] } : rows;
    const sound = Promise.all([shipped.sound, current, own.sound]).then(async () => {
      if (copy === 'wanted') void keepCopy(shipped.bytes).catch(() => undefined);
      if (superseded && rows.questions.length + rows.appendices.length > 0)
        await store.clearRows().catch(() => undefined);
    });
    sound.catch(() => undefined);
    const updatedTo = base === null ? null : later(baseUntil, until);
    return {
      library: new QuestionList(base, used.questions, used.appendices, updatedTo),
      updatedTo,
      problem: stored === null ? 'unavailable' : base === null ? (shipped.problem ?? own.problem) : shipped.problem,
      packaged,
      own: { bytes: own.bytes.byteLength, questions: own.corpus?.size ?? 0 },
      sound,
    };
  };

  const keepCopy = async (bytes: Uint8Array): Promise<void> => {
    // The first answer goes before.
    await sleep(1000);
    if (await enabled()) await store.setCopy(bytes);
  };

  const readStored = async (facts: StoredFacts) => {
    // While everything is being fetched the rows are no list yet, and many.
    const collecting = facts.update?.state.kind === 'all';
    const [packed, rows] = await Promise.all([
      store.packed(),
      collecting ? { questions: [], appendices: [] } : store.rows(),
    ]);
    return { until: facts.until, packed, rows };
  };

  const hold = (made: Promise<Loaded>): Promise<Loaded> => {
    loading = made;
    made.then(
      () => void (loading === made && (inMemory = true)),
      () => void (loading === made && release()),
    );
    return made;
  };

  let uses = 0;
  /** The list stays while it is used and for a while after. */
  const using = async <T>(work: () => Promise<T>): Promise<T> => {
    uses += 1;
    clearTimeout(timer);
    try {
      return await work();
    } finally {
      uses -= 1;
      clearTimeout(timer);
      if (uses === 0) timer = setTimeout(release, idleMs);
    }
  };

  /** The list, perhaps before the checksum of its file is known: to rank with, not to show. */
  const unproven = (): Promise<Loaded> => loading ?? hold(load(false).catch(() => load(true)));

  /** A list whose file is as it was written. */
  const proven = async (list: Loaded): Promise<Loaded> => {
    try {
      await list.sound;
      return list;
    } catch {
      // Without the damaged file, then; its reader learns why.
      return hold(load(true));
    }
  };
  const library = async (): Promise<Loaded> => proven(await unproven());

  const enabled = async (): Promise<boolean> => (await store.facts().catch(() => null))?.enabled ?? true;

  /** The list, or why there is none. */
  const listed = async (from: () => Promise<Loaded>): Promise<Loaded | { reason: 'off' | 'empty' | CorpusProblem }> => {
    // Both at once: the file is read while the database opens.
    const [on, loaded] = await Promise.all([enabled(), from().catch(() => null)]);
    if (!on) {
      release();
      return { reason: 'off' };
    }
    if (loaded === null) return { reason: 'unavailable' };
    return loaded.library.size === 0 ? { reason: loaded.problem ?? 'empty' } : loaded;
  };

  const facts = async (): Promise<CorpusFacts> => {
    const stored = await store.facts().catch(() => null);
    const load = async (): Promise<Loaded | null> => (stored?.enabled === false ? null : library().catch(() => null));
    let loaded = await load();
    const until = stored?.until ?? null;
    if (until !== null && later(loaded?.updatedTo ?? null, until) !== loaded?.updatedTo) {
      // An update came to its end after the list was read.
      release();
      loaded = await load();
    }
    const counts = await store.counts().catch(() => ({ questions: 0, appendices: 0 }));
    const own = loaded?.own ?? { bytes: (await store.packed().catch(() => null))?.byteLength ?? 0, questions: 0 };
    const known = loaded?.library.size ?? 0;
    const update = stored?.update ?? null;
    return {
      enabled: stored?.enabled ?? true,
      daily: stored?.daily ?? false,
      known,
      updatedTo: loaded?.updatedTo ?? null,
      packaged: loaded?.packaged ?? null,
      fetched: {
        questions: counts.questions + own.questions,
        bytes: own.bytes + ROW_BYTES * (counts.questions + counts.appendices),
      },
      problem: stored === null ? 'unavailable' : (loaded?.problem ?? null),
      update: {
        phase: update?.phase ?? 'idle',
        kind: update?.state.kind ?? null,
        done: update?.state.done ?? 0,
        expected: update?.state.expected ?? 0,
        failure: update?.failure ?? null,
      },
      offer: stored?.enabled !== false && known === 0 && update === null ? OFFER : null,
    };
  };

  const changed = async (): Promise<CorpusFacts> => {
    const now = await using(facts);
    ports.onChange(now);
    return now;
  };

  const updater = createUpdater({
    ...ports,
    sleep,
    knownUntil: () => using(async () => (await library()).updatedTo),
    today: () => todayInAmsterdam(clock.now()),
    onProgress: () => void changed().catch(() => undefined),
    onDone: () => {
      release();
      void changed().catch(() => undefined);
    },
  });

  const relatedTo = async (request: RelatedRequest): Promise<RelatedAnswer> => {
    if (loading === null)
      // The patterns and tables a title is read with are made while the file is on its way.
      void code().then(({ warmUp }) => warmUp(request.title));
    const list = await listed(unproven);
    if ('reason' in list) return { outcome: 'none', reason: list.reason };
    const ranked = rankOf(list.library, request);
    const whole = await proven(list);
    if (whole === list && ranked !== null) return relatedAnswer(list, ranked);
    // What was ranked came from a damaged file.
    const again = await listed(library);
    if ('reason' in again) return { outcome: 'none', reason: again.reason };
    return relatedAnswer(again, again.library.rank(request));
  };

  const searchFor = async (request: CorpusSearchRequest): Promise<CorpusSearchAnswer> => {
    const list = await listed(library);
    if ('reason' in list) return { outcome: 'none', reason: list.reason };
    const { updatedTo, problem } = list;
    const searching = await list.library.searching();
    return { outcome: 'found', ...searching.search(request, todayInAmsterdam(clock.now())), updatedTo, problem };
  };

  return {
    get loaded() {
      return inMemory;
    },
    related: (request) => using(() => relatedTo(request)),
    search: (request) => using(() => searchFor(request)),
    facts: () => using(facts),
    async update() {
      await updater.begin().catch(() => undefined);
      return changed();
    },
    async pause() {
      await updater.pause().catch(() => undefined);
      return changed();
    },
    async remove() {
      await updater.pause().catch(() => undefined);
      await store.remove().catch(() => undefined);
      release();
      return changed();
    },
    async configure({ enabled, daily }) {
      if (enabled === false) await updater.pause().catch(() => undefined);
      const part = { ...(enabled === undefined ? {} : { enabled }), ...(daily === undefined ? {} : { daily }) };
      await store.change(part).catch(() => undefined);
      if (enabled === false) await store.setCopy(null).catch(() => undefined);
      await updater.schedule().catch(() => undefined);
      release();
      return changed();
    },
    onAlarm: (name) => updater.onAlarm(name).catch(() => undefined),
    start: () => updater.schedule().catch(() => undefined),
  };
}
