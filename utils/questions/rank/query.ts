import { analyseTitle, genericWeight, idfOf, lengthOf, weighAll, personId, wordId, type RelatedIndex } from './open.ts';
import { dayNumber, packNumber } from './number.ts';
import { peopleOf, personKey } from './people.ts';
import type { RelatedQuery } from './types.ts';
import { BM25, DIMENSIONS, PART_WEIGHT } from './weights.ts';

/** Weight of a word of the sub-questions, against one of the title. */
const TEXT_WEIGHT = 0.25;
/** Most words to take from the sub-questions, nearest to the title first. */
const TEXT_WORDS = 6;
/**
 * Lowest cosine with the title of a word of the sub-questions to take. Rarity cannot choose: what is rare in titles is common in
 * questions (`klopt`, `kunt`, `bereid`).
 */
const TEXT_NEAR = 0.5;

/** A query, turned into what scoring needs by `prepare`. */
export interface Prepared {
  /** packed number of the query itself; -1 when unknown */
  self: number;
  day: number;
  /** the known words of the title; presence is 1 for a whole word, 0.5 for a part */
  words: { id: number; presence: number; weight: number }[];
  /** words of the sub-questions: they add to a score, and cost nothing when a question lacks them */
  text: { id: number; presence: number; weight: number }[];
  /** by word id: what the word adds to BM25 */
  lexical: Float32Array;
  /** by word id: what the word adds to the cosine */
  semantic: Float32Array;
  /** BM25 of the query with itself */
  selfScore: number;
  /** by person id: similarity to the members of government it is addressed to */
  portfolio: Float32Array;
  submitter: Float32Array;
  hasAddressees: boolean;
  hasSubmitters: boolean;
  /** the query's own submitters: person id → name as given */
  submitterNames: Map<number, string>;
  followUp: boolean;
  quote: number;
}

function dot(vectors: Int8Array, row: number, vector: Float32Array): number {
  const base = row * DIMENSIONS;
  let sum = 0;
  for (let c = 0; c < DIMENSIONS; c++) sum += (vectors[base + c] ?? 0) * (vector[c] ?? 0);
  return sum / 127;
}

/** Similarity of each person to the nearest of these. */
function likeness(index: RelatedIndex, ids: readonly number[], size: number): Float32Array {
  const out = new Float32Array(size);
  const vector = new Float32Array(DIMENSIONS);
  const known = index.personVectors.length / DIMENSIONS;
  for (const id of ids) {
    if (id < 0) continue;
    if (id < known) {
      for (let c = 0; c < DIMENSIONS; c++) vector[c] = (index.personVectors[id * DIMENSIONS + c] ?? 0) / 127;
      for (let other = 0; other < known; other++)
        out[other] = Math.max(out[other] ?? 0, dot(index.personVectors, other, vector));
    }
    out[id] = 1;
  }
  return out;
}

function queryWords(
  index: RelatedIndex,
  query: RelatedQuery,
): { words: Prepared['words']; text: Prepared['words']; followUp: boolean; quote: number } {
  const title = analyseTitle(index, query.title);
  const presence = new Map<number, number>();
  const add = (word: string, value: number): void => {
    const id = wordId(index, word);
    if (id >= 0 && !presence.has(id)) presence.set(id, value);
  };
  for (const word of title.whole) add(word, 1);
  for (const word of title.parts) add(word, PART_WEIGHT);
  const weighed = (ids: readonly number[], valueOf: (id: number) => number): Prepared['words'] =>
    ids.map((id) => ({
      id,
      presence: valueOf(id),
      weight: valueOf(id) * idfOf(index, id) ** 1.5 * genericWeight(index, id),
    }));
  const words = weighed([...presence.keys()], (id) => presence.get(id) ?? 0);
  const text = weighed(nearInText(index, query.text ?? '', words), () => TEXT_WEIGHT);
  return { words, text, followUp: title.followUp, quote: title.quote };
}

/** The sum of the vectors of words, each times its idf, as a unit vector. */
function vectorOf(index: RelatedIndex, words: Prepared['words']): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const { id, presence } of words)
    index.vectors.add(id, presence * idfOf(index, id) * genericWeight(index, id), vector);
  const length = lengthOf(vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** Ids of the words of the sub-questions that are about the same as the title, nearest first. */
function nearInText(index: RelatedIndex, text: string, title: Prepared['words']): number[] {
  if (text === '' || index.vectors.count === 0) return [];
  const table = index.vectors.tableOf(vectorOf(index, title));
  const known = new Set(title.map(({ id }) => id));
  return analyseTitle(index, text.slice(0, 20_000))
    .whole.map((word) => wordId(index, word))
    .filter((id) => id >= 0 && id < index.vectors.count && !known.has(id) && genericWeight(index, id) === 1)
    .map((id) => ({ id, near: index.vectors.dotBy(id, table) }))
    .filter(({ near }) => near >= TEXT_NEAR)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, TEXT_WORDS)
    .map(({ id }) => id);
}

/** BM25 without the idf: saturates the presence of a word, and normalises by the length of the title. */
export function saturate(presence: number, length: number, meanLength: number): number {
  return (presence * (BM25.k1 + 1)) / (presence + BM25.k1 * (1 - BM25.b + (BM25.b * length) / meanLength));
}

/** Prepares a query for an index: word weights, the similarity of its vector to each word, the similarity of its people to each person. */
export function prepare(index: RelatedIndex, query: RelatedQuery): Prepared {
  const size = index.vocabulary.size + (index.delta?.words.size ?? 0);
  const { words, text, followUp, quote } = queryWords(index, query);
  const lexical = new Float32Array(size);
  const semantic = new Float32Array(size);
  for (const word of [...words, ...text]) lexical[word.id] = word.weight;
  const vector = vectorOf(index, [...words, ...text]);
  if (lengthOf(vector) > 0) {
    index.vectors.dots(vector, semantic);
    weighAll(index, semantic, index.vectors.count);
  }
  const whole = words.reduce((sum, word) => sum + word.presence, 0);
  const peopleSize = index.peopleCount + (index.delta?.people.size ?? 0);
  const named = peopleOf(query);
  const submitters = named.submitters.map((key) => personId(index, key));
  const submitterNames = new Map<number, string>();
  for (const name of query.submitters) {
    const id = personId(index, personKey(name));
    if (id >= 0) submitterNames.set(id, name);
  }
  return {
    self: query.number === null ? -1 : (packNumber(query.number) ?? -1),
    day: dayNumber(query.date),
    words,
    text,
    lexical,
    semantic,
    selfScore: words.reduce((sum, word) => sum + word.weight * saturate(word.presence, whole, index.meanLength), 1e-9),
    portfolio: likeness(
      index,
      named.addressees.map((key) => personId(index, key)),
      peopleSize,
    ),
    submitter: likeness(index, submitters, peopleSize),
    // Addressees that the index does not know cannot earn anything: the same as naming nobody.
    hasAddressees: named.addressees.some((key) => personId(index, key) >= 0),
    hasSubmitters: named.submitters.length > 0,
    submitterNames,
    followUp,
    quote,
  };
}
