import type { Clock } from '../domain/clock/calendar.ts';
import { createBudget, type Urgency, type Wait } from './budget.ts';
import { createFreshAnswers } from './fresh-answers.ts';
import { createHostGuard, type Pause } from './host-guard.ts';
import {
  allowed,
  type FailureCode,
  type Fetch,
  requestOnce,
  type RequestOptions,
  type Try,
  type Wants,
} from './one-request.ts';
import { type SessionMemory, volatileMemory } from './session-memory.ts';

/**
 * The only access to the network: polite to the official hosts, and distrustful of their answers. At most two
 * concurrent requests per host, within the host's limit; no cookies, no referrer, and a limited number of retries.
 */

export { allowed, type FailureCode, type Fetch } from './one-request.ts';

/** A fetched text, or why there is none. Nothing here throws. */
export type FetchResult =
  | { readonly ok: true; readonly text: string; readonly url: string }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly detail: string;
      /** ISO instant, UTC, until which the host asked us to wait. Absent when it did not. */
      readonly until?: string;
    };

/** The answer of an address, whatever it is. Nothing here throws. */
export interface RawAnswer {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Address after redirects; the requested address when there was no answer. */
  readonly finalAddress: string;
  /** Empty when there was no answer. */
  readonly body: string;
  /** Why there was no answer; null when there was one. */
  readonly error: string | null;
}

export interface HttpOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Where pauses and counts are kept when the worker stops. Without it they are lost. */
  readonly memory?: SessionMemory;
  /** Called when a request the reader waits for is queued. */
  readonly onWait?: (wait: Wait) => void;
  /** Waits; injected so that tests do not. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** 0 ≤ x < 1, for jitter. */
  readonly random?: () => number;
  /** Time limit of one attempt including its body, in milliseconds. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly maxTries?: number;
}

export interface HttpClient {
  /**
   * Fetches an XML text from an allowed host.
   *
   * @param url https address
   * @param force ignore a pause after failures (but not the host's Retry-After), and bypass the short-lived cache
   * @returns the text, or a failure; anything that is not XML, such as HTML, is `garbage`
   */
  text(url: string, force?: boolean): Promise<FetchResult>;
}

/** One host besides the official ones, which the reader has switched on. */
export interface OtherHost {
  readonly host: string;
  /** Largest answer in bytes. */
  readonly maxBytes: number;
}

/** Fetches from that host alone. */
export interface OtherClient {
  /**
   * Fetches a text.
   *
   * @param url https address on that host
   * @param wants what it must look like; anything else is `garbage`
   * @returns the text, or a failure; a redirect to another host, an official one too, is `forbidden`
   */
  text(url: string, wants: 'xml' | 'json', force?: boolean): Promise<FetchResult>;
}

/** Every request of Kantlijn goes through one of these. */
export interface Network {
  /** A client for requests a reader waits for, or for background requests. Both share one budget. */
  client(urgency: Urgency): HttpClient;
  /** A client for one other host, within the same budget. */
  other(host: OtherHost): OtherClient;
  /** Fetches an allowed address once, whatever it returns, without retries. For Diagnose. */
  raw(url: string): Promise<RawAnswer>;
}

const RETRIED: ReadonlySet<FailureCode> = new Set(['rateLimited', 'serverError', 'offline']);
/** Do not wait for a longer Retry-After; pause the host instead. */
const MAX_WAIT_MS = 10_000;
const FIRST_BACKOFF_MS = 500;
/** Shorter pauses are not reported: they end within the minute that would be shown. */
const MIN_REPORTED_MS = 60_000;

const backoff = (attempt: number, chance: number): number => FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + chance);

/** An attempt that was made and still holds its turn, or the pause that prevented it. */
type Turn =
  | { readonly release: () => void; readonly got: Try; readonly pause?: undefined }
  | { readonly pause: Pause; readonly got?: undefined; readonly release?: undefined };

