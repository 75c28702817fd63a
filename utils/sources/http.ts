import type { Clock } from '../domain/clock/calendar.ts';
import { createBudget, type Urgency, type Wait } from './budget.ts';
import { createFreshAnswers } from './fresh-answers.ts';
import { createHostGuard, type Pause } from './host-guard.ts';
import { allowed, type FailureCode, type Fetch, requestOnce, type Try, type Wants } from './one-request.ts';
import { type SessionMemory, volatileMemory } from './session-memory.ts';

/**
 * The only door to the network: polite to the official hosts and distrustful of what they say. At most two requests at a
 * time per host and no more than the host's limit leaves, no cookies, no referrer, a bounded number of tries.
 */

export { allowed, type FailureCode, type Fetch } from './one-request.ts';

/** A text that was fetched, or why not. Nothing here throws. */
export type FetchResult =
  | { readonly ok: true; readonly text: string; readonly url: string }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly detail: string;
      /** ISO instant, UTC: the host asked to be left alone until then. Absent when it did not. */
      readonly until?: string;
    };

/** What came back from an address, whatever it is. Nothing here throws. */
export interface RawAnswer {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Address after redirects; the one asked for when there was no answer. */
  readonly finalAddress: string;
  /** Empty when there was no answer. */
  readonly body: string;
  /** Why there was no answer; null when there was one. */
  readonly error: string | null;
}

export interface HttpOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Where pauses and counts outlive the worker; left out: nowhere. */
  readonly memory?: SessionMemory;
  /** Told when something a reader waits for has to wait. */
  readonly onWait?: (wait: Wait) => void;
  /** Waits; injected so that tests do not. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** 0 ≤ x < 1, for jitter. */
  readonly random?: () => number;
  /** For the whole of one try, body included. Milliseconds. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly maxTries?: number;
}

export interface HttpClient {
  /**
   * Fetches an XML text from an allowed host.
   *
   * @param url https address
   * @param force ask even when the host is paused after failures (never before its own Retry-After), and ask the host
   *   itself although what it said a moment ago still counts
   * @returns the text, or a failure: HTML or anything else that is not XML is `garbage`
   */
  text(url: string, force?: boolean): Promise<FetchResult>;
}

/** Everything Kantlijn asks goes through one of these. */
export interface Network {
  /** For what a reader waits for, or for what runs in the background. Both draw on the same budget. */
  client(urgency: Urgency): HttpClient;
  /** Asks once for whatever is at an allowed address, for Diagnose: no retries, no matter what it is. */
  raw(url: string): Promise<RawAnswer>;
}

const RETRIED: ReadonlySet<FailureCode> = new Set(['rateLimited', 'serverError', 'offline']);
/** A longer Retry-After is not waited for: the host is left alone until then. */
const LONGEST_WAIT_MS = 10_000;
const FIRST_BACKOFF_MS = 500;
/** A shorter pause ends within the minute that would be told. */
const SHORTEST_TOLD_MS = 60_000;

const backoff = (attempt: number, chance: number): number => FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + chance);

/** A try that was made and still has its turn, or the pause for which it was not. */
type Turn =
  | { readonly release: () => void; readonly got: Try; readonly pause?: undefined }
  | { readonly pause: Pause; readonly got?: undefined; readonly release?: undefined };

/** Makes a client with a budget of its own. */
export function createHttpClient(options: HttpOptions): HttpClient {
  return createNetwork(options).client('reader');
}

/** Makes the network. One per background, since the budget, the pauses and the queue live in it. */
// oxlint-disable-next-line max-lines-per-function -- one short step after the other, over the same guard and budget
export function createNetwork(options: HttpOptions): Network {
  const { clock, timeoutMs = 25_000, maxBytes = 8_000_000, maxTries = 3, random = Math.random } = options;
  const { memory = volatileMemory(), onWait = () => undefined } = options;
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const guard = createHostGuard(clock, memory);
  const budget = createBudget({ clock, memory, sleep, onWait });
  const fresh = createFreshAnswers(clock);
  const request = { fetch: options.fetch, clock, timeoutMs, maxBytes };

  /** One try when its turn comes; the pause that began before it did, otherwise. */
  const inTurn = async (url: string, host: string, how: How): Promise<Turn> => {
    await guard.ready();
    for (;;) {
      const release = await budget.turn(host, how.urgency, () => guard.paused(host, how.force) === undefined);
      const pause = guard.paused(host, how.force);
      if (release && !pause) return { release, got: await requestOnce(request, url, how.wants) };
      release?.();
      if (pause) return { pause };
    }
  };

  /** Until when the host wants to be left alone, where that is worth a word. */
  const told = (pause: Pause | undefined): { until?: string } =>
    pause?.asked === true && pause.until - clock.now().getTime() >= SHORTEST_TOLD_MS
      ? { until: new Date(pause.until).toISOString() }
      : {};

  const run = async (url: string, host: string, how: How): Promise<Try> => {
    let last: Try = { ok: false, code: 'offline', detail: 'not tried' };
    for (let attempt = 1; attempt <= how.tries; attempt += 1) {
      const { pause, got, release } = await inTurn(url, host, how);
      if (pause) {
        const detail = `${host} is left alone until ${new Date(pause.until).toISOString()}`;
        return { ok: false, code: pause.code, detail, ...told(pause) };
      }
      last = got;
      const wait = last.ok || !RETRIED.has(last.code) ? null : (last.retryAfterMs ?? backoff(attempt, random()));
      const again = wait !== null && wait <= LONGEST_WAIT_MS && attempt < how.tries;
      // Its turn is kept meanwhile: whoever is next in line would be refused as well.
      if (again) await sleep(wait);
      release();
      if (!again) break;
    }
    if (last.ok) {
      guard.succeeded(host);
      return last;
    }
    guard.failed(host, last.code, last.retryAfterMs);
    return { ...last, ...told(guard.paused(host, true)) };
  };

  return {
    client: (urgency) => ({
      async text(url, force = false) {
        const target = allowed(url);
        if (!target) return { ok: false, code: 'forbidden', detail: 'not an official address' };
        const known = force ? undefined : fresh.get(target.href);
        if (known) return { ok: true, ...known };
        const got = await run(target.href, target.host, { urgency, force, wants: 'xml', tries: maxTries });
        if (!got.ok) {
          const { code, detail, until } = got;
          return { ok: false, code, detail, ...(until === undefined ? {} : { until }) };
        }
        const answer = { text: got.text, url: got.url };
        fresh.put(target.href, answer, got.keep);
        return { ok: true, ...answer };
      },
    }),
    async raw(url) {
      const target = allowed(url);
      if (!target) return { status: null, finalAddress: url, body: '', error: 'not an official address' };
      const got = await run(target.href, target.host, { urgency: 'reader', force: true, wants: 'anything', tries: 1 });
      if (got.ok) return { status: got.status, finalAddress: got.url, body: got.text, error: null };
      const { status = null, detail } = got;
      return { status, finalAddress: target.href, body: '', error: status === null ? detail : null };
    },
  };
}

interface How {
  readonly urgency: Urgency;
  readonly force: boolean;
  readonly wants: Wants;
  readonly tries: number;
}
