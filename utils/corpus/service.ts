import { todayInAmsterdam, type Clock } from '../clock/calendar.ts';
import type { HttpClient } from '../sources/http.ts';
import type {
  CorpusFacts,
  CorpusProblem,
  CorpusSearchRequest,
  NoList,
  RelatedAnswer,
  RelatedRequest,
} from './contract.ts';
import type { CorpusStore } from './database.ts';
import { CorpusFormatError } from './layout.ts';
import { Library, type Searched } from './library.ts';
import { PackedCorpus } from './open.ts';
import { createUpdater, type Alarms } from './updater.ts';

/** What the service takes from the browser. */
export interface CorpusPorts {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly store: CorpusStore;
  /** The file that came with the build; null when none did. Read anew each time it is needed. */
  readonly readPackaged: () => Promise<Uint8Array | null>;
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
  readonly library: Library;
  readonly updatedTo: string | null;
  readonly problem: CorpusProblem | null;
  readonly packaged: CorpusFacts['packaged'];
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

/** An opened file, or what is wrong with it. */
async function openFile(
  bytes: Uint8Array | null,
): Promise<{ corpus: PackedCorpus | null; bytes: number; problem: CorpusProblem | null }> {
  if (bytes === null) return { corpus: null, bytes: 0, problem: null };
  try {
    return { corpus: await PackedCorpus.open(bytes), bytes: bytes.byteLength, problem: null };
  } catch (error) {
    return { corpus: null, bytes: 0, problem: error instanceof CorpusFormatError ? error.reason : 'damaged' };
  }
}

/** Makes the service; nothing is read before the first request. */
export function createCorpusService(ports: CorpusPorts): CorpusService {
  const { store, clock, idleMs = DEFAULT_IDLE_MS } = ports;
  let loading: Promise<Loaded> | null = null;
  let inMemory = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const release = (): void => {
    clearTimeout(timer);
    loading = null;
    inMemory = false;
  };
  const load = async (): Promise<Loaded> => {
    // The file is read and checked while the database opens.
    const [shipped, stored] = await Promise.all([
      ports
        .readPackaged()
        .catch(() => null)
        .then(openFile),
      readStored().catch(() => null),
    ]);
    const own = await openFile(stored?.packed ?? null);
    const packaged =
      shipped.corpus === null
        ? null
        : { questions: shipped.corpus.size, bytes: shipped.bytes, until: shipped.corpus.header.until };
    const ownIsNewer =
      own.corpus !== null && (shipped.corpus === null || own.corpus.header.until > shipped.corpus.header.until);
    const base = ownIsNewer ? own.corpus : shipped.corpus;
    const baseUntil = base?.header.until ?? null;
    let rows = stored?.rows ?? { questions: [], appendices: [] };
    if (baseUntil !== null && stored?.until !== undefined && stored.until !== null && baseUntil >= stored.until) {
      // A newer release holds what was fetched for the older one.
      if (stored.rows.questions.length + stored.rows.appendices.length > 0)
        await store.clearRows().catch(() => undefined);
      rows = { questions: [], appendices: [] };
    }
    const updatedTo = base === null ? null : later(baseUntil, stored?.until ?? null);
    return {
      library: new Library(base, rows.questions, rows.appendices, updatedTo),
      updatedTo,
      problem: stored === null ? 'unavailable' : base === null ? (shipped.problem ?? own.problem) : shipped.problem,
      packaged,
    };
  };

  const readStored = async () => {
    const facts = await store.facts();
    // While everything is being fetched the rows are no list yet, and many.
    const collecting = facts.update?.state.kind === 'all';
    const [packed, rows] = await Promise.all([
      store.packed(),
      collecting ? { questions: [], appendices: [] } : store.rows(),
    ]);
    return { until: facts.until, packed, rows };
  };

  const library = (): Promise<Loaded> => {
    clearTimeout(timer);
    loading ??= load().then((loaded) => {
      inMemory = true;
      return loaded;
    });
    loading.catch(release);
    timer = setTimeout(release, idleMs);
    return loading;
  };

  const enabled = async (): Promise<boolean> => (await store.facts().catch(() => null))?.enabled ?? true;

  /** The list, or why there is none. */
  const listed = async (): Promise<Loaded | { reason: 'off' | 'empty' | CorpusProblem }> => {
    // Both at once: the file is read while the database opens.
    const [on, loaded] = await Promise.all([enabled(), library().catch(() => null)]);
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
    const packed = await store.packed().catch(() => null);
    const known = loaded?.library.size ?? 0;
    const update = stored?.update ?? null;
    return {
      enabled: stored?.enabled ?? true,
      daily: stored?.daily ?? false,
      known,
      updatedTo: loaded?.updatedTo ?? null,
      packaged: loaded?.packaged ?? null,
      fetched: {
        questions: counts.questions,
        bytes: (packed?.byteLength ?? 0) + ROW_BYTES * (counts.questions + counts.appendices),
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
    const now = await facts();
    ports.onChange(now);
    return now;
  };

  const updater = createUpdater({
    ...ports,
    sleep: ports.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
    knownUntil: async () => (await library()).updatedTo,
    today: () => todayInAmsterdam(clock.now()),
    onProgress: () => void changed().catch(() => undefined),
    onDone: () => {
      release();
      void changed().catch(() => undefined);
    },
  });

  return {
    get loaded() {
      return inMemory;
    },
    async related(request) {
      const list = await listed();
      if ('reason' in list) return { outcome: 'none', reason: list.reason };
      const { updatedTo, problem } = list;
      return { outcome: 'listed', questions: list.library.related(request), updatedTo, problem };
    },
    async search(request) {
      const list = await listed();
      if ('reason' in list) return { outcome: 'none', reason: list.reason };
      const { updatedTo, problem } = list;
      return { outcome: 'found', ...list.library.search(request, todayInAmsterdam(clock.now())), updatedTo, problem };
    },
    facts,
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
      await updater.schedule().catch(() => undefined);
      release();
      return changed();
    },
    onAlarm: (name) => updater.onAlarm(name).catch(() => undefined),
    start: () => updater.schedule().catch(() => undefined),
  };
}
