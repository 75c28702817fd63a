import { logAndReturn } from '../../messages/log-error.ts';
import type { CorpusFacts } from '../../questions/file/contract.ts';
import type { CorpusStore, StoredFacts } from '../../store/question-list.ts';
import { planAll } from '../../sources/list/windows.ts';
import type { CachedList } from './held.ts';
import type { ListRules } from './by-policy.ts';
import { laterDay, type Loaded } from './loaded.ts';
import { PAGE_SIZE, PAUSE_MS } from './updater.ts';

/** Approximate size of a fetched row with its keys in the database. */
const ROW_BYTES = 700;

/** A record of the search service, uncompressed. */
const RECORD_BYTES = 5_000;
/** A page of results: two seconds of waiting, and the pause after it. */
const PAGE_SECONDS = 2 + PAUSE_MS / 1000;
/** Estimated numbers are rounded to multiples of this. */
const MEGABYTES_STEP = 50;
const MINUTES_STEP = 5;

const inSteps = (value: number, step: number): number => Math.max(step, Math.round(value / step) * step);

/** Approximate cost of fetching everything up to a day: by the number of records that the plan expects, and its pages. */
function costOfAll(today: string): NonNullable<CorpusFacts['offer']> {
  const { expected, todo } = planAll(today);
  // The last page of each range of days is not full.
  const pages = expected / PAGE_SIZE + todo.length / 2;
  return {
    megabytes: inSteps((expected * RECORD_BYTES) / 1e6, MEGABYTES_STEP),
    minutes: inSteps((pages * PAGE_SECONDS) / 60, MINUTES_STEP),
  };
}

/**
 * Facts about the list, with the cost of fetching it while there is none. Reads the list, unless it is turned off. Never throws.
 *
 * @param rules of whoever manages this machine, and whether it is being fetched by them now
 */
export async function listFacts(
  store: CorpusStore,
  held: CachedList,
  today: string,
  rules: ListRules & { readonly isFetching: boolean },
): Promise<CorpusFacts> {
  const stored = await store.facts().catch(logAndReturn('list.facts', null));
  const loaded = await current(stored, held);
  const { size: known } = loaded?.list ?? { size: 0 };
  const { enabled, daily, update } = stored ?? { enabled: true, daily: false, update: null };
  const { updatedTo, packaged, problem } = loaded ?? { updatedTo: null, packaged: null, problem: null };
  return {
    enabled,
    daily,
    known,
    updatedTo,
    packaged,
    fetched: await fetchedOf(store, loaded),
    problem: stored === null ? 'unavailable' : problem,
    update: updateOf(update),
    offer: enabled && known === 0 && update === null && isFree(rules) ? costOfAll(today) : null,
    ...(isFree(rules) ? {} : { policy: { ...rules, failure: stored?.fileFailure ?? null } }),
  };
}

/** Whether only the reader decides. */
const isFree = ({ updates, address }: ListRules): boolean => updates && address === null;

/** The current list; null when it is turned off or cannot be read. */
async function current(stored: StoredFacts | null, held: CachedList): Promise<Loaded | null> {
  if (stored?.enabled === false) return null;
  const loaded = await held.proven().catch(logAndReturn('list.load', null));
  const until = stored?.until ?? null;
  if (until === null || laterDay(loaded?.updatedTo ?? null, until) === loaded?.updatedTo) return loaded;
  // An update finished after the list was read.
  held.release();
  return held.proven().catch(logAndReturn('list.load', null));
}

async function fetchedOf(store: CorpusStore, loaded: Loaded | null): Promise<CorpusFacts['fetched']> {
  const counts = await store.counts().catch(logAndReturn('list.facts', { questions: 0, appendices: 0 }));
  const own = loaded?.own ?? {
    bytes: (await store.packed().catch(logAndReturn('list.facts', null)))?.byteLength ?? 0,
    questions: 0,
  };
  return {
    questions: counts.questions + own.questions,
    bytes: own.bytes + ROW_BYTES * (counts.questions + counts.appendices),
  };
}

function updateOf(update: StoredFacts['update']): CorpusFacts['update'] {
  if (update === null) return { phase: 'idle', kind: null, done: 0, expected: 0, failure: null };
  const { phase, failure, state } = update;
  return { phase, kind: state.kind, done: state.done, expected: state.expected, failure };
}
