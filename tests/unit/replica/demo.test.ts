import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Bulk } from '../../../replica/bulk/index.ts';
import { startReplica } from '../../../replica/index.ts';
import { demoList } from '../../../scripts/demo/list.ts';
import { demoQuestions } from '../../../scripts/demo/questions.ts';
import { ROOT } from '../../../scripts/setup.mjs';
import { QuestionList } from '../../../utils/questions/list.ts';
import { PackedCorpus } from '../../../utils/questions/file/open.ts';
import { ministryTermsOf } from '../../../utils/questions/facts/ministries.ts';
import { personKey } from '../../../utils/questions/rank/people.ts';

const TODAY = '2026-12-01';

it('invents questions that could be: different numbers, nothing in the future, some still waiting', () => {
  const all = demoQuestions(TODAY);
  expect(all.length).toBeGreaterThan(1000);
  expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  const papers = all.flatMap(({ appendices }) => appendices);
  expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length);
  for (const { submitted, appendices } of all)
    for (const { received } of appendices) expect(received > submitted && received <= TODAY).toBe(true);
  expect(all.filter(({ appendices }) => appendices.every(({ type }) => type !== 'Antwoord')).length).toBeGreaterThan(5);
});

it('makes no figure of a ministry that exists', () => {
  for (const { addressees } of demoQuestions(TODAY))
    for (const name of addressees) expect(ministryTermsOf(personKey(name))).toEqual([]);
});

it('shows the affair of the seed question among the invented ones, on the list that is read from the replica', async () => {
  const replica = await startReplica({
    dataDir: join(ROOT, 'replica', 'data'),
    bulk: new Bulk(demoQuestions(TODAY)),
    today: TODAY,
    stage: 'final',
  });
  try {
    const packed = await PackedCorpus.open(await demoList(replica.port, TODAY));
    expect(packed.header.source).toBe('generated');
    const list = new QuestionList(packed, [], [], TODAY);
    // What went through the search service, the collector and format 4 is what was invented: who, when, and every paper with its day.
    for (const question of demoQuestions(TODAY)) {
      const papers = question.appendices.map(({ type, received }) => ({
        state: type === 'Antwoord' ? ('answered' as const) : ('postponed' as const),
        day: received,
      }));
      const answer = papers.find(({ state }) => state === 'answered')?.day ?? null;
      expect(list.record(question.number)).toMatchObject({
        title: question.title,
        submitted: question.submitted,
        submitters: question.submitters.map(({ name }) => ({ name })),
        subjects: question.subjects,
        kind: 'written',
        answered: answer,
        state: answer !== null ? 'answered' : papers.length > 0 ? 'postponed' : 'open',
        papers,
      });
    }
    const seed = list.record('2024Z01911');
    expect(seed?.state).toBe('answered');
    const found = list.rank({
      number: '2024Z01911',
      title: seed?.title ?? '',
      links: [],
      headlines: [],
      submitters: seed?.submitters.map(({ name }) => name) ?? [],
      addressees: seed?.addressees ?? [],
      date: seed?.submitted ?? null,
      subjects: [],
      references: [],
      referredBy: [],
      limit: 25,
    });
    const likely = found.filter((one) => one.likely).map(({ number }) => number);
    for (const number of ['2021Z02175', '2022Z01227', '2023Z11492', '2023Z11786']) expect(likely).toContain(number);
  } finally {
    await replica.close();
  }
});
