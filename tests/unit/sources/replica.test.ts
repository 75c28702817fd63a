import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from '../../../replica/index.ts';
import { dossierRequest } from '../../../utils/domain/dossier/requests.ts';
import type { Dossier } from '../../../utils/domain/dossier/types.ts';
import { parseIdentifier, readPage } from '../../../utils/domain/publication/index.ts';
import { createDossierService } from '../../../utils/services/dossier.ts';
import { factsOf } from '../../../utils/services/page.ts';
import { replicaFetch } from './replicaFetch.ts';

/** The whole way, from a page of the replica over its services to the dossier, with the real readers. */

const HOST = 'zoek.officielebekendmakingen.nl';
const REPOSITORY = 'repository.overheid.nl';
let replica: Replica;

beforeAll(async () => {
  replica = await startReplica({
    dataDir: new URL('../../../replica/data', import.meta.url).pathname,
    today: '2026-11-23',
  });
});
afterAll(() => replica.close());
beforeEach(() => {
  replica.setFault(HOST, null);
  replica.setFault(REPOSITORY, null);
  replica.setQuestionNumberIndex(true);
});

/** @param breakSources is called between reading the page and asking the services */
async function dossierOf(id: string, breakSources: () => void = () => undefined): Promise<Dossier> {
  const fetch = replicaFetch(replica);
  const url = `https://${HOST}/${id}.html`;
  const page = new JSDOM(await (await fetch(url, {})).text(), { url });
  const record = readPage(page.window.document, url);
  const { number } = factsOf(parseIdentifier(url), record);
  if (number === null) throw new Error(`${id} is about no question`);
  breakSources();
  replica.clearRequests();
  const service = createDossierService({
    fetch,
    clock: { now: () => new Date('2026-11-23T12:00:00Z') },
    sleep: () => Promise.resolve(),
    // Nothing here is silent: the limit is real time, and a busy machine must not make a service look silent.
    timeoutMs: 60_000,
    cache: { get: () => Promise.resolve(undefined), some: () => Promise.resolve([]), put: () => Promise.resolve() },
    onChange: () => undefined,
  });
  return service.get(dossierRequest(number, record, false));
}

describe('the state of questions in the replica', () => {
  it.each([
    [
      'kv-tk-2024Z01911',
      {
        state: 'answered',
        submitted: '2024-02-07',
        dueThreeWeeks: '2024-02-28',
        answer: { document: 'ah-tk-20232024-9999' },
      },
    ],
    ['kv-tk-2025Z90101', { state: 'answered', punctuality: { is: 'withinThreeWeeks' } }],
    ['kv-tk-2025Z90102', { state: 'answered', punctuality: { is: 'afterThreeWeeks', days: 9 } }],
    [
      'kv-tk-2025Z90103',
      {
        state: 'answered',
        punctuality: { is: 'afterSixWeeks', days: 9 },
        supplements: [{ document: 'ah-tk-20242025-9105' }],
      },
    ],
    ['kv-tk-2025Z90106', { state: 'settledByLetter', letter: { url: `https://${HOST}/kst-36999-12.html` } }],
    ['kv-tk-2025Z90107', { state: 'withdrawn', notice: { document: 'ah-tk-20242025-9107' } }],
    ['kv-tk-2025Z90112', { state: 'noTerm', why: 'oral' }],
    ['kv-ek-299900001', { state: 'noTerm', why: 'senate' }],
    ['kv-tk-2026Z90108', { state: 'open' }],
    ['kv-tk-2026Z90109', { state: 'postponed' }],
    ['kv-tk-2026Z90110', { state: 'overdue', term: 'threeWeeks' }],
    ['kv-tk-2026Z90111', { state: 'overdue', term: 'sixWeeks' }],
    ['kv-tk-2023Z90121', { state: 'answered', days: null, sourceErrors: [{ code: 'receivedBeforeSubmitted' }] }],
    ['kv-tk-2025Z90123', { state: 'unknown', why: 'contradiction' }],
    ['kv-2009Z90117', { state: 'answered' }],
    ['kv-2070890118', { state: 'unknown', why: 'unlinked' }],
    ['kv-tk-2025Z90116-n1', { state: 'answered' }],
  ])('%s', async (id, expected) => {
    expect((await dossierOf(id)).status).toMatchObject(expected);
  });

  it.each([
    ['ah-tk-20232024-9999', 'kv-tk-2024Z01911'],
    ['ah-tk-20232024-9019', 'kv-tk-2024Z01911'],
    ['ah-tk-20242025-9116', 'kv-tk-2025Z90116-n1'],
    ['ah-tk-20092010-9117', 'kv-2009Z90117'],
  ])('the page %s shows that of %s', async (id, question) => {
    expect(await dossierOf(id)).toMatchObject({ question, failures: [], status: { state: 'answered' } });
  });

  it('lists the documents that mention a question', async () => {
    expect((await dossierOf('kv-tk-2025Z90102')).mentions).toMatchObject([
      { document: 'kv-tk-2025Z90115', role: 'followUp' },
      { document: 'ah-tk-20242025-9102', role: 'answer' },
    ]);
  });

  it('costs one request for an open question, none for an oral one', async () => {
    await dossierOf('kv-tk-2026Z90108');
    expect(replica.requests()).toHaveLength(1);
    await dossierOf('kv-tk-2025Z90112');
    expect(replica.requests()).toHaveLength(0);
  });
});

describe('with a search service that does not know the index of question numbers', () => {
  const rows = [
    ['kv-tk-2024Z01911', 'answered'],
    ['kv-tk-2025Z90103', 'answered'],
    ['kv-tk-2026Z90108', 'open'],
    ['kv-tk-2026Z90109', 'postponed'],
    ['kv-tk-2026Z90110', 'overdue'],
    ['kv-tk-2026Z90111', 'overdue'],
  ] as const;
  it.each(rows.flatMap(([id, state]) => [[id, false, state] as const, [id, 'empty', state] as const]))(
    '%s, index %s: %s',
    async (id, index, state) => {
      const dossier = await dossierOf(id, () => replica.setQuestionNumberIndex(index));
      expect(dossier).toMatchObject({ status: { state }, failures: [] });
    },
  );
});

describe('with the search service down', () => {
  const down = (): void => replica.setFault(REPOSITORY, { kind: 'status', status: 500 });

  it.each(['kv-tk-2026Z90108', 'kv-tk-2026Z90109', 'kv-tk-2026Z90110', 'kv-tk-2026Z90111'])(
    '%s is unknown, not late',
    async (id) => {
      expect((await dossierOf(id, down)).status).toMatchObject({
        state: 'unknown',
        why: 'sourcesFailed',
        failures: [{ source: 'sru' }],
      });
    },
  );

  it('still finds an answer that the page names', async () => {
    expect((await dossierOf('kv-tk-2024Z01911', down)).status).toMatchObject({
      state: 'answered',
      answer: { source: 'metadata' },
    });
  });
});
