import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learnedFrom } from '../../../utils/services/learn.ts';
import { type Replica, startReplica } from '../../../replica/index.ts';
import type { PageAnswer, PageRequest } from '../../../utils/protocol/page.ts';
import { pageToSource } from '../../../utils/domain/publication/page-source.ts';
import { createDossierService } from '../../../utils/services/dossier.ts';
import { createPageService, type PageService } from '../../../utils/services/page.ts';
import { appendixMetadata } from './fakes.ts';
import { replicaFetch } from './replicaFetch.ts';
import { NUMBER, questionRecord, S, search, world } from './world.ts';
import { xml } from './fakes.ts';

/** A question and its answer in their first days: identifiers of a counter, a PDF, no text. */

const HOST = 'zoek.officielebekendmakingen.nl';
const TODAY = '2026-11-23';
let replica: Replica;

beforeAll(async () => {
  replica = await startReplica({
    dataDir: new URL('../../../replica/data', import.meta.url).pathname,
    today: TODAY,
  });
});
afterAll(() => replica.close());

/** A background that remembers, with a page service in it. */
function background(): PageService {
  const fetch = replicaFetch(replica);
  const stored = new Map<string, unknown>();
  const dossiers = createDossierService({
    fetch,
    clock: { now: () => new Date(`${TODAY}T12:00:00Z`) },
    sleep: () => Promise.resolve(),
    timeoutMs: 2000,
    cache: {
      get: (number) => Promise.resolve(structuredClone(stored.get(number))),
      some: (numbers) => Promise.resolve(numbers.map((number) => structuredClone(stored.get(number)))),
      put: (record) => {
        stored.set(record.number, structuredClone(record));
        return Promise.resolve();
      },
    },
    onChange: () => undefined,
  });
  return createPageService(dossiers, () => Promise.reject(new Error('diagnose asks nothing here')));
}

/** What the background answers for the page at an address, as it is served now; where it leads if it leads elsewhere. */
async function visit(pages: PageService, id: string, until: PageRequest['until'] = 'recheck'): Promise<PageAnswer> {
  const response = await replicaFetch(replica)(`https://${HOST}/${id}.html`, {});
  const { document } = new JSDOM(await response.text(), { url: response.url }).window;
  return pages.get({
    address: response.url,
    source: pageToSource(document, response.url) as PageRequest['source'],
    until,
  });
}

const KV = 'kv-9990150';
const FINAL = 'kv-tk-2026Z90150';

describe('a question from its first day to its answer', () => {
  it('stays one question, with the right state on each day', async () => {
    const pages = background();
    replica.setStage('provisional');
    const first = await visit(pages, KV);
    expect(first).toMatchObject({ number: '2026Z90150', questionNumbers: ['2026Z90150'] });
    expect(first.dossier).toMatchObject({ number: '2026Z90150', question: KV, failures: [] });
    expect(first.dossier?.status).toMatchObject({
      state: 'open',
      submitted: '2026-11-19',
      due: '2026-12-10',
      daysLeft: 17,
      sourceErrors: [],
    });
    expect(first.dossier?.documents.map(({ url }) => url)).toEqual([`https://${HOST}/${KV}.html`]);
    // The address alone does not say it; the page did.
    expect((await pages.peek(`https://${HOST}/${KV}.html`))?.number).toBe('2026Z90150');
    expect(learnedFrom(first)).toEqual([{ id: KV, number: '2026Z90150', final: null }]);

    replica.setStage('both');
    const both = await visit(pages, KV);
    expect(both.dossier).toMatchObject({ question: FINAL, aliases: [{ id: KV, final: FINAL }] });
    expect(both.dossier?.status).toMatchObject({ state: 'open', sourceErrors: [] });
    // The way to the document goes to the one that has the text.
    expect(both.dossier?.documents.map(({ document }) => document)).toEqual([FINAL]);

    replica.setStage('final');
    const final = await visit(pages, KV);
    expect(final).toMatchObject({ number: '2026Z90150', record: { identifier: { id: FINAL } } });
    expect(final.dossier?.status).toMatchObject({ state: 'open', due: '2026-12-10' });

    replica.setStage('answering');
    const answering = await visit(pages, FINAL);
    expect(answering.dossier?.status).toMatchObject({
      state: 'answered',
      answer: { document: 'ah-9990151', date: TODAY },
      days: 4,
      supplements: [],
    });
    expect(answering.dossier?.failures).toEqual([]);
    expect((await visit(pages, 'ah-9990151')).number).toBe('2026Z90150');

    replica.setStage('answered');
    const answered = await visit(pages, FINAL);
    expect(answered.dossier?.status).toMatchObject({
      state: 'answered',
      answer: { document: 'ah-tk-20262027-9151', date: TODAY },
      supplements: [],
    });
  });

  it('is refreshed when its final page appears, however fresh the cache is', async () => {
    const pages = background();
    replica.setStage('provisional');
    await visit(pages, KV, 'sources');
    replica.setStage('both');
    expect((await visit(pages, KV, 'cache')).dossier).toMatchObject({ question: KV, refreshing: false });
    expect((await visit(pages, FINAL, 'cache')).dossier).toMatchObject({ refreshing: true });
    await expect.poll(async () => (await visit(pages, KV, 'cache')).dossier?.question).toBe(FINAL);
  });

  it('is found by the search when its page states no number', async () => {
    const pages = background();
    const cached = await visit(pages, 'kv-9990153', 'cache');
    expect(cached).toMatchObject({ number: null, dossier: null, ask: true });
    const asked = await visit(pages, 'kv-9990153', 'sources');
    expect(asked).toMatchObject({
      number: '2026Z90153',
      questionNumbers: ['2026Z90153'],
      record: { questionNumber: '2026Z90153' },
    });
    expect(asked.dossier?.status).toMatchObject({ state: 'open' });
    expect(learnedFrom(asked)).toMatchObject([{ id: 'kv-9990153', number: '2026Z90153' }]);
    // Known from then on, also before the page has come.
    expect(await visit(pages, 'kv-9990153', 'cache')).toMatchObject({ number: '2026Z90153' });
    expect((await pages.peek(`https://${HOST}/kv-9990153.html`))?.number).toBe('2026Z90153');
  });

  it('has no number and no state when no source tells its number', async () => {
    expect(await visit(background(), 'kv-9990152', 'sources')).toEqual(
      expect.objectContaining({ number: null, questionNumbers: [], dossier: null }),
    );
  });
});

