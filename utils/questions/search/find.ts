import type { CorpusState } from '../../domain/question-list/record.ts';
import { splitCompound } from '../../dutch/compounds.ts';
import { stem } from '../../dutch/stem.ts';
import { leftOutWords } from '../../dutch/stopwords.ts';
import type { Correction } from '../../note-index/index.ts';
import type { Clause, ParsedQuery } from '../../dutch/query/parse.ts';
import { canBePart } from '../../dutch/query/parts.ts';
import { closeWords } from '../../dutch/query/typing-errors.ts';
import type { Terms } from './terms.ts';
import { wantedBy, type Wanted } from './wanted.ts';

/** One question as a search sees it. */
export interface SearchCandidate {
  /** Its place, for whoever asked. */
  at: number;
  number: string;
  /** Days since some day; for the order. */
  day: number;
  /** Word ids, whole words before parts of compounds. */
  terms: ArrayLike<number>;
  wholeCount: number;
  /** Person ids, those who ask before those who are asked. */
  people: ArrayLike<number>;
  /** The first of those. */
  submitters: ArrayLike<number>;
  parties: () => readonly (string | null)[];
  title: () => string;
  /** Where it stands as the list knows. */
  state: () => CorpusState;
}

/** The questions to search in. */
export interface QuestionSource {
  readonly terms: Terms;
  readonly size: number;
  /** Every question that may be found, in any order. */
  each(look: (candidate: SearchCandidate) => void): void;
  /** One of them again. */
  again(at: number): SearchCandidate;
}

/** What a search found. */
export interface FoundPlaces {
  /** Places, in the order asked for. */
  readonly places: readonly number[];
  /** False when none has all that was asked, and these have most of it. */
  readonly all: boolean;
  readonly corrections: readonly Correction[];
  /** The query as it was searched. */
  readonly query: ParsedQuery;
}

/** `newest`: by date; `best`: what meets the query best, then by date. */
export type Order = 'newest' | 'best';

const PART = 0.5;
/** All parts of a compound, not written as one. */
const PARTS_APART = 0.4;

const hasAll = (terms: ArrayLike<number>, ids: readonly number[]): boolean => {
  const own = Array.from(terms);
  return ids.every((id) => id >= 0 && own.includes(id));
};

/** How well a question meets a clause by what the list keeps of it; 0 not at all, -1 when only its title can tell. */
function meeting(wanted: Wanted, candidate: SearchCandidate): number {
  const { words, parts, together, people, number, parties, title, clause } = wanted;
  const { terms, wholeCount } = candidate;
  let best = 0;
  if (words !== null) {
    const end = clause.negated ? wholeCount : terms.length;
    for (let at = 0; at < end; at += 1) {
      const weight = (words[terms[at] ?? 0] ?? 0) * (at < wholeCount ? 1 : PART);
      if (weight > best) best = weight;
    }
  }
  if (people !== null)
    for (let at = 0; at < candidate.people.length; at += 1)
      best = Math.max(best, people[candidate.people[at] ?? 0] ?? 0);
  if (best < 1 && number?.(candidate.number) === true) best = 1;
  if (best < 1 && parties !== null && candidate.parties().some((one) => one !== null && parties.has(one))) best = 1;
  if (best < PARTS_APART && parts.length > 1 && hasAll(terms, parts)) best = PARTS_APART;
  if (title === null || best > 0) return best;
  return hasAll(terms, together) ? -1 : 0;
}

interface Hit {
  readonly at: number;
  readonly day: number;
  readonly number: string;
  /** By clause. */
  readonly weights: readonly number[];
}

/** Every question that meets at least one of the clauses and none of those to be left out. */
function scanAll(source: QuestionSource, wanted: readonly Wanted[], without: readonly Wanted[]): Hit[] {
  const hits: Hit[] = [];
  source.each((candidate) => {
    const weights = wanted.map((one) => meeting(one, candidate));
    if (wanted.length > 0 && !weights.some((weight) => weight !== 0)) return;
    const out = without.some((one) => {
      const weight = meeting(one, candidate);
      return weight > 0 || (weight < 0 && one.title?.(candidate.title()) === true);
    });
    if (!out) hits.push({ at: candidate.at, day: candidate.day, number: candidate.number, weights });
  });
  return hits;
}

/** Looks in the titles for what only they can tell; a clause that is not in it is not met. */
function readTitles(source: QuestionSource, wanted: readonly Wanted[], hits: readonly Hit[]): Hit[] {
  return hits.map((hit) => {
    if (!hit.weights.some((weight) => weight < 0)) return hit;
    const title = source.again(hit.at).title();
    return {
      ...hit,
      weights: hit.weights.map((weight, nth) => (weight < 0 ? (wanted[nth]?.title?.(title) === true ? 1 : 0) : weight)),
    };
  });
}

