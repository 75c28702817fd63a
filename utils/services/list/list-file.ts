import { collected, TooLarge } from '../../sync/file/compress.ts';
import { failureOfStatus, type FailureCode, type Fetch } from '../../sources/one-request.ts';

/** A list file as received; or why there is none. */
export type ListFileAnswer =
  { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly ok: false; readonly code: FailureCode };

/** Maximum size of a list in bytes: about ten times the size of all questions. */
const MAX_BYTES = 64_000_000;
const TIMEOUT_MS = 300_000;

/**
 * Fetches the list of all questions from the one address that whoever manages this machine has set. Sends no cookie and no referrer, and
 * follows no redirect. A copy that is still current is not sent again: the browser asks with what it has.
 *
 * @param address https, from a policy
 * @returns the bytes, of which nothing was checked yet. Never throws.
 */
export async function fetchListFile(fetch: Fetch, address: string): Promise<ListFileAnswer> {
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-cache',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok || response.body === null)
      return { ok: false, code: failureOfStatus(response.status) ?? 'rejected' };
    return { ok: true, bytes: await collected(response.body, MAX_BYTES) };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, code: 'tooLarge' };
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { ok: false, code: isLate ? 'timeout' : 'offline' };
  }
}
