import { CarrierError, type CarrierTrouble } from '../carrier.ts';
import { collected, TooLarge } from '../file/compress.ts';

/**
 * The one place that asks the reader's server, and the one in this room that calls `fetch`: oxlint and `tests/unit/house` hold that. It
 * asks nothing but the configured folder and what lies in it, sends no cookie and no referrer, and follows no redirect.
 */

/** The reader's folder on their server. */
export interface DavPlace {
  /** Address of the folder, with a trailing slash; from `checkAddress`. */
  readonly folder: URL;
  /** The Authorization header. */
  readonly authorization: string;
  /** Aborts current requests, as when the reader leaves the folder. */
  readonly signal: AbortSignal | null;
  /** How long a server may stay silent, in milliseconds: before its response, and within it. */
  readonly timeoutMs: number;
}

/** One request. */
export interface DavRequest {
  readonly method: 'PROPFIND' | 'GET' | 'PUT' | 'DELETE' | 'MKCOL';
  /** Relative to the folder: `''` is the folder itself, `../` the one above it. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** Most bytes of the answer. */
  readonly most: number;
}

/** The response, whatever its status. */
export interface DavAnswer {
  readonly status: number;
  /** The media type of the body, in lower case; empty when not stated. */
  readonly type: string;
  /** Null when it exceeded the limit. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** The delay the server asks for, in milliseconds; null when not stated. */
  readonly waitMs: number | null;
}

/** A whole response may take this many times as long as the server may stay silent. */
const MAX_TIMES = 10;

/** Maximum delay accepted from a server. */
const MAX_WAIT = 24 * 3_600_000;

/**
 * Asks once.
 *
 * @throws CarrierError `unreachable` when no whole answer comes in time. A browser does not say which it was: no network, a certificate
 *   that is not trusted, or an answer that leads elsewhere.
 */
export async function askServer(place: DavPlace, asked: DavRequest): Promise<DavAnswer> {
  const address = new URL(asked.path, place.folder);
  if (address.origin !== place.folder.origin) throw new RangeError('outside the configured server');
  const stop = new AbortController();
  const late = (): void => stop.abort(new Error('no answer in time'));
  const whole = setTimeout(late, place.timeoutMs * MAX_TIMES);
  let silence = setTimeout(late, place.timeoutMs);
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(late, place.timeoutMs);
  };
  try {
    const response = await fetch(address.href, {
      method: asked.method,
      headers: { ...asked.headers, Authorization: place.authorization },
      ...(asked.body === undefined ? {} : { body: asked.body }),
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: place.signal === null ? stop.signal : AbortSignal.any([stop.signal, place.signal]),
    });
    return {
      status: response.status,
      type: (response.headers.get('content-type') ?? '').toLowerCase(),
      bytes: await bytesOf(response, asked.most, heard),
      waitMs: waitOf(response.headers),
    };
  } catch (error) {
    throw new CarrierError('unreachable', `${asked.method}: ${error instanceof Error ? error.name : 'no error'}`);
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
  }
}

/** @param heard called for each piece of the body */
async function bytesOf(response: Response, most: number, heard: () => void): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return new Uint8Array();
  const pieces = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, out) {
      heard();
      out.enqueue(piece);
    },
  });
  try {
    return await collected(response.body.pipeThrough(pieces), most);
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/** `Retry-After`: seconds, or a date, which is compared with the server's own `Date`. */
function waitOf(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), MAX_WAIT);
}

/** Maps an unexpected status to trouble. */
// oxlint-disable-next-line complexity -- a table: one line for each status
function troubleOfStatus(
  { method }: Pick<DavRequest, 'method'>,
  { status }: Pick<DavAnswer, 'status'>,
): CarrierTrouble {
  const isWriting = method !== 'PROPFIND' && method !== 'GET';
  switch (status) {
    case 401:
      return 'refused';
    case 403:
      return isWriting ? 'readOnly' : 'refused';
    case 404:
    case 409:
    case 410:
      return 'missing';
    case 405:
      return isWriting ? 'readOnly' : 'notStorage';
    case 413:
      return 'tooLarge';
    // We never send a condition or a lock, so another program holds one.
    case 412:
    case 423:
    case 429:
    case 503:
      return 'busy';
    case 507:
      return 'full';
    case 408:
    case 425:
      return 'unreachable';
    default:
      return status >= 500 && status !== 501 ? 'unreachable' : 'notStorage';
  }
}

/** The error for an unexpected response. */
export const refusal = (asked: Pick<DavRequest, 'method'>, answer: DavAnswer): CarrierError =>
  new CarrierError(troubleOfStatus(asked, answer), `${asked.method}: ${answer.status}`, answer.waitMs);