function inOrder(hits: readonly Hit[], wanted: readonly Wanted[], size: number, order: Order): Hit[] {
  const rarity = wanted.map((_, nth) => {
    const met = hits.reduce((sum, { weights }) => sum + ((weights[nth] ?? 0) > 0 ? 1 : 0), 0);
    return Math.log(1 + (size - met + 0.5) / (met + 0.5)) + 0.1;
  });
  const scored = hits.map((hit) => ({
    hit,
    score: order === 'newest' ? 0 : hit.weights.reduce((sum, weight, nth) => sum + weight * (rarity[nth] ?? 0), 0),
  }));
  return scored
    .toSorted((a, b) => b.score - a.score || b.hit.day - a.hit.day || (a.hit.number < b.hit.number ? 1 : -1))
    .map(({ hit }) => hit);
}

/** Those that meet all clauses. Titles are read last, of questions that have everything else. */
function withAll(source: QuestionSource, wanted: readonly Wanted[], hits: readonly Hit[]): Hit[] {
  const likely = hits.filter(({ weights }) => weights.every((weight) => weight !== 0));
  return readTitles(source, wanted, likely).filter(({ weights }) => weights.every((weight) => weight > 0));
}

/** Those that meet most of the clauses, when none meets all. */
function withMost(source: QuestionSource, wanted: readonly Wanted[], hits: readonly Hit[]): Hit[] {
  const count = ({ weights }: Hit): number => weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  const read = readTitles(source, wanted, hits);
  const most = read.reduce((best, hit) => Math.max(best, count(hit)), 0);
  return most === 0 ? [] : read.filter((hit) => count(hit) === most);
}

/** What a word that stands nowhere may have been meant as: the parts of a compound, else the nearest word. */
function instead(terms: Terms, word: string): readonly string[] {
  const parts = splitCompound(word, (part) => (canBePart(part) ? terms.frequency(terms.idOf(stem(part))) : 0));
  if (parts.length > 1) return parts;
  // Words the list leaves out can be meant too, and are then looked for in the titles.
  const words = leftOutWords();
  terms.each((candidate) => words.push(candidate));
  const near = new Map<string, number>();
  for (const form of new Set([stem(word), word]))
    for (const { word: candidate, distance } of closeWords(form, words))
      near.set(candidate, Math.min(distance, near.get(candidate) ?? Infinity));
  const [best] = [...near].toSorted(
    (a, b) => a[1] - b[1] || terms.frequency(terms.idOf(b[0])) - terms.frequency(terms.idOf(a[0])),
  );
  return best === undefined ? [] : [best[0]];
}

function mend(
  source: QuestionSource,
  wanted: readonly Wanted[],
): { clauses: Clause[]; corrections: Correction[] } | null {
  const { terms } = source;
  const corrections: Correction[] = [];
  const clauses = wanted.flatMap(({ clause, words, people, title }): Clause[] => {
    const isNowhere =
      !(words?.some((weight) => weight > 0) ?? false) && !(people?.some((weight) => weight > 0) ?? false);
    if (clause.kind !== 'word' || clause.scope !== 'any' || title !== null || !isNowhere || /\P{L}/u.test(clause.word))
      return [clause];
    const meant = instead(terms, clause.word);
    if (meant.length === 0) return [clause];
    corrections.push({ from: clause.word, to: meant });
    return meant.map((word) => ({ ...clause, word, prefix: false }));
  });
  return corrections.length === 0 ? null : { clauses, corrections };
}

/**
 * Searches questions with a query in the language of the notes (`utils/dutch/query/parse.ts`): words in their forms and as parts
 * of compounds, names and parties, quoted phrases, `-word`, `lid:`, `nr:`; typing errors only when nothing else is found, and
 * most of the words when no question has all. Without words, every question of the source is found.
 */
export function findQuestions(source: QuestionSource, query: ParsedQuery, order: Order): FoundPlaces {
  const negated = query.clauses.filter((clause) => clause.negated);
  const without = negated.map((clause) => wantedBy(source.terms, clause));
  const asked = query.clauses.filter((clause) => !clause.negated && !(clause.kind === 'word' && clause.optional));
  let wanted = asked.map((clause) => wantedBy(source.terms, clause));
  let hits = scanAll(source, wanted, without);
  let found = withAll(source, wanted, hits);
  let searched = query;
  let corrections: readonly Correction[] = [];
  if (found.length === 0) {
    const mended = mend(source, wanted);
    if (mended !== null) {
      ({ corrections } = mended);
      searched = { clauses: [...mended.clauses, ...negated] };
      wanted = mended.clauses.map((clause) => wantedBy(source.terms, clause));
      hits = scanAll(source, wanted, without);
      found = withAll(source, wanted, hits);
    }
  }
  const all = found.length > 0 || wanted.length < 2;
  const shown = all ? found : withMost(source, wanted, hits);
  return {
    places: inOrder(shown, wanted, source.size, order).map(({ at }) => at),
    all: all || shown.length === 0,
    corrections,
    query: searched,
  };
}