describe('documents under two identifiers', () => {
  const EARLY = 'ah-1271549';
  const answer = (id: string, received: string, type = 'Antwoord') => ({ id, number: NUMBER, type, received });
  const late = '2024-04-20T10:00:00.000Z';
  const dossierOf = async (records: Parameters<typeof search>[1], more: Record<string, string> = {}) => {
    const w = world(late);
    search(w, records);
    for (const [id, text] of Object.entries(more)) w.answers.set(`${id}/metadata.xml`, () => xml(text));
    return w.service.get({ record: questionRecord(), number: NUMBER, force: false });
  };

  it('are one when question, kind and day agree', async () => {
    const { status, aliases } = await dossierOf([
      answer(EARLY, '2024-03-20'),
      answer('ah-tk-20232024-9151', '2024-03-20'),
    ]);
    expect(status).toMatchObject({ state: 'answered', answer: { document: 'ah-tk-20232024-9151' }, supplements: [] });
    expect(aliases).toEqual([{ id: EARLY, final: 'ah-tk-20232024-9151' }]);
  });

  it('are two when the days differ', async () => {
    const { status, aliases } = await dossierOf([
      answer('ah-tk-20232024-9151', '2024-03-20'),
      answer(EARLY, '2024-04-10'),
    ]);
    expect(status).toMatchObject({ answer: { document: 'ah-tk-20232024-9151' }, supplements: [{ document: EARLY }] });
    expect(aliases).toEqual([{ id: EARLY, final: null }]);
  });

  it('are distinguished by kind: a notice of the same day as the answer is another document', async () => {
    const notice = 'ah-tk-20232024-9150';
    const { aliases } = await dossierOf(
      [
        answer(EARLY, '2024-03-20'),
        answer(notice, '2024-03-20', 'Mededeling'),
        answer('ah-tk-20232024-9151', '2024-03-20'),
      ],
      { [notice]: appendixMetadata(notice, NUMBER, 'Mededeling', '2024-03-20') },
    );
    expect(aliases).toEqual([{ id: EARLY, final: 'ah-tk-20232024-9151' }]);
  });

  it('stay two when it is uncertain which became which, and none is called a supplement', async () => {
    const { status, aliases, documents } = await dossierOf([
      answer(EARLY, '2024-03-20'),
      answer('ah-1271550', '2024-03-20'),
      answer('ah-tk-20232024-9151', '2024-03-20'),
    ]);
    expect(aliases).toEqual([
      { id: EARLY, final: null },
      { id: 'ah-1271550', final: null },
    ]);
    expect(status).toMatchObject({ state: 'answered', answer: { document: 'ah-tk-20232024-9151' }, supplements: [] });
    expect(documents.map(({ document }) => document)).toContain(EARLY);
  });

  it('count a reprint as a version of the original', async () => {
    const { aliases } = await dossierOf([
      answer(EARLY, '2024-03-20'),
      answer('ah-tk-20232024-9151', '2024-03-20'),
      answer('ah-tk-20232024-9151-h1', '2024-03-20'),
    ]);
    expect(aliases).toMatchObject([
      { id: EARLY, final: expect.stringMatching(/^ah-tk-20232024-9151(-h1)?$/) as string },
    ]);
  });

  it('report an early document of unknown kind as not fully published, not as a failure', async () => {
    const { status } = await dossierOf([{ id: EARLY, number: NUMBER, received: '2024-03-20' }]);
    expect(status).toMatchObject({ state: 'unknown', why: 'provisional', failures: [] });
  });

  it('recognise an early notice without its text', async () => {
    const w = world('2024-03-05T10:00:00.000Z');
    search(w, [answer(EARLY, '2024-02-26', 'Mededeling')]);
    w.answers.set(`${EARLY}/metadata.xml`, () => xml(appendixMetadata(EARLY, NUMBER, 'Mededeling', '2024-02-26')));
    const { status } = await w.service.get({ record: questionRecord(), number: NUMBER, force: false });
    expect(status).toMatchObject({
      state: 'probablyPostponed',
      notice: { document: EARLY },
      submitted: S,
      failures: [],
    });
  });
});
