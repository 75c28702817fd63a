import {
  checkServices,
  fixedRequests,
  type CheckResult,
  type ServiceAnswer,
} from '../../utils/domain/site/checks/index.ts';
import { browserPort, createClientOf } from '../../utils/messages/client.ts';
import { SERVICES_REQUESTS } from '../../utils/protocol/services.ts';

const services = createClientOf(SERVICES_REQUESTS, browserPort);

/**
 * Asks the services what the table of assumptions needs, one request at a time, through the background and its budget.
 * What came back is read here, because a worker cannot read HTML.
 *
 * @param progress called after each request
 * @returns a result for each assumption; what could not be reached is `cannotTell`
 */
export async function runChecks(progress: (done: number, total: number) => void): Promise<CheckResult[]> {
  const requests = fixedRequests();
  const answers: ServiceAnswer[] = [];
  for (const [which, request] of requests.entries()) {
    progress(answers.length, requests.length);
    const answer = await services.request('services.ask', { which }).catch((error: unknown) => ({
      status: null,
      finalAddress: request.address,
      body: '',
      error: error instanceof Error ? error.message : String(error),
    }));
    answers.push({ ...request, ...answer });
  }
  return checkServices(answers, (html) => new DOMParser().parseFromString(html, 'text/html'));
}
