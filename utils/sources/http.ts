import pLimit, { type LimitFunction } from 'p-limit';
import type { Clock } from '../clock/calendar.ts';
import { ALLOWED_HOSTS, FAKE_NOT_FOUND } from '../site/services.ts';
import type { SourceFailure } from '../status/types.ts';
import { readLimited } from './body.ts';
import { createHostGuard } from './hostGuard.ts';

/**
 * The only door to the network: polite to the official hosts and distrustful of what they say.
 * At most two requests at a time per host, no cookies, no referrer, a bounded number of tries.
 */

export type FailureCode = SourceFailure['code'];

/** A text that was fetched, or why not. Nothing here throws. */
export type FetchResult =
  | { readonly ok: true; readonly text: string; readonly url: string }
  | { readonly ok: false; readonly code: FailureCode; readonly detail: string };

/** The part of `fetch` that is used; browsers' own fits. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
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
   * @param force ask even when the host is paused after failures (never before its own Retry-After)
   * @returns the text, or a failure: HTML or anything else that is not XML is `garbage`
   */
  text(url: string, force?: boolean): Promise<FetchResult>;
}

const RETRIED: ReadonlySet<FailureCode> = new Set(['rateLimited', 'serverError', 'offline']);
/** A longer Retry-After is not waited for: the host is left alone until then. */
const LONGEST_WAIT_MS = 10_000;
const FIRST_BACKOFF_MS = 500;

type Try = FetchResult & { readonly retryAfterMs?: number | undefined };

/** Makes the client. One per background, since the queue and the pauses live in it. */
export function createHttpClient(options: HttpOptions): HttpClient {
  const { clock, timeoutMs = 25_000, maxBytes = 8_000_000, maxTries = 3, random = Math.random } = options;
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const queues = new Map<string, LimitFunction>();
  const guard = createHostGuard(clock);

  const queueOf = (host: string): LimitFunction => {
    const queue = queues.get(host) ?? pLimit(2);
    queues.set(host, queue);
    return queue;
  };

  const tryOnce = async (url: string): Promise<Try> => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The race also ends a fetch that does not listen to its signal.
    const silence = new Promise<Try>((resolve) => {
      timer = setTimeout(() => {
        resolve(failure('timeout', `no answer in ${timeoutMs} ms`));
        controller.abort();
      }, timeoutMs);
    });
    try {
      return await Promise.race([ask(options.fetch, url, controller, maxBytes, clock), silence]);
    } finally {
      clearTimeout(timer);
    }
  };

  const run = async (url: string, host: string, force: boolean): Promise<FetchResult> => {
    let last: Try = failure('offline', 'not tried');
    for (let attempt = 1; attempt <= maxTries; attempt += 1) {
      const pause = guard.paused(host, force);
      if (pause) return failure(pause, `${host} is left alone for a while`);
      last = await tryOnce(url);
      if (last.ok || !RETRIED.has(last.code)) break;
      const wait = last.retryAfterMs ?? FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + random());
      if (wait > LONGEST_WAIT_MS) break;
      if (attempt < maxTries) await sleep(wait);
    }
    if (last.ok) guard.succeeded(host);
    else guard.failed(host, last.code, last.retryAfterMs);
    return last.ok ? { ok: true, text: last.text, url: last.url } : failure(last.code, last.detail);
  };

  return {
    async text(url, force = false) {
      const target = allowed(url);
      if (!target) return failure('forbidden', 'not an official address');
      return queueOf(target.host)(() => run(target.href, target.host, force));
    },
  };
}

/** The address when it is https on an allowed host at the usual port, without a name or password in it; else undefined. */
export function allowed(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const fine =
    parsed.protocol === 'https:' &&
    ALLOWED_HOSTS.includes(parsed.host) &&
    parsed.username === '' &&
    parsed.password === '';
  return fine ? parsed : undefined;
}

function failure(code: FailureCode, detail: string): FetchResult & { ok: false } {
  return { ok: false, code, detail };
}

async function ask(
  fetch: Fetch,
  url: string,
  controller: AbortController,
  maxBytes: number,
  clock: Clock,
): Promise<Try> {
  let response: Response;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      cache: 'no-store',
      headers: { accept: 'application/xml, text/xml;q=0.9' },
      signal: controller.signal,
    });
  } catch (error) {
    return failure('offline', message(error));
  }
  const finalUrl = response.url || url;
  if (FAKE_NOT_FOUND.test(finalUrl)) return failure('notFound', 'redirected to the page for unknown addresses');
  if (!allowed(finalUrl)) return failure('forbidden', 'redirected to another host');
  const code = failureOfStatus(response.status);
  if (code) {
    void response.body?.cancel().catch(() => undefined);
    return {
      ...failure(code, `HTTP ${response.status}`),
      retryAfterMs: retryAfter(response.headers.get('retry-after'), clock),
    };
  }
  try {
    const text = await readLimited(response, maxBytes);
    if (text === undefined) {
      controller.abort();
      return failure('tooLarge', `more than ${maxBytes} bytes`);
    }
    return looksLikeXml(text) ? { ok: true, text, url: finalUrl } : failure('garbage', 'not XML');
  } catch (error) {
    return failure('offline', `cut off: ${message(error)}`);
  }
}

function failureOfStatus(status: number): FailureCode | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 404 || status === 410) return 'notFound';
  if (status === 401 || status === 403 || status === 451) return 'forbidden';
  if (status === 429) return 'rateLimited';
  return status >= 500 ? 'serverError' : 'rejected';
}

/** @returns milliseconds, or undefined when the header says nothing usable */
function retryAfter(header: string | null, clock: Clock): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : Math.max(0, time - clock.now().getTime());
}

function looksLikeXml(text: string): boolean {
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 500);
  return start.startsWith('<') && !/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html)/i.test(start);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
