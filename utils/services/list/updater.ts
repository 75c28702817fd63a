import type { HttpClient } from '../../sources/http.ts';
import type { CorpusStore, StoredUpdate } from '../../store/question-list.ts';
import { mergeSeen } from '../../questions/file/merge.ts';
import { planAll, planChanges } from '../../sources/list/windows.ts';
import { logAndReturn } from '../../messages/log-error.ts';
import type { Alarms } from '../alarms.ts';
import { updateFromFile, type ListRules } from './by-policy.ts';
import type { ListFileAnswer } from './list-file.ts';

/** What the updater needs. */
export interface UpdaterPorts {
  readonly http: HttpClient;
  readonly store: CorpusStore;
  readonly alarms: Alarms;
  readonly sleep: (ms: number) => Promise<void>;
  /** Day up to which the list is complete; null when there is no list. */
  readonly knownUntil: () => Promise<string | null>;
  /** What the administrator of this computer has set. */
  readonly rules: () => Promise<ListRules>;
  readonly fetchFile: (address: string) => Promise<ListFileAnswer>;
  /** Calendar date in Amsterdam. */
  readonly today: () => string;
  readonly onProgress: () => void;
  readonly onDone: () => void;
}

/** Names of our alarms. */
export const DAILY_ALARM = 'corpus.daily';
/** Fires while an update runs, so that it resumes after its worker was stopped. */
export const CONTINUE_ALARM = 'corpus.continue';

/** Records a request asks for, and how long to wait after each, ms. */
export const PAGE_SIZE = 250;
export const PAUSE_MS = 1000;
/** Consecutive failed requests (each tried three times by the client) before the update stops as failed. */
const MAX_FAILURES = 5;
const HOPELESS = new Set(['rejected', 'forbidden']);

/**
 * Fetches what is missing, page by page. Each page is stored together with the remaining plan. One update at a time.
 */
export interface Updater {
  /** Whether the list is being fetched from the address of a policy. */
  readonly isFetchingFile: boolean;
  /** Starts an update, or resumes a paused or failed one. Resolves once it is running. */
  begin(): Promise<void>;
  pause(): Promise<void>;
  /** Sets or clears the alarms to match the settings and a stored update. */
  schedule(): Promise<void>;
  onAlarm(name: string): Promise<void>;
}

/** Creates the updater. It does nothing until `schedule` or an alarm. */
// oxlint-disable-next-line max-lines-per-function -- the states of an update, one short function each
export function createUpdater(ports: UpdaterPorts): Updater {
  const { store, alarms } = ports;
  let running: Promise<void> | null = null;
  let fetching: Promise<void> | null = null;

  const keepGoing = (): void => {
    running ??= run()
      .catch(logAndReturn('list.update'))
      .finally(() => {
        running = null;
      });
  };

  const fetchFile = (address: string): void => {
    fetching ??= updateFromFile(ports, address)
      .then(() => undefined, logAndReturn('list.update'))
      .finally(() => {
        fetching = null;
        ports.onDone();
      });
  };

  const stop = async (update: StoredUpdate): Promise<void> => {
    await store.change({ update });
    await alarms.clear(CONTINUE_ALARM);
    ports.onDone();
  };

  const finish = async (update: StoredUpdate): Promise<void> => {
    const { until, kind } = update.state;
    if (kind === 'changes') await store.change({ update: null, until });
    else {
      await store.change({ update: { ...update, phase: 'packing' } });
      ports.onProgress();
      // Loaded on demand, because the background starts for every page that is visited.
      const { writeCorpus } = await import('../../questions/file/write.ts');
      const { questions, appendices } = await store.rows();
      const records = mergeSeen(questions, appendices, until);
      await store.setPacked(await writeCorpus(records, { until, source: 'browser' }, null), until);
    }
    ports.onDone();
    await alarms.clear(CONTINUE_ALARM);
  };

  const run = async (): Promise<void> => {
    const { collectStep } = await import('../../sources/list/collect.ts');
    for (;;) {
      const { update, enabled } = await store.facts();
      if (!enabled || update === null || (update.phase !== 'running' && update.phase !== 'packing')) return;
      // Set while it ran, too.
      const { updates, address } = await ports.rules();
      if (!updates || address !== null) return;
      const step = await collectStep(ports.http, update.state, PAGE_SIZE);
      // Paused or removed during the request: drop the page, it is fetched again later.
      const now = (await store.facts()).update;
      if (now === null || now.phase === 'paused') return;
      if (step.is === 'done') {
        await finish(update);
        return;
      }
      if (step.is === 'page') {
        await store.putPage(step.page, { phase: 'running', failure: null, failures: 0, state: step.state });
        ports.onProgress();
        await ports.sleep(PAUSE_MS);
        continue;
      }
      const failures = update.failures + 1;
      const over = failures >= MAX_FAILURES || HOPELESS.has(step.code);
      const next: StoredUpdate = { ...update, failures, failure: step.code, phase: over ? 'failed' : 'running' };
      if (over) {
        await stop(next);
        return;
      }
      // The client has already retried; the alarm makes the next attempt.
      await store.change((facts) => (facts.update?.phase === 'running' ? { update: next } : {}));
      ports.onProgress();
      return;
    }
  };

  const begin = async (): Promise<void> => {
    const { update, enabled } = await store.facts();
    if (!enabled) return;
    const { updates, address } = await ports.rules();
    if (!updates) return;
    if (address !== null) {
      await alarms.clear(CONTINUE_ALARM);
      fetchFile(address);
      return;
    }
    let next: StoredUpdate;
    if (update !== null) next = { ...update, phase: 'running', failure: null, failures: 0 };
    else {
      const known = await ports.knownUntil();
      const state = known === null ? planAll(ports.today()) : planChanges(known, ports.today());
      next = { phase: 'running', failure: null, failures: 0, state };
    }
    await store.change({ update: next });
    await alarms.create(CONTINUE_ALARM, { delayInMinutes: 1, periodInMinutes: 1 });
    keepGoing();
  };

  return {
    get isFetchingFile() {
      return fetching !== null;
    },
    begin,
    async pause() {
      await store.change(({ update }) =>
        update === null || update.phase === 'packing' ? {} : { update: { ...update, phase: 'paused' } },
      );
      await alarms.clear(CONTINUE_ALARM);
    },
    async schedule() {
      const { enabled, daily, update } = await store.facts();
      const { updates, address } = await ports.rules();
      if (!enabled || !daily || !updates) await alarms.clear(DAILY_ALARM);
      else if (!(await alarms.get(DAILY_ALARM)))
        await alarms.create(DAILY_ALARM, { delayInMinutes: address === null ? 30 : 1, periodInMinutes: 24 * 60 });
      const going =
        enabled && updates && address === null && (update?.phase === 'running' || update?.phase === 'packing');
      if (going && !(await alarms.get(CONTINUE_ALARM)))
        await alarms.create(CONTINUE_ALARM, { delayInMinutes: 1, periodInMinutes: 1 });
    },
    async onAlarm(name) {
      if (name === CONTINUE_ALARM) {
        keepGoing();
        await running;
      }
      if (name !== DAILY_ALARM) return;
      const { enabled, daily, update } = await store.facts();
      if (enabled && daily && (await ports.rules()).address !== null) {
        await begin();
        await fetching;
        return;
      }
      // Never continue a full fetch, or an update the reader paused, on a timer.
      if (!enabled || !daily || update?.state.kind === 'all' || update?.phase === 'paused') return;
      if ((await ports.knownUntil()) === null) return;
      await begin();
      await running;
    },
  };
}
