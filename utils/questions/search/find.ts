import type { CorpusState } from '../../domain/question-list/record.ts';
import { splitCompound } from '../../dutch/compounds.ts';
import { stem } from '../../dutch/stem.ts';
import { leftOutWords } from '../../dutch/stopwords.ts';
import type { Correction } from '../../note-index/index.ts';
import type { Clause, ParsedQuery } from '../../dutch/query/parse.ts';
import { canBePart } from '../../dutch/query/parts.ts';
import { closeWords } from '../../dutch/query/typing-errors.ts';
import type { Terms } from './terms.ts';
import { plainWords, wantedBy, type Wanted } from './wanted.ts';

/** A question as a search sees it. */
export interface SearchCandidate {
  /** Its place in the source. */
  at: number;
  number: string;
  /** A day number (see `dayNumber`), for the order. */
  day: number;
  /** Word ids, whole words before parts of compounds. */
  terms: ArrayLike<number>;
  wholeCount: number;
  /** Person ids, submitters before addressees. */
  people: ArrayLike<number>;
  /** The ids of the submitters. */
  submitters: ArrayLike<number>;
  parties: () => readonly (string | null)[];
  subjects: () => readonly string[];
  /** Days until its answer, or waited so far; -1 when unknown. */
  days: () => number;
  title: () => string;
  /** Its state in the list. */
  state: () => CorpusState;
}

/** The questions to search in. */
export interface QuestionSource {
  readonly terms: Terms;
  readonly size: number;
  /** Calls `look` with each question that may be found, in any order. */
  each(look: (candidate: SearchCandidate) => void): void;
  /** The question at a place. */
  again(at: number): SearchCandidate;
}

/** What a search found. */
export interface FoundPlaces {
  /** Places in the source, in the order asked for. */
  readonly places: readonly number[];
  /** False when no question matches the whole query; these match most of it. */
  readonly all: boolean;
  readonly corrections: readonly Correction[];
  /** The query as it was searched. */
  readonly query: ParsedQuery;
}

/** `newest`, `oldest`: by date; `best`: by score, `slowest`: by the days an answer took, both then by date. */
export type Order = 'newest' | 'best' | 'oldest' | 'slowest';

const PART = 0.5;
/** All parts of a compound, in different words. */
const PARTS_APART = 0.4;

const hasAll = (terms: ArrayLike<number>, ids: readonly number[]): boolean => {
  const own = Array.from(terms);
  return ids.every((id) => id >= 0 && own.includes(id));
};

/** The highest weight of the words of a question; of parts of compounds, half of it. */
function matchWords({ words, clause }: Wanted, { terms, wholeCount }: SearchCandidate): number {
  if (words === null) return 0;
  const end = clause.negated ? wholeCount : terms.length;
  let best = 0;
  for (let at = 0; at < end; at += 1) {
    const weight = (words[terms[at] ?? 0] ?? 0) * (at < wholeCount ? 1 : PART);
    if (weight > best) best = weight;
  }
  return best;
}

function matchPeople({ people }: Wanted, candidate: SearchCandidate): number {
  if (people === null) return 0;
  let best = 0;
  for (let at = 0; at < candidate.people.length; at += 1) best = Math.max(best, people[candidate.people[at] ?? 0] ?? 0);
  return best;
}

/** Whether the clause is the number of a question or the party of a submitter. */
function matchesFully({ number, parties }: Wanted, candidate: SearchCandidate): boolean {
  if (number?.(candidate.number) === true) return true;
  return parties !== null && candidate.parties().some((party) => party !== null && parties.has(party));
}

/**
 * How well a question matches a clause by what the list keeps of it (0–1): `MATCH_WEIGHTS` for the best word. 0 when it does not;
 * -1 when only its title can tell.
 */
function match(wanted: Wanted, candidate: SearchCandidate): number {
  const { parts, together, title } = wanted;
  const best = Math.max(matchWords(wanted, candidate), matchPeople(wanted, candidate));
  if (best < 1 && matchesFully(wanted, candidate)) return 1;
  if (best < PARTS_APART && parts.length > 1 && hasAll(candidate.terms, parts)) return PARTS_APART;
  if (title === null || best > 0) return best;
  return hasAll(candidate.terms, together) ? -1 : 0;
}

interface Hit {
  readonly at: number;
  readonly day: number;
  readonly number: string;
  /** What is ordered by after the score: the highest first. */
  readonly order: number;
  /** How well it matches, by clause. */
  readonly weights: readonly number[];
}

const ORDERS: Readonly<Record<Order, (candidate: SearchCandidate) => number>> = {
  newest: ({ day }) => day,
  best: ({ day }) => day,
  oldest: ({ day }) => -day,
  slowest: (candidate) => candidate.days(),
};

/** The questions that match at least one clause, or may, and none of the excluded ones. */
function scanAll(
  source: QuestionSource,
  wanted: readonly Wanted[],
  without: readonly Wanted[],
  orderOf: (candidate: SearchCandidate) => number,
): Hit[] {
  const hits: Hit[] = [];
  source.each((candidate) => {
    const weights = wanted.map((one) => match(one, candidate));
    if (wanted.length > 0 && !weights.some((weight) => weight !== 0)) return;
    const out = without.some((one) => {
      const weight = match(one, candidate);
      return weight > 0 || (weight < 0 && one.title?.(candidate.title()) === true);
    });
    const { at, day, number } = candidate;
    if (!out) hits.push({ at, day, number, order: orderOf(candidate), weights });
  });
  return hits;
}

/** Reads titles where only they can tell whether a clause matches. */
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

/**
 * Orders hits. The score is that of `score` in note-index/query/rank.ts: the sum of each clause's match times its rarity. For `scanner haven`,
 * with 40 and 900 matches in 43,000 questions, the rarities are 7.1 and 4.0: an exact `scanner` beside a `haven` in a compound (0.5)
 * scores 9.1, the other way round 7.5.
 */
