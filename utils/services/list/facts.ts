import { orElse } from '../../messages/swallow.ts';
import type { CorpusFacts } from '../../questions/file/contract.ts';
import type { CorpusStore, StoredFacts } from '../../store/question-list.ts';
import type { HeldList } from './held.ts';
import { later, type Loaded } from './loaded.ts';

/** Approximate size of a fetched row with its keys in the database. */
const ROW_BYTES = 700;

/**
 * Approximate cost of fetching everything: 43,000 questions and 60,000 appendices of 5 kB each, uncompressed; per page
 * of results two seconds of waiting and a pause of one second.
 */
const OFFER = { megabytes: 500, minutes: 25 };

/** Facts about the list for the options page. Reads the list, unless it is turned off. Never throws. */
export async function listFacts(store: CorpusStore, held: HeldList): Promise<CorpusFacts> {
  const stored = await store.facts().catch(orElse('list.facts', null));
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
    offer: enabled && known === 0 && update === null ? OFFER : null,
  };
}

/** The current list; null when it is turned off or cannot be read. */
async function current(stored: StoredFacts | null, held: HeldList): Promise<Loaded | null> {
  if (stored?.enabled === false) return null;
  const loaded = await held.proven().catch(orElse('list.load', null));
  const until = stored?.until ?? null;
  if (until === null || later(loaded?.updatedTo ?? null, until) === loaded?.updatedTo) return loaded;
  // An update finished after the list was read.
  held.release();
  return held.proven().catch(orElse('list.load', null));
}

async function fetchedOf(store: CorpusStore, loaded: Loaded | null): Promise<CorpusFacts['fetched']> {
  const counts = await store.counts().catch(orElse('list.facts', { questions: 0, appendices: 0 }));
  const own = loaded?.own ?? {
    bytes: (await store.packed().catch(orElse('list.facts', null)))?.byteLength ?? 0,
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
