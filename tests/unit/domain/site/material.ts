import { JSDOM } from 'jsdom';
import { startReplica, type Replica } from '../../../../replica/index.ts';
import { probeRequests, type ProbeRequest, type ServiceAnswer } from '../../../../utils/domain/site/checks/index.ts';
import { DATA, get } from '../../replica/get.ts';

export const parseHtml = (html: string, address: string): Document => new JSDOM(html, { url: address }).window.document;

export const SEED = { id: 'kv-tk-2024Z01911', number: '2024Z01911' };
export const ANSWER = 'ah-tk-20232024-9999';

export const start = (): Promise<Replica> => startReplica({ dataDir: DATA, today: '2026-11-23' });

/** Sends the probe's requests to a replica. */
export function probe(
  replica: Replica,
  requests: readonly ProbeRequest[] = probeRequests(SEED, ANSWER),
): Promise<ServiceAnswer[]> {
  return Promise.all(
    requests.map(async (request): Promise<ServiceAnswer> => {
      const { hostname, pathname, search } = new URL(request.address);
      try {
        const got = await get(replica.port, hostname, `${pathname}${search}`);
        const { status, body } = got;
        const headers = Object.fromEntries(Object.entries(got.headers).map(([name, value]) => [name, String(value)]));
        return { ...request, finalAddress: request.address, status, body, headers, error: null };
      } catch (error) {
        return { ...request, finalAddress: request.address, status: null, body: '', error: String(error) };
      }
    }),
  );
}

/** A page of a replica as a document. */
export async function pageOf(replica: Replica, id: string): Promise<{ document: Document; address: string }> {
  const address = `https://zoek.officielebekendmakingen.nl/${id}.html`;
  const { body } = await get(replica.port, 'zoek.officielebekendmakingen.nl', `/${id}.html`);
  return { document: parseHtml(body, address), address };
}
