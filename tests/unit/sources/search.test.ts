import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../utils/sources/http.ts';
import { searchQuestion } from '../../../utils/sources/search.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { fakeClock, fakeFetch, type FakeRecord, sruAnswer, sruRecord, xml } from './fakes.ts';

const NUMBER = '2024Z01911';
const KV: FakeRecord = { id: `kv-tk-${NUMBER}`, number: NUMBER, type: 'Schriftelijke vragen', submitted: '2024-02-07' };
const ANSWER: FakeRecord = { id: 'ah-tk-20232024-1500', number: NUMBER, type: 'Antwoord', received: '2024-03-20' };
const PAPER: FakeRecord = { id: 'kst-36410-12', name: 'Kamerstuk', received: '2024-02-10' };

type Kind = 'both' | 'number' | 'text';
const kindOf = (url: string): Kind => {
  const query = new URL(url).searchParams.get('query') ?? '';
  const number = query.includes(`w.vraagnummer=="${NUMBER}"`);
  const text = query.includes(`cql.textAndIndexes="${NUMBER}"`);
  return number && text ? 'both' : number ? 'number' : 'text';
};

const answer = (records: readonly FakeRecord[], more: object = {}): string =>
  sruAnswer({ records: records.map(sruRecord), ...more });
const refusal = sruAnswer({ count: null, diagnostics: ['Unsupported index: w.vraagnummer'] });

/** A search service that answers each kind of query with a text. */
function service(says: Readonly<Record<Kind, string>>) {
  const asked: Kind[] = [];
  const clock = fakeClock();
  const { fetch } = fakeFetch((url) => {
    asked.push(kindOf(url));
    return xml(says[kindOf(url)]);
  });
  const http = createHttpClient({ fetch, clock, sleep: async (ms) => clock.move(ms) });
  const memory = volatileMemory();
  const search = async () => {
    const { outcome, documents, failures } = await searchQuestion(http, clock, NUMBER, false, memory);
    return { outcome, ids: documents.map(({ id }) => id), failures: failures.map(({ code }) => code) };
  };
  return { asked, search };
}

describe('which query is sent', () => {
  it('index and text together: one request for the state and the mentions', async () => {
    const all = answer([KV, ANSWER, PAPER]);
    const { asked, search } = service({ both: all, number: refusal, text: refusal });
    expect(await search()).toEqual({ outcome: 'found', ids: [KV.id, ANSWER.id, PAPER.id], failures: [] });
    expect(asked).toEqual(['both']);
  });

  it.each([
    ['refuses the index', refusal],
    ['leaves it out of account', answer([PAPER], { diagnostics: ['SEARCH-IGNOREDQTEXT w.vraagnummer'] })],
    ['finds nothing by it', answer([])],
    ['finds only what mentions the question', answer([PAPER])],
  ])('a service that %s: text, and from then on text alone', async (_name, both) => {
    const { asked, search } = service({ both, number: both, text: answer([KV, ANSWER]) });
    const first = await search();
    expect(first).toMatchObject({ outcome: 'found', failures: [] });
    expect(first.ids).toEqual(expect.arrayContaining([KV.id, ANSWER.id]));
    expect(asked).toEqual(['both', 'text']);
    expect(await search()).toMatchObject({ outcome: 'found', ids: [KV.id, ANSWER.id] });
    expect(asked).toEqual(['both', 'text', 'text']);
  });

  it('an unknown question: index and text agree, and the index is not considered missing', async () => {
    const { asked, search } = service({ both: answer([]), number: answer([]), text: answer([]) });
    expect(await search()).toMatchObject({ outcome: 'empty', ids: [], failures: ['notFound'] });
    await search();
    expect(asked).toEqual(['both', 'text', 'both', 'text']);
  });

  it('a rejected index and an empty text result: the text result counts', async () => {
    const { asked, search } = service({ both: refusal, number: refusal, text: answer([]) });
    expect(await search()).toMatchObject({ outcome: 'empty' });
    expect(await search()).toMatchObject({ outcome: 'empty' });
    expect(asked).toEqual(['both', 'text', 'text']);
  });

  it('more mentions than we read: the index returns documents with the number, and nothing is called absent', async () => {
    const { asked, search } = service({
      both: answer([PAPER], { count: 300, next: 2 }),
      number: answer([KV, ANSWER]),
      text: refusal,
    });
    expect(await search()).toEqual({
      outcome: 'failed',
      ids: [PAPER.id, KV.id, ANSWER.id],
      failures: ['tooLarge'],
    });
    expect(asked).toEqual(['both', 'both', 'number']);
  });

  it('a service that rejects text: the index', async () => {
    const { asked, search } = service({ both: refusal, number: answer([KV]), text: refusal });
    expect(await search()).toEqual({ outcome: 'found', ids: [KV.id], failures: [] });
    expect(asked).toEqual(['both', 'text', 'number']);
    await search();
    expect(asked.slice(3)).toEqual(['both', 'text', 'number']);
  });

  it('a truncated or rejected result never proves that there is no answer', async () => {
    const part = answer([KV], { count: 300, next: 2 });
    for (const text of [part, refusal, '<html></html>', sruAnswer({ count: null })]) {
      const { search } = service({ both: refusal, number: refusal, text });
      expect(await search()).toMatchObject({ outcome: 'failed' });
      expect(await search()).toMatchObject({ outcome: 'failed' });
    }
  });
});