function inOrder(hits: readonly Hit[], wanted: readonly Wanted[], size: number, order: Order): Hit[] {
  const rarity = wanted.map((_, nth) => {
    const met = hits.reduce((sum, { weights }) => sum + ((weights[nth] ?? 0) > 0 ? 1 : 0), 0);
    return Math.log(1 + (size - met + 0.5) / (met + 0.5)) + 0.1;
  });
  const scored = hits.map((hit) => ({
    hit,
    score: order !== 'best' ? 0 : hit.weights.reduce((sum, weight, nth) => sum + weight * (rarity[nth] ?? 0), 0),
  }));
  return scored
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        b.hit.order - a.hit.order ||
        b.hit.day - a.hit.day ||
        (a.hit.number < b.hit.number ? 1 : -1),
    )
    .map(({ hit }) => hit);
}

/** The hits that match all clauses. Titles are read last, of hits that may match everything else. */
function withAll(source: QuestionSource, wanted: readonly Wanted[], hits: readonly Hit[]): Hit[] {
  const likely = hits.filter(({ weights }) => weights.every((weight) => weight !== 0));
  return readTitles(source, wanted, likely).filter(({ weights }) => weights.every((weight) => weight > 0));
}

/** The hits that match the most clauses, when none matches all. */
function withMost(source: QuestionSource, wanted: readonly Wanted[], hits: readonly Hit[]): Hit[] {
  const count = ({ weights }: Hit): number => weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  const read = readTitles(source, wanted, hits);
  const most = read.reduce((best, hit) => Math.max(best, count(hit)), 0);
  return most === 0 ? [] : read.filter((hit) => count(hit) === most);
}

/** The words of the names of all members and parties, each once: where `lid:` looks. */
function namesOf(terms: Terms): ReadonlySet<string> {
  const names = new Set(terms.parties.flatMap(plainWords));
  terms.eachPerson((key) => {
    if (!key.startsWith('>')) for (const name of plainWords(key)) names.add(name);
  });
  return names;
}

/** What to search for instead of an unknown name: the nearest one. */
function nearestName(terms: Terms, word: string): readonly string[] {
  const [best] = closeWords(word, namesOf(terms));
  return best === undefined ? [] : [best.word];
}

/** What to search for instead of an unknown word: the parts of a compound, otherwise the nearest word or name. */
function replacement(terms: Terms, word: string): readonly string[] {
  const parts = splitCompound(word, (part) => (canBePart(part) ? terms.frequency(terms.idOf(stem(part))) : 0));
  if (parts.length > 1) return parts;
  // Also the words that the list leaves out: these are searched in the titles.
  const words = leftOutWords();
  terms.each((candidate) => words.push(candidate));
  words.push(...namesOf(terms));
  const near = new Map<string, number>();
  for (const form of new Set([stem(word), word]))
    for (const { word: candidate, distance } of closeWords(form, words))
      near.set(candidate, Math.min(distance, near.get(candidate) ?? Infinity));
  const [best] = [...near].toSorted(
    (a, b) => a[1] - b[1] || terms.frequency(terms.idOf(b[0])) - terms.frequency(terms.idOf(a[0])),
  );
  return best === undefined ? [] : [best[0]];
}

const hasAny = (weights: Float32Array | null): boolean => weights?.some((weight) => weight > 0) ?? false;

/** Whether no title, person or party matches a clause. */
const isNowhere = ({ words, people, parties }: Wanted): boolean =>
  parties === null && !hasAny(words) && !hasAny(people);

/** Replaces words that occur nowhere; null when there are none, or nothing to replace them by. */
function correctErrors(
  source: QuestionSource,
  wanted: readonly Wanted[],
): { clauses: Clause[]; corrections: Correction[] } | null {
  const { terms } = source;
  const corrections: Correction[] = [];
  const clauses = wanted.flatMap((one): Clause[] => {
    const { clause, title } = one;
    if (clause.kind !== 'word' || title !== null || !isNowhere(one) || /\P{L}/u.test(clause.word)) return [clause];
    if (clause.scope !== 'any' && clause.scope !== 'name') return [clause];
    const replaced = clause.scope === 'name' ? nearestName(terms, clause.word) : replacement(terms, clause.word);
    if (replaced.length === 0) return [clause];
    corrections.push({ from: clause.word, to: replaced });
    return replaced.map((word) => ({ ...clause, word, prefix: false }));
  });
  return corrections.length === 0 ? null : { clauses, corrections };
}

/**
 * Searches questions with a query of utils/dutch/query/parse.ts. Corrects typing errors when nothing is found otherwise, and finds
 * questions that match most of the query when none matches all. A query without words finds every question of the source.
 */
export function findQuestions(source: QuestionSource, query: ParsedQuery, order: Order): FoundPlaces {
  const negated = query.clauses.filter((clause) => clause.negated);
  const without = negated.map((clause) => wantedBy(source.terms, clause));
  const asked = query.clauses.filter((clause) => !clause.negated && !(clause.kind === 'word' && clause.optional));
  let wanted = asked.map((clause) => wantedBy(source.terms, clause));
  let hits = scanAll(source, wanted, without, ORDERS[order]);
  let found = withAll(source, wanted, hits);
  let searched = query;
  let corrections: readonly Correction[] = [];
  if (found.length === 0) {
    const corrected = correctErrors(source, wanted);
    if (corrected !== null) {
      ({ corrections } = corrected);
      searched = { clauses: [...corrected.clauses, ...negated] };
      wanted = corrected.clauses.map((clause) => wantedBy(source.terms, clause));
      hits = scanAll(source, wanted, without, ORDERS[order]);
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