/** A failed attempt as it is given to whoever asked. */
const toFailure = ({ code, detail, until }: Extract<Try, { ok: false }>): FetchResult => ({
  ok: false,
  code,
  detail,
  ...(until === undefined ? {} : { until }),
});

/** Creates a client with its own budget. */
export function createHttpClient(options: HttpOptions): HttpClient {
  return createNetwork(options).client('reader');
}

/** Creates the network. One per background: it holds the budget, the pauses and the queues. */
// oxlint-disable-next-line max-lines-per-function -- short steps that share the guard and the budget
export function createNetwork(options: HttpOptions): Network {
  const { clock, timeoutMs = 25_000, maxBytes = 8_000_000, maxTries = 3, random = Math.random } = options;
  const { memory = volatileMemory(), onWait = () => undefined } = options;
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const guard = createHostGuard(clock, memory);
  const budget = createBudget({ clock, memory, sleep, onWait });
  const fresh = createFreshAnswers(clock);
  const request = { fetch: options.fetch, clock, timeoutMs, maxBytes };

  /** Makes one attempt when its turn comes, unless the host was paused before that. */
  const inTurn = async (url: string, host: string, how: How): Promise<Turn> => {
    await guard.ready();
    for (;;) {
      const release = await budget.turn(host, how.urgency, () => guard.paused(host, how.force) === undefined);
      const pause = guard.paused(host, how.force);
      if (release && !pause) return { release, got: await requestOnce({ ...request, ...how.within }, url, how.wants) };
      release?.();
      if (pause) return { pause };
    }
  };

  /** When the host's own pause ends, if it is long enough to report. */
  const reportedPause = (pause: Pause | undefined): { until?: string } =>
    pause?.asked === true && pause.until - clock.now().getTime() >= MIN_REPORTED_MS
      ? { until: new Date(pause.until).toISOString() }
      : {};

  const run = async (url: string, host: string, how: How): Promise<Try> => {
    let last: Try = { ok: false, code: 'offline', detail: 'not tried' };
    for (let attempt = 1; attempt <= how.tries; attempt += 1) {
      const { pause, got, release } = await inTurn(url, host, how);
      if (pause) {
        const detail = `${host} is left alone until ${new Date(pause.until).toISOString()}`;
        return { ok: false, code: pause.code, detail, ...reportedPause(pause) };
      }
      last = got;
      const wait = last.ok || !RETRIED.has(last.code) ? null : (last.retryAfterMs ?? backoff(attempt, random()));
      const again = wait !== null && wait <= MAX_WAIT_MS && attempt < how.tries;
      // Keep the turn meanwhile: the next request in the queue would be rejected as well.
      if (again) await sleep(wait);
      release();
      if (!again) break;
    }
    if (last.ok) {
      guard.succeeded(host);
      return last;
    }
    guard.failed(host, last.code, last.retryAfterMs);
    return { ...last, ...reportedPause(guard.paused(host, true)) };
  };

  return {
    other: ({ host, maxBytes: most }) => ({
      async text(url, wants, force = false) {
        const target = allowed(url, [host]);
        if (!target) return { ok: false, code: 'forbidden', detail: 'not that host' };
        const within = { hosts: [host], maxBytes: most };
        const got = await run(target.href, host, { urgency: 'reader', force, wants, tries: maxTries, within });
        return got.ok ? { ok: true, text: got.text, url: got.url } : toFailure(got);
      },
    }),
    client: (urgency) => ({
      async text(url, force = false) {
        const target = allowed(url);
        if (!target) return { ok: false, code: 'forbidden', detail: 'not an official address' };
        const known = force ? undefined : fresh.get(target.href);
        if (known) return { ok: true, ...known };
        const got = await run(target.href, target.host, { urgency, force, wants: 'xml', tries: maxTries });
        if (!got.ok) return toFailure(got);
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
  /** What differs for another host. */
  readonly within?: Pick<RequestOptions, 'hosts' | 'maxBytes'>;
}
