import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startReplica, type Replica } from '../../../replica/index.ts';
import { parseCql } from '../../../replica/sru/cql.ts';
import { ROOT } from '../../../scripts/setup.mjs';
import { MeanwhileAnswer } from '../../../utils/questions/view/contract.ts';
import { searchMeanwhile } from '../../../utils/services/meanwhile.ts';
import { wordsQuery } from '../../../utils/sources/cql.ts';
import { createHttpClient } from '../../../utils/sources/http.ts';
import { fakeClock } from './fakes.ts';
import { replicaFetch } from './replicaFetch.ts';

const REPOSITORY = 'repository.overheid.nl';
const SEED = {
  number: '2024Z01911',
  title: 'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’',
};

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica({ dataDir: join(ROOT, 'replica', 'data'), today: '2026-12-01' });
});
afterEach(() => {
  replica.setFault(REPOSITORY, null);
  replica.clearRequests();
});
afterAll(async () => replica.close());

const search = (about = SEED) =>
  searchMeanwhile(
    createHttpClient({ fetch: replicaFetch(replica), clock: fakeClock(), maxTries: 1, sleep: async () => undefined }),
    about,
  );

describe('the query', () => {
  it.each([[['douane']], [['douane', 'scanners']], [['douane', 'scanners', 'spionage']]])('of %j is CQL', (words) => {
    const { root } = parseCql(wordsQuery(words));
    expect(root.kind).toBe('and');
  });

  it('cannot be injected by a word', () => {
    expect(() => parseCql(wordsQuery(['x" OR dt.type=="', String.raw`\\`]))).not.toThrow();
    expect(wordsQuery(['x"y'])).toContain(String.raw`"x\"y"`);
  });
});

describe('one search by the rarest words of a title', () => {
  it('finds the affair of the seed question, without itself, most of the words first', async () => {
    const answer = await search();
    if (answer.outcome !== 'found') throw new Error(answer.code);
    expect(MeanwhileAnswer.parse(answer)).toEqual(answer);
    expect(answer.words).toEqual(['alerter', 'spionage', 'Chinese', 'scanners']);
    expect(answer.rows.map(({ number }) => number)).not.toContain(SEED.number);
    expect(answer.rows.map(({ number }) => number).toSorted()).toEqual(['2021Z02175', '2022Z01227', '2023Z11492']);
    expect(answer.rows[0]).toMatchObject({ id: 'kv-tk-2023Z11492', words: ['spionage', 'Chinese'] });
    const shared = answer.rows.map(({ words }) => words.length);
    expect(shared).toEqual(shared.toSorted((a, b) => b - a));
    expect(answer.more).toBe(false);
    expect(replica.requests()).toHaveLength(1);
    expect(replica.requests()[0]?.host).toBe(REPOSITORY);
  });

  it('says that it found nothing as what it is: a search that was made', async () => {
    expect(await search({ number: '2024Z00001', title: 'Zwartvoetbunzings en Kwastuilenkastjes' })).toEqual({
      outcome: 'found',
      words: ['Zwartvoetbunzings', 'Kwastuilenkastjes'],
      rows: [],
      more: false,
    });
  });

  it('asks nothing when a title has no words to search for', async () => {
    expect(await search({ number: '2024Z00001', title: 'Nederland 2024' })).toMatchObject({ outcome: 'failed' });
    expect(replica.requests()).toEqual([]);
  });

  it.each([
    [{ kind: 'status', status: 500 } as const, 'serverError'],
    [{ kind: 'garbage' } as const, 'garbage'],
    [{ kind: 'diagnostics' } as const, 'rejected'],
    [{ kind: 'tooManyRequests' } as const, 'rateLimited'],
    [{ kind: 'malformed' } as const, 'garbage'],
  ])('says why when the service does %j', async (fault, code) => {
    replica.setFault(REPOSITORY, fault);
    expect(await search()).toEqual({ outcome: 'failed', code });
  });

  it('takes a count without records as a busy service, and an ignored part of the query as another one', async () => {
    const answering = (body: string) => searchMeanwhile({ text: async (url) => ({ ok: true, url, text: body }) }, SEED);
    const empty = `<searchRetrieveResponse><numberOfRecords>7</numberOfRecords></searchRetrieveResponse>`;
    expect(await answering(empty)).toEqual({ outcome: 'failed', code: 'rateLimited' });
    const ignored = `<searchRetrieveResponse><numberOfRecords>0</numberOfRecords><diagnostics><diagnostic><message>index</message></diagnostic></diagnostics></searchRetrieveResponse>`;
    expect(await answering(ignored)).toEqual({ outcome: 'failed', code: 'rejected' });
  });
});
