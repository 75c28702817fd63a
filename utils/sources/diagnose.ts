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

/** What is asked as HTML: a worker cannot read it, and the page at hand shows the same. */
const AS_HTML: ReadonlySet<ProbeRequest['purpose']> = new Set(['page', 'unknown', 'results']);

/** Asks the services one after the other. Never throws. */
async function askServices(requests: readonly ProbeRequest[], raw: Network['raw']): Promise<ServiceAnswer[]> {
  const answers: ServiceAnswer[] = [];
  for (const request of requests) answers.push({ ...request, ...(await raw(request.address)) });
  return answers;
}

/** What Diagnose found. */
export interface Diagnosis {
  /** One verdict per assumption, what does not hold first. */
  readonly verdicts: Verdict[];
  /** The same as text to copy. */
  readonly report: string;
}

/**
 * Holds our assumptions against the page at hand and, when asked for, the services (seven requests).
 *
 * @param asked what the page's script saw, its address, the question to ask the services about (null: not now), and
 *   lines for the head of the report; no text of a note can get in, since none is passed
 * @param raw the background's one network: Diagnose draws on the same budget as everything else
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
