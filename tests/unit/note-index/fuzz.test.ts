import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearchIndex, type IDB, type IndexChange, type SearchIndex } from '../../../utils/note-index/index.ts';
import { ARTICLES, type Article, type ArticleField } from './articles.ts';
import { killedAfter } from './killer.ts';
import { scanAll } from './scan-all.ts';
import { freshIDB } from './support.ts';

/** Scenarios to run; `INDEX_FUZZ=2000` for some ten minutes. */
const RUNS = Number(process.env['INDEX_FUZZ'] ?? 20);

const WORDS = (
  'haven,havens,zeehaven,scanner,douanescanner,toeslag,toeslagen,kinderopvangtoeslag,school,basisscholen,sturen,gestuurd,' +
  'boete,boetes,mln,miljoen,quagga,quaggamossel,2024Z01911,36 410,ah-tk-20232024-1234,mh17,Q-koorts,pgb’s,geïnd,de,het,van,der'
).split(',');
const word = fc.constantFrom(...WORDS);
const text = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.array(word, { maxLength: most }).map((words) => words.join(' ')) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  );
const id = fc.constantFrom(...'abcdefghijkl');
const article = fc.record({
  id,
  modified: fc.constantFrom('2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z', '2025-01-01T00:00:00.000Z'),
  title: text(3),
  labels: fc.array(word, { maxLength: 2 }),
  authors: fc.array(fc.constantFrom('Van der Plek', 'De Haam', 'Omtzand'), { maxLength: 2 }),
  body: text(12),
}) satisfies fc.Arbitrary<Article>;
const change: fc.Arbitrary<IndexChange<Article>> = fc.oneof(
  { weight: 3, arbitrary: article.map((document) => ({ id: document.id, document })) },
  { weight: 1, arbitrary: id.map((gone) => ({ id: gone, document: null })) },
);
/** A word that no other document has. */
const rare = (n: number): string => Array.from(String(n), (digit) => 'bdfgklmnpr'[Number(digit)]).join('o');
/** Enough documents to fill blocks with the same words and leaves with rare ones, and to empty some of them again. */
const bulk = fc
  .record({ from: fc.nat(400), count: fc.integer({ min: 1, max: 600 }), word, gone: fc.boolean() })
  .map((chosen) =>
    Array.from({ length: chosen.count }, (_, at): IndexChange<Article> => {
      const n = chosen.from + at;
      const body = `haven ${rare(1000 + n)} ${chosen.word} ${at % 3 === 0 ? 'scanner' : ''}`;
      const modified = `2023-05-05T05:${String(n % 60).padStart(2, '0')}:05.000Z`;
      const made = { id: `bulk${n}`, modified, title: '', labels: [], authors: [], body };
      return { id: made.id, document: chosen.gone ? null : made };
    }),
  );

/** A piece of a query; the last word of a query may be cut off, as while typing. */
const term = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 1, arbitrary: word.map((own) => `-${own}`) },
  { weight: 1, arbitrary: word.map((own) => `tag:${own}`) },
  { weight: 1, arbitrary: fc.constantFrom('lid:haam', 'lid:van der plek', '-lid:omtzand', 'nr:36410', 'nr:1911') },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([one, other]) => `"${one} ${other}"`) },
  { weight: 1, arbitrary: fc.constantFrom('havne', 'scanr', 'schoolhaven', 'mosel', 'quagg', 'xqzwv') },
  { weight: 1, arbitrary: fc.nat(1000).map((n) => rare(1000 + n)) },
);
const query = fc
  .tuple(fc.array(term, { minLength: 1, maxLength: 3 }), fc.nat(8), fc.boolean())
  .map(([terms, cut, typing]) => ({ text: terms.join(' ').slice(0, typing ? -cut || undefined : undefined), typing }));

