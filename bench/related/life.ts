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

/** A query from a page that is not in the list yet. */
interface LifeQuery {
  readonly query: RelatedQuery;
  readonly grades: Grades;
  readonly hasRelated: boolean;
  /** Numbers under which the question itself is in the list. */
  readonly own: readonly string[];
}

/** The queries of one graded set. */
interface LifeSet {
  readonly name: string;
  readonly queries: readonly LifeQuery[];
  /** Whether the queries include the text of the page. */
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

/** Offices of the addressees on the day of the question, as its page names them; unknown ones are left out. */
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

/** All present graded sets, as a page would ask: it names offices, and members without initials. */
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
        : [
            {
              query: { ...record, addressees: officesOf(record) },
              grades,
              hasRelated: Object.keys(grades).length > 0,
              own: [number],
            },
          ];
    }),
  }));
  const texts = WITH_TEXT.map(([name, path]) => ({
    name,
    withText: true,
    queries: Object.entries(readGold(path)).flatMap(([id, grades]) => {
      const text = byId.get(id);
      return text === undefined
        ? []
        : [
            {
              query: { ...text.request, text: text.request.text ?? '' },
              grades,
              hasRelated: Object.keys(grades).length > 0,
              own: [id, ...text.inList],
            },
          ];
    }),
  }));
  return [...titles, ...texts].filter(({ queries }) => queries.length > 0);
}

/** The list with the graded queries removed from index and training. For each query the other ones are added again, as if read since. */
class LifeIndex {
  readonly #bare: RelatedIndex;
  readonly #left: readonly RelatedRecord[];

  constructor(records: readonly RelatedRecord[], sets: readonly LifeSet[]) {
    const out = new Set(sets.flatMap(({ queries }) => queries.flatMap(({ own }) => own)));
    this.#left = records.filter(({ number }) => out.has(number));
    this.#bare = openIndex(buildIndex(records.filter(({ number }) => !out.has(number))));
  }

  /** The list for a query. @param gone questions of which only the number is left */
  for({ own }: LifeQuery, gone: readonly string[] = []): RelatedIndex {
    const left = this.#left.filter(({ number }) => !own.includes(number) && !gone.includes(number));
    const empty = gone.map((number) => ({ number, title: '', date: null, submitters: [], addressees: [] }));
    return withAdded(this.#bare, [...left, ...empty]);
  }
}

const isRelated = (grades: Grades, { number }: RelatedResult): boolean => (grades[number] ?? 0) > 0;

/** Measures one set: a row of the table. */
function rowOf(index: LifeIndex, { name, queries, withText }: LifeSet): (string | number)[] {
  const asked = queries.map((one) => {
    const list = index.for(one);
    const all = findRelated(list, one.query, { limit: 10, all: true });
    const titleOnly = withText ? findRelated(list, { ...one.query, text: '' }, { limit: 10, all: true }) : [];
    const tiers = findRelated(list, one.query);
    const gone = one.hasRelated ? index.for(one, Object.keys(one.grades)) : null;
    const withoutRelated = gone !== null && findRelated(gone, one.query).some(({ likely }) => likely);
    return { ...one, all, titleOnly, tiers, first: tiers.filter(({ likely }) => likely), withoutRelated };
  });
  const some = asked.filter(({ hasRelated }) => hasRelated);
  const none = asked.filter(({ hasRelated }) => !hasRelated);
  const gain = (list: readonly RelatedResult[], grades: Grades): number =>
    ndcg(
      list.map(({ number }) => number),
      grades,
    );
  const whole = some.map(({ all, grades }) => gain(all, grades));
  const entries = asked.flatMap(({ first, grades }) => first.map((result) => isRelated(grades, result)));
  return [
    name,
    `${some.length} + ${none.length}`,
    withInterval(whole),
    withText
      ? differenceWithInterval(
          whole,
          some.map(({ titleOnly, grades }) => gain(titleOnly, grades)),
        )
      : '',
    withInterval(some.map(({ tiers, grades }) => gain(tiers, grades))),
    (entries.length / Math.max(1, queries.length)).toFixed(1),
    shareWithInterval(entries.filter(Boolean).length, entries.length),
    shareWithInterval(
      some.filter(({ first, grades }) => first.some((result) => isRelated(grades, result))).length,
      some.length,
    ),
    shareWithInterval(none.filter(({ first }) => first.length > 0).length, none.length),
    shareWithInterval(some.filter(({ withoutRelated }) => withoutRelated).length, some.length),
  ];
}

/** Measures the ranking as it is used: the query is not in the list, names offices, and has the text of its page. */
export function lifeTable(records: readonly RelatedRecord[]): Table {
  const sets = lifeSets(records);
  const index = new LifeIndex(records, sets);
  return {
    title: 'Related questions: as in life',
    about:
      'The graded queries are left out of the index and of what is learned from it; each is asked with what a page says: offices instead of names, and the text where it was recorded. ' +
      'Queries: with something related + with nothing. 95 % intervals: bootstrap over queries; Wilson for shares. False lists: a first tier for a query with nothing related; the last column: the same for the others when all their graded questions are taken away. The halves called held were not looked at while the ranking was changed.',
    head: [
      'set',
      'queries',
      'nDCG@10',
      'text beside title',
      'nDCG@10 of both tiers',
      'first tier per query',
      'precision of the first tier',
      'first tier has a related one',
      'false lists',
      'first tier without the related ones',
    ],
    rows: sets.map((set) => rowOf(index, set)),
  };
}
