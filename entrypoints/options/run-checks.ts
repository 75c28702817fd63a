import {
  checkServices,
  probeRequests,
  type CheckResult,
  type ProbeRequest,
  type ServiceAnswer,
} from '../../utils/site/checks/index.ts';
import { readLimited } from '../../utils/sources/body.ts';

/** A question and its notice that have stood for years; asked for because everything about them is known. */
const QUESTION = { id: 'kv-tk-2024Z01911', number: '2024Z01911' };
const TIMEOUT_MS = 25_000;
const MAX_BYTES = 8_000_000;

/**
 * Asks the services what the table of assumptions needs, one request at a time, without cookies or
 * referrer. Runs in the options page and not in the background, because a worker cannot read HTML.
 *
 * @param progress told after each request
 * @returns a result for each assumption; what could not be reached is `cannotTell`
 */
export async function runChecks(progress: (done: number, total: number) => void): Promise<CheckResult[]> {
  const requests = probeRequests(QUESTION, null);
  const answers: ServiceAnswer[] = [];
  for (const request of requests) {
    progress(answers.length, requests.length);
    answers.push(await ask(request));
  }
  return checkServices(answers, (html) => new DOMParser().parseFromString(html, 'text/html'));
}

async function ask(request: ProbeRequest): Promise<ServiceAnswer> {
  try {
    const response = await fetch(request.address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await readLimited(response, MAX_BYTES);
    const got = { ...request, status: response.status, finalAddress: response.url };
    return body === undefined ? { ...got, body: '', error: 'too large' } : { ...got, body, error: null };
  } catch (error) {
    return { ...request, status: null, finalAddress: request.address, body: '', error: String(error) };
  }
}
