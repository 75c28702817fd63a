import type { Clock } from '../domain/clock/calendar.ts';
import { ALLOWED_HOSTS } from '../domain/site/hosts.ts';
import { FAKE_NOT_FOUND } from '../domain/site/services.ts';
import { readLimited } from './body.ts';
import type { SourceFailure } from '../domain/status/types.ts';

/** One request to an official host, without cookies or referrer. `http.ts` decides whether and when to make it. */

export type FailureCode = SourceFailure['code'];

/** The part of `fetch` we use. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Result of one attempt: an answer, or a failure. */
export type Try =
  | {
      readonly ok: true;
      readonly text: string;
      /** Address after redirects. */
      readonly url: string;
      readonly status: number;
      /** Its `Cache-Control` header; empty when there is none. */
      readonly keep: string;
    }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly detail: string;
      /** HTTP status, if there was one. */
      readonly status?: number;
      readonly retryAfterMs?: number | undefined;
      readonly until?: string;
    };

/** Whether to accept anything, or only XML, or only JSON. */
export type Wants = 'xml' | 'json' | 'anything';

const ACCEPTED: Readonly<Record<Exclude<Wants, 'anything'>, string>> = {
  xml: 'application/xml, text/xml;q=0.9',
  json: 'application/json',
};

export interface RequestOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Hosts that may be asked, and that an answer may come from; the official ones when left out. */
  readonly hosts?: readonly string[];
}

/**
 * Parses an address. Undefined unless it is https on an allowed host, at the default port, without a user name or
 * password.
 *
 * @param hosts the allowed ones; the official ones when left out
 */
export function allowed(url: string, hosts: readonly string[] = ALLOWED_HOSTS): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const fine =
    parsed.protocol === 'https:' && hosts.includes(parsed.host) && parsed.username === '' && parsed.password === '';
  return fine ? parsed : undefined;
}

const failure = (code: FailureCode, detail: string) => ({ ok: false, code, detail }) as const;

/**
 * Requests an address once.
 *
 * @param url an allowed address
 * @param wants with `xml` or `json`, anything else is `garbage`; with `xml`, the site's page for unknown addresses is `notFound`
 * @returns within the time limit, even when `fetch` ignores its abort signal; never throws
 */
export async function requestOnce(options: RequestOptions, url: string, wants: Wants): Promise<Try> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<Try>((resolve) => {
    timer = setTimeout(() => {
      resolve(failure('timeout', `no answer in ${options.timeoutMs} ms`));
      controller.abort();
    }, options.timeoutMs);
  });
  try {
    return await Promise.race([ask(options, url, controller, wants), silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(
  { fetch, clock, maxBytes, hosts }: RequestOptions,
  url: string,
  controller: AbortController,
  wants: Wants,
): Promise<Try> {
  let response: Response;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      cache: 'no-store',
      ...(wants === 'anything' ? {} : { headers: { accept: ACCEPTED[wants] } }),
      signal: controller.signal,
    });
  } catch (error) {
    return failure('offline', message(error));
  }
  const finalUrl = response.url || url;
  if (wants === 'xml' && FAKE_NOT_FOUND.test(finalUrl))
    return failure('notFound', 'redirected to the page for unknown addresses');
  if (!allowed(finalUrl, hosts)) return failure('forbidden', 'redirected to another host');
  const code = failureOfStatus(response.status);
  if (code) {
    // Expected: nothing is read of it either way.
    void response.body?.cancel().catch(() => undefined);
    return {
      ...failure(code, `HTTP ${response.status}`),
      status: response.status,
      retryAfterMs: retryAfter(response.headers.get('retry-after'), clock),
    };
  }
  try {
    const text = await readLimited(response, maxBytes);
    if (text === undefined) {
      controller.abort();
      return failure('tooLarge', `more than ${maxBytes} bytes`);
    }
    if (!looksLike(wants, text)) return failure('garbage', `not ${wants}`);
    const keep = response.headers.get('cache-control') ?? '';
    return { ok: true, text, url: finalUrl, status: response.status, keep };
  } catch (error) {
    return failure('offline', `cut off: ${message(error)}`);
  }
}

/** What an HTTP status says went wrong; undefined for one of success. */
export function failureOfStatus(status: number): FailureCode | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 404 || status === 410) return 'notFound';
  if (status === 401 || status === 403 || status === 451) return 'forbidden';
  if (status === 429) return 'rateLimited';
  return status >= 500 ? 'serverError' : 'rejected';
}

/** @returns milliseconds, or undefined when the header is unusable */
function retryAfter(header: string | null, clock: Clock): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : Math.max(0, time - clock.now().getTime());
}

const looksLike = (wants: Wants, text: string): boolean =>
  wants === 'anything' || (wants === 'xml' ? looksLikeXml(text) : /^\uFEFF?\s*[{[]/.test(text));

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