/** After so many writes the process is killed; null: it is not. */
const kill = fc.option(fc.oneof(fc.nat(20), fc.nat(3000)), { freq: 2 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('apply' as const), changes: fc.array(change), kill }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('apply' as const), changes: bulk, kill }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('rebuild' as const), kill }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reopen' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('clear' as const), kill }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** An index beside what it must hold. */
class World {
  readonly #idb: IDB = freshIDB();
  index: SearchIndex<Article, ArticleField> = this.#open();
  articles = new Map<string, Article>();
  /** Null: a rebuild was cut off. */
  watermark: number | null = 0;
  #last = 0;

  #open(): SearchIndex<Article, ArticleField> {
    return createSearchIndex('fuzz', ARTICLES, this.#idb);
  }

  /** Starts again with nothing in memory, as after a kill. */
  async reopen(): Promise<void> {
    await this.index.close();
    this.index = this.#open();
  }

  async #run(after: number | null, work: () => Promise<void>): Promise<boolean> {
    if (after === null) {
      await work();
      return false;
    }
    const killed = await killedAfter(after, work);
    if (killed) await this.reopen();
    return killed;
  }

  async step(own: Step): Promise<void> {
    if (own.does === 'reopen') return this.reopen();
    if (own.does === 'clear') {
      if (await this.#run(own.kill, () => this.index.clear())) return;
      this.articles.clear();
      this.watermark = 0;
      return;
    }
    const upTo = (this.#last += 1);
    if (own.does === 'rebuild') {
      const killed = await this.#run(own.kill, () => this.index.rebuild(this.articles.values(), upTo));
      // Killed before its first transaction it changed nothing; after its last it was not killed.
      const mark = await this.index.watermark();
      if (killed) expect([null, this.watermark]).toContain(mark);
      else expect(mark).toBe(upTo);
      this.watermark = mark;
      return;
    }
    if (this.watermark === null) {
      await expect(this.index.apply(own.changes, upTo)).rejects.toThrow('rebuilt');
      return;
    }
    if (await this.#run(own.kill, () => this.index.apply(own.changes, upTo))) return;
    this.watermark = upTo;
    for (const { id: key, document } of own.changes) {
      if (document === null) this.articles.delete(key);
      else this.articles.set(key, document);
    }
  }

  async check(asked: readonly { text: string; typing: boolean }[]): Promise<void> {
    expect(await this.index.watermark()).toBe(this.watermark);
    if (this.watermark === null) {
      expect((await this.index.query('haven')).complete).toBe(false);
      return;
    }
    expect(await this.index.size()).toBe(this.articles.size);
    for (const { text: words, typing } of asked) {
      const answer = await this.index.query(words, { typing, limit: 2000 });
      const expected = scanAll(this.articles, answer.query);
      const found = { hits: answer.hits.map(({ id: key, score }) => ({ id: key, score })), all: answer.all };
      expect([words, found]).toEqual([words, expected]);
      for (const { document } of answer.hits) expect(document).toEqual(this.articles.get(document.id));
      expect(answer.complete).toBe(true);
      const few = await this.index.query(words, { typing, limit: 3 });
      // Of equal scores and dates any may be among the first.
      const newest = expected.hits.slice(0, 3).map(({ id: key, score }) => [score, this.articles.get(key)?.modified]);
      expect(few.hits.map(({ score, document }) => [score, document.modified])).toEqual(newest);
      if (few.totalIsExact) expect(few.total).toBe(expected.hits.length);
      else expect(few.total).toBeLessThanOrEqual(expected.hits.length);
    }
  }
}

test(
  'after any changes, kills and rebuilds an index answers like a scan of all documents',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }),
        fc.array(query, { minLength: 2, maxLength: 4 }),
        async (steps, asked) => {
          const world = new World();
          for (const own of steps) {
            await world.step(own);
            await world.check(asked);
          }
          await world.index.close();
        },
      ),
      { numRuns: RUNS },
    );
  },
  Math.max(120_000, RUNS * 10_000),
);
