import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from '../../scripts/setup.mjs';
import { fold } from '../../utils/dutch/fold.ts';
import { buildIndex } from '../../utils/questions/rank/build.ts';
import { officeOf } from '../../utils/questions/rank/offices.ts';
import { openIndex, withAdded, type RelatedIndex } from '../../utils/questions/rank/open.ts';
import { findRelated } from '../../utils/questions/rank/related.ts';
import type { RelatedQuery, RelatedRecord, RelatedResult } from '../../utils/questions/rank/types.ts';
import type { Table } from '../support/table.ts';
import { GRADED } from './corpus.ts';
import { differenceWithInterval, ndcg, shareWithInterval, withInterval, type Grades } from './measures.ts';
import { readTexts } from './texts.ts';

/** Graded queries: number or identifier → number → grade. */
export const Gold = z.record(z.string(), z.record(z.string(), z.number()));

/** A query as it is asked of a page that the list does not have yet. */
interface LifeQuery {
  readonly query: RelatedQuery;
  readonly grades: Grades;
  /** Numbers of the same question in the list. */
  readonly own: readonly string[];
}

/** Queries of one graded set. */
interface LifeSet {
  readonly name: string;
  readonly queries: readonly LifeQuery[];
  /** Whether the queries have the text of their page. */
  readonly withText: boolean;
}

const OWN = join(ROOT, 'bench', 'related', 'graded');
const TITLES = [
  ['titles, dev.json', GRADED],
  ['titles, tune', join(OWN, 'tune.json')],
  ['titles, held', join(OWN, 'held.json')],
] as const;
const WITH_TEXT = [
  ['texts, tune', join(OWN, 'texts-tune.json')],
  ['texts, held', join(OWN, 'texts-held.json')],
] as const;

const readGold = (path: string): z.infer<typeof Gold> =>
  existsSync(path) ? Gold.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};

/** The offices of the addressees on the day of a question, as its page names them; those the table does not know are left out. */
function officesOf({ addressees, date }: RelatedRecord): string[] {
  return addressees.flatMap((name) => {
    const words = fold(name)
      .replace(/\s*\(.*\)$/, '')
      .split(' ');
    const office = words
      .map((_, at) => officeOf(words.slice(at).join(' '), date ?? ''))
      .find((known) => known !== null);
    return office ?? [];
  });
}

/** All graded sets that are there, as they would be asked: a page names offices, and no member with initials. */
function lifeSets(records: readonly RelatedRecord[]): LifeSet[] {
  const byNumber = new Map(records.map((record) => [record.number, record]));
  const byId = new Map(readTexts(records).map((text) => [text.id, text]));
  const titles = TITLES.map(([name, path]) => ({
    name,
    withText: false,
    queries: Object.entries(readGold(path)).flatMap(([number, grades]) => {
      const record = byNumber.get(number);
      return record === undefined
        ? []
        : [{ query: { ...record, addressees: officesOf(record) }, grades, own: [number] }];
    }),
  }));
  const texts = WITH_TEXT.map(([name, path]) => ({
    name,
    withText: true,
    queries: Object.entries(readGold(path)).flatMap(([id, grades]) => {
      const text = byId.get(id);
      return text === undefined ? [] : [{ query: text.request, grades, own: [id, ...text.inList] }];
    }),
  }));
  return [...titles, ...texts].filter(({ queries }) => queries.length > 0);
}

/** The list without the graded queries, in words and learning; each ranking gets back all but its own query, as read since. */
class LifeIndex {
  readonly #bare: RelatedIndex;
  readonly #left: readonly RelatedRecord[];

  constructor(records: readonly RelatedRecord[], sets: readonly LifeSet[]) {
    const out = new Set(sets.flatMap(({ queries }) => queries.flatMap(({ own }) => own)));
    this.#left = records.filter(({ number }) => out.has(number));
    this.#bare = openIndex(buildIndex(records.filter(({ number }) => !out.has(number))));
  }

  /** The list as it is for a query; `gone`: without these numbers. */
  for({ own }: LifeQuery): RelatedIndex {
    return withAdded(
      this.#bare,
      this.#left.filter(({ number }) => !own.includes(number)),
    );
  }
}

const isRelated = (grades: Grades, { number }: RelatedResult): boolean => (grades[number] ?? 0) > 0;

/** What one set says of the ranking: a row of the table. */
function rowOf(index: LifeIndex, { name, queries, withText }: LifeSet): (string | number)[] {
  const some = queries.filter(({ grades }) => Object.keys(grades).length > 0);
  const none = queries.filter(({ grades }) => Object.keys(grades).length === 0);
  const numbers = (results: readonly RelatedResult[]): string[] => results.map(({ number }) => number);
  const gains = (list: readonly LifeQuery[], change: (query: RelatedQuery) => RelatedQuery, all: boolean): number[] =>
    list.map((one) => ndcg(numbers(findRelated(index.for(one), change(one.query), { limit: 10, all })), one.grades));
  const whole = gains(some, (query) => query, true);
  const lists = queries.map((one) => ({ ...one, shown: findRelated(index.for(one), one.query, { limit: 10 }) }));
  const entries = lists.flatMap(({ shown, grades }) => shown.map((result) => isRelated(grades, result)));
  const titleOnly = withText ? gains(some, (query) => ({ ...query, text: '' }), true) : null;
  return [
    name,
    `${some.length} + ${none.length}`,
    withInterval(whole),
    titleOnly === null ? '' : differenceWithInterval(whole, titleOnly),
    withInterval(gains(some, (query) => query, false)),
    (entries.length / Math.max(1, queries.length)).toFixed(1),
    shareWithInterval(entries.filter(Boolean).length, entries.length),
    `${lists.filter(({ shown, grades }) => shown.some((result) => isRelated(grades, result))).length} of ${some.length}`,
    shareWithInterval(
      lists.filter(({ shown, grades }) => shown.length > 0 && Object.keys(grades).length === 0).length,
      none.length,
    ),
  ];
}

/** The ranking as it is used: the query is new to the list, names offices, and brings the text of its page. */
export function lifeTable(records: readonly RelatedRecord[]): Table {
  const sets = lifeSets(records);
  const index = new LifeIndex(records, sets);
  return {
    title: 'Related questions: as in life',
    about:
      'The graded queries are left out of the index and of what is learned from it; each is asked with what a page says: offices instead of names, and the text where it was recorded. ' +
      'Queries: with something related + with nothing. 95 % intervals: bootstrap over queries; Wilson for shares. The halves called held were not looked at while the ranking was changed.',
    head: [
      'set',
      'queries',
      'nDCG@10',
      'text beside title',
      'nDCG@10 as shown',
      'shown per query',
      'precision of what is shown',
      'lists with a related one',
      'false lists',
    ],
    rows: sets.map((set) => rowOf(index, set)),
  };
}
