import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { startReplica, type Difference } from '../../../replica/index.ts';
import { Asker, Pace } from '../../../scripts/record/ask.ts';
import { drafts, recordReport, type Draft } from '../../../scripts/record/draft.ts';
import { factsOfPage, keepFacts, readFacts } from '../../../scripts/record/keep.ts';
import { EXPLAIN, recordRequests, USUAL } from '../../../scripts/record/requests.ts';
import { ROOT } from '../../../scripts/setup.mjs';
import { checkServices, verdicts, type ServiceAnswer } from '../../../utils/domain/site/checks/index.ts';
import { PAGE_HOST, REPOSITORY_HOST } from '../../../utils/domain/site/hosts.ts';

const DATA = join(ROOT, 'replica', 'data');
const TODAY = '2026-12-02';
const parse = ({ body, finalAddress }: ServiceAnswer): Document =>
  new JSDOM(body, { url: finalAddress }).window.document;
const pages = (answers: readonly ServiceAnswer[]): ServiceAnswer[] =>
  answers.filter(({ purpose, status }) => purpose === 'page' && status === 200);

/** Records a replica that differs in one way. */
async function record(difference?: Difference): Promise<{ answers: ServiceAnswer[]; mends: Draft[] }> {
  const replica = await startReplica({ dataDir: DATA, today: TODAY, ...(difference ? { difference } : {}) });
  const asker = new Asker({ replica: replica.port, pauseMs: 0 });
  try {
    const answers: ServiceAnswer[] = [];
    for (const request of recordRequests(USUAL.replica, 'ah-tk-20232024-9999')) answers.push(await asker.ask(request));
    const explained = await asker.ask({ purpose: 'nonsense', address: EXPLAIN });
    const results = checkServices(answers, (html, url) => new JSDOM(html, { url }).window.document);
    const refuted = verdicts(results).filter(({ outcome }) => outcome === 'doesNotHold');
    const documents = pages(answers).map(parse);
    return { answers, mends: drafts(refuted, { answers: [...answers, explained], documents, today: TODAY }) };
  } finally {
    asker.close();
    await replica.close();
  }
}

/** One of a replica that is as assumed, for several tests. */
let asAssumed: ReturnType<typeof record> | undefined;
const plain = (): ReturnType<typeof record> => (asAssumed ??= record());

describe('a recording', () => {
  it('asks each address once, and finds nothing to mend where all is as assumed', async () => {
    const { answers, mends } = await plain();
    expect(new Set(answers.map(({ address }) => address)).size).toBe(answers.length);
    expect(answers.every(({ error }) => error === null)).toBe(true);
    expect(mends).toEqual([]);
    expect(recordReport('x', mends, 'table')).toContain('Nothing to mend');
  });

  it.each<[Difference, string, RegExp, string]>([
    ['renamedClass', 'question.block', /markup\.ts:\d+$/, "['divVraagblok', 'div.vraagblok', 'current', 'verified'],"],
    [
      'movedTable',
      'overview.dataTable',
      /markup\.ts:\d+$/,
      "['tableKenmerken', 'table.kenmerken', 'current', 'verified'],",
    ],
    ['newTypeWord', 'type.appendix', /appendix-type\.ts:\d+$/, ''],
    ['changedSruName', 'sru.index.w.vraagnummer', /services\.ts:\d+$/, 'w.vraagnummer → w.kamervraagnummer'],
    ['redirect', 'service.page', /address\.ts:\d+$/, '/publicatie/kv-tk-2024Z01911'],
  ])('of a site with a %s says which row to mend, where, with a draft', async (difference, key, place, line) => {
    const { mends } = await record(difference);
    expect(mends.map((mend) => mend.key)).toEqual([key]);
    expect(mends[0]?.place).toMatch(place);
    expect(mends[0]?.lines.join('\n') ?? '').toContain(line);
    expect(recordReport('x', mends, 'table')).toContain(`### ${key}`);
  });

  it('keeps what the checks need from a page, and no sentence, title or name', async () => {
    const { answers } = await plain();
    const facts = pages(answers).map((answer) => factsOfPage(answer, parse(answer), TODAY));
    const folder = mkdtempSync(join(tmpdir(), 'kantlijn-facts-'));
    try {
      const names = keepFacts(facts, folder);
      expect(names).toContain(`kv-tk-2024Z01911.${TODAY}.json`);
      const read = readFacts(folder);
      expect(read.map(({ refuted }) => refuted)).toEqual(read.map(() => []));
      const text = JSON.stringify(read);
      for (const word of ['spionage', 'Brekelmans', 'scanners']) expect(text).not.toContain(word);
      for (const fact of ['2024Z01911', 'Schriftelijke vragen', 'text/html']) expect(text).toContain(fact);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the pace of requests', () => {
  it('is eight requests in thirty seconds on the page host, and a pause between any two', () => {
    let now = 0;
    const pace = new Pace(1000, () => now);
    const sent = Array.from({ length: 20 }, () => (now += pace.next(PAGE_HOST)));
    for (const [at, moment] of sent.entries()) {
      if (at > 0) expect(moment - (sent[at - 1] ?? 0)).toBeGreaterThanOrEqual(1000);
      if (at >= 8) expect(moment - (sent[at - 8] ?? 0)).toBeGreaterThan(30_000);
    }
    expect(pace.next(REPOSITORY_HOST)).toBe(1000);
  });
});

describe('a robots file', () => {
  it('that asks not to is respected on the page host, and redirects are held to it as well', async () => {
    const replica = await startReplica({ dataDir: DATA, today: TODAY, robots: 'User-agent: *\nDisallow: /ah-\n' });
    const asker = new Asker({ replica: replica.port, pauseMs: 0 });
    try {
      const ask = (id: string) => asker.ask({ purpose: 'page', address: `https://${PAGE_HOST}/${id}.html` });
      expect(await ask('kv-tk-2024Z01911')).toMatchObject({ status: 200, error: null });
      const refused = await ask('ah-tk-20232024-9999');
      expect(refused).toMatchObject({ status: null, error: 'the robots file of the host asks not to' });
      expect(replica.requests().map(({ path }) => path)).toEqual(['/robots.txt', '/kv-tk-2024Z01911.html']);
    } finally {
      asker.close();
      await replica.close();
    }
  });
});
