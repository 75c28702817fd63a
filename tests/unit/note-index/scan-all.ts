import { foldMapped, partPlace, tokensOf, type Clause, type ParsedQuery } from '../../../utils/note-index/language.ts';
import { clauseSources, type ClauseSource } from '../../../utils/note-index/query/plan.ts';
import { Analyser } from '../../../utils/note-index/write/analyse.ts';
import { ARTICLES, type Article, type ArticleField } from './articles.ts';

/**
 * The naive scan that an index is compared with: analyses every document and checks it against every clause. Short and slow on purpose.
 * It shares the analysis and the plan of a clause with the engine, but nothing that stores, reads, merges or ranks.
 */

const analyser = new Analyser<Article>(ARTICLES);

/** A document that matches, in the order of an answer. */
export interface ScanHit {
  readonly id: string;
  readonly score: number;
}

/** The answer of a scan. */
export interface ScanAnswer {
  readonly hits: readonly ScanHit[];
  /** Whether they match the whole query. */
  readonly all: boolean;
}

type Keys = ReadonlyMap<string, number>;

/** The highest weight of a source in a document; 0 when it is not in it. */
function weightOf(source: ClauseSource, keys: Keys): number {
  if (source.from === 'key') return keys.get(source.key) ?? 0;
  const fits =
    source.from === 'range'
      ? (key: string) => key >= source.first && key <= source.last
      : (key: string) => key.length >= 3 && !/\P{L}/u.test(key) && partPlace(source.part, key) >= 0;
  return Math.max(0, ...[...keys].map(([key, weight]) => (fits(key) ? weight : 0)));
}

/** How well each document is in a group of sources; documents that are not in it are left out. */
function matches(group: readonly ClauseSource[], all: ReadonlyMap<string, Keys>): Map<string, number> {
  const found = new Map<string, number>();
  for (const [id, keys] of all) {
    const best = Math.max(...group.map((source) => Math.fround(weightOf(source, keys) * source.weight)));
    if (best > 0) found.set(id, best);
  }
  return found;
}

const textsIn = (article: Article, scope: Clause['scope']): string[] =>
  (Object.keys(ARTICLES.fields) as ArticleField[]).flatMap((name) => {
    const field = ARTICLES.fields[name];
    const own = 'scope' in field ? field.scope : undefined;
    return scope === 'any' || scope === own ? [...field.texts(article)] : [];
  });

/** Whether the words are in a row in one text. */
function holds(article: Article, { scope, words }: Extract<Clause, { kind: 'phrase' }>): boolean {
  return textsIn(article, scope).some((text) => {
    const own = tokensOf(foldMapped(text)).flatMap(({ word, joined }) => (joined ? [] : [word]));
    return ` ${own.join(' ')} `.includes(` ${words.join(' ')} `);
  });
}

/** Whether a document has an excluded word. `hasPhrases` does phrases. */
function isExcluded(keys: Keys, { clauses }: ParsedQuery): boolean {
  return clauses
    .filter(({ kind, negated }) => negated && kind !== 'phrase')
    .flatMap((clause) => clauseSources(clause).flat())
    .some((source) => weightOf(source, keys) > 0);
}

/** Whether a document has the phrases it must have, and not those it must not. */
function hasPhrases(article: Article, { clauses }: ParsedQuery): boolean {
  return clauses.every((clause) => clause.kind !== 'phrase' || holds(article, clause) !== clause.negated);
}

/** Answers a query by looking at every document. */
export function scanAll(articles: ReadonlyMap<string, Article>, query: ParsedQuery): ScanAnswer {
  const asked = query.clauses.filter((clause) => !clause.negated && !(clause.kind === 'word' && clause.optional));
  if (asked.length === 0 || articles.size === 0) return { hits: [], all: true };
  const all = new Map([...articles].map(([id, article]) => [id, analyser.keys(article)]));
  const groups = asked.flatMap((clause) => clauseSources(clause)).map((group) => matches(group, all));
  const scored = [...articles].flatMap(([id, article]) => {
    const own = groups.filter((group) => group.has(id));
    const score = own.reduce((sum, group) => {
      const rarity = Math.log(1 + (articles.size - group.size + 0.5) / (group.size + 0.5)) + 0.1;
      return Math.fround(sum + (rarity * (group.get(id) ?? 0)) / 255);
    }, 0);
    const isIn = own.length > 0 && !isExcluded(all.get(id) ?? new Map(), query);
    return isIn ? [{ article, score, count: own.length }] : [];
  });
  const whole = scored.filter(({ count }) => count === groups.length);
  const hits = (whole.length > 0 ? whole : scored)
    .filter(({ article }) => hasPhrases(article, query))
    .toSorted(
      (a, b) =>
        b.count - a.count ||
        b.score - a.score ||
        order(b.article.modified, a.article.modified) ||
        order(a.article.id, b.article.id),
    );
  return {
    hits: hits.map(({ article, score }) => ({ id: article.id, score })),
    all: whole.length > 0 || scored.length === 0,
  };
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
