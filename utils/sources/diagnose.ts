import {
  checkObservation,
  checkServices,
  formatReport,
  probeRequests,
  verdicts,
  type PageObservation,
  type ProbeRequest,
  type ServiceAnswer,
  type Verdict,
} from '../domain/site/checks/index.ts';
import type { Network } from './http.ts';

/** Requests that return HTML. A worker cannot parse it, and the open page shows the same. */
const AS_HTML: ReadonlySet<ProbeRequest['purpose']> = new Set(['page', 'unknown', 'results']);

/** Sends the requests one after the other. Never throws. */
async function askServices(requests: readonly ProbeRequest[], raw: Network['raw']): Promise<ServiceAnswer[]> {
  const answers: ServiceAnswer[] = [];
  for (const request of requests) answers.push({ ...request, ...(await raw(request.address)) });
  return answers;
}

/** Result of Diagnose. */
export interface Diagnosis {
  /** One verdict per assumption, the failed ones first. */
  readonly verdicts: Verdict[];
  /** The same as text, to copy. */
  readonly report: string;
}

/**
 * Checks our assumptions against the open page and, if requested, the services (seven requests).
 *
 * @param asked what the page's script observed, its address, the question to ask the services about (null: do not), and
 * lines for the head of the report. No note text is passed in, so none can get into the report
 * @param raw the background's network, so that Diagnose shares the budget of everything else
 */
export async function diagnose(
  asked: {
    readonly address: string;
    readonly seen: PageObservation;
    readonly question: { readonly id: string; readonly number: string } | null;
    readonly about: readonly string[];
  },
  raw: Network['raw'],
): Promise<Diagnosis> {
  const page = checkObservation(asked.seen, asked.address);
  const requests = asked.question === null ? [] : probeRequests(asked.question, null);
  const services = checkServices(
    await askServices(
      requests.filter(({ purpose }) => !AS_HTML.has(purpose)),
      raw,
    ),
  );
  const results = [...page, ...services];
  const order = { doesNotHold: 0, holds: 1, cannotTell: 2 } as const;
  return {
    verdicts: verdicts(results).toSorted((a, b) => order[a.outcome] - order[b.outcome]),
    report: formatReport(results, asked.about),
  };
}
