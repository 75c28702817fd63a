import { identityOf, probeRequests, type ProbeRequest } from '../../utils/domain/site/checks/index.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { addresses, SRU } from '../../utils/domain/site/services.ts';

/** Pause between two requests to the real hosts. */
export const PAUSE_MS = 1000;

/** An answer that is known to exist: of 2021 on the real site, an invented one on the replica. */
export const APPENDICES = { live: 'ah-tk-20202021-3235', replica: 'ah-tk-20232024-9999' } as const;

/** Publications that are recorded when none is named: a question, a question with a notice, an answer, a provisional one. */
export const USUAL = {
  live: ['kv-tk-2024Z01911', 'kv-tk-2025Z00001', 'ah-tk-20202021-3235'],
  replica: ['kv-tk-2024Z01911', 'kv-tk-2021Z02175', 'ah-tk-20232024-9999'],
} as const;

/** The number of a question in an identifier; the identifier itself where it has none. */
export const numberIn = (id: string): string => /\d{4}[Zz]\d{4,6}|\d{5,10}/.exec(id)?.[0] ?? id;

/** What the search service says of itself; not compared with anything, but it names the indexes there are. */
export const EXPLAIN = `${SRU.address}?operation=explain&version=${SRU.version}`;

/**
 * What is recorded: the requests of the probe for the first question, and page and metadata of the other publications, each once.
 *
 * @param ids identifiers of publications; at least one of a question
 */
export function recordRequests(ids: readonly string[], appendix: string): ProbeRequest[] {
  const question = ids.find((id) => identityOf(publicationUrl(id)).expects === 'question') ?? 'kv-tk-2024Z01911';
  const all = [
    ...probeRequests({ id: question, number: numberIn(question) }, appendix),
    ...ids.flatMap((id): ProbeRequest[] => [
      { purpose: 'page', address: publicationUrl(id) },
      { purpose: 'metadata', address: addresses.metadata(id) },
    ]),
  ];
  return [...new Map(all.map((request) => [request.address, request])).values()];
}
