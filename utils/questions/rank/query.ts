import { addresseeIds } from './addressees.ts';
import { stemCounts, characteristicWords, type CharacteristicWord } from './text-words.ts';
import { analyseTitle, genericWeight, idfOf, lengthOf, weighAll, personId, wordId, type RelatedIndex } from './open.ts';
import { dayNumber, packNumber } from './number.ts';
import { peopleOf, personKey } from './people.ts';
import type { RelatedQuery } from './types.ts';
import { BM25, DIMENSIONS, PART_WEIGHT, TEXT_WEIGHTS, TITLE_WEIGHTS, type Weights } from './weights.ts';

/** A query, turned into what scoring needs by `prepare`. */
export interface Prepared {
  /** packed number of the query itself; -1 when unknown */
  self: number;
  day: number;
  /** the known words of the title, and telling words of the text; presence is 1 for a whole word of a title, 0.5 for a part */
  words: { id: number; presence: number; weight: number }[];
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
  /** what the signals weigh */
  weights: Weights;
  /** share of the words of the title that the index does not know: asked, and met by nothing */
  unknown: number;
  /** whether words of the text are among `words` */
  withText: boolean;
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

/** What a word of the query weighs when it is there whole. */
const wholeWeight = (index: RelatedIndex, id: number): number => idfOf(index, id) ** 1.5 * genericWeight(index, id);

/** What a word of the title weighs with the text, by how often the text has it: one it never names is beside the subject. */
const inTitle = (times: number): number => 0.7 + 0.25 * Math.log(1 + times);

/** What the words of the text weigh together, beside those of the title. */
const TEXT_SHARE = 1.2;
/** A title of which the list knows less than this, about one rare word, does not keep its text down. */
const MIN_TITLE = 30;

interface QueryWords {
  words: Prepared['words'];
  unknown: number;
  withText: boolean;
  followUp: boolean;
  quote: number;
}

function queryWords(index: RelatedIndex, query: RelatedQuery): QueryWords {
  const { whole, parts, followUp, quote } = analyseTitle(index, query.title);
  const presence = new Map<number, number>();
  const stems = new Map<number, string>();
  const add = (word: string, value: number): void => {
    const id = wordId(index, word);
    if (id < 0 || presence.has(id)) return;
    presence.set(id, value);
    stems.set(id, word);
  };
  for (const word of whole) add(word, 1);
  for (const word of parts) add(word, PART_WEIGHT);
  const unknown = whole.filter((word) => wordId(index, word) < 0).length / Math.max(1, whole.length);
  const title = [...presence].map(([id, value]) => ({ id, presence: value, weight: value * wholeWeight(index, id) }));
  const counts = stemCounts(query.text ?? '');
  const found = counts.size === 0 ? [] : characteristicWords(index, counts, title, vectorOf(index, title));
  if (found.length === 0) return { words: title, unknown, withText: false, followUp, quote };
  const weighed = title.map((word) => {
    const factor = inTitle(counts.get(stems.get(word.id) ?? '') ?? 0);
    return { id: word.id, presence: word.presence * factor, weight: word.weight * factor };
  });
  return { words: [...weighed, ...textWords(index, found, weighed)], unknown, withText: true, followUp, quote };
}

/** Telling words of the text, weighed so that together they have their share. */
function textWords(
  index: RelatedIndex,
  found: readonly CharacteristicWord[],
  title: Prepared['words'],
): Prepared['words'] {
  const ofTitle = Math.max(
    MIN_TITLE,
    title.reduce((sum, { weight }) => sum + weight, 0),
  );
  const together = found.reduce((sum, { id, value }) => sum + value * wholeWeight(index, id), 1e-9);
  return found.map(({ id, value }) => {
    const presence = Math.min(1, (value * TEXT_SHARE * ofTitle) / together);
    return { id, presence, weight: presence * wholeWeight(index, id) };
  });
}

/** The sum of the vectors of words, each times its idf, as a unit vector. */
function vectorOf(index: RelatedIndex, words: Prepared['words']): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const { id, presence } of words)
    index.vectors.add(id, presence * idfOf(index, id) * genericWeight(index, id), vector);
  const length = lengthOf(vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** BM25 without the idf: saturates the presence of a word, and normalises by the length of the title. */
export function saturate(presence: number, length: number, meanLength: number): number {
  return (presence * (BM25.k1 + 1)) / (presence + BM25.k1 * (1 - BM25.b + (BM25.b * length) / meanLength));
}

/** Prepares a query for an index: word weights, the similarity of its vector to each word, the similarity of its people to each person. */
export function prepare(index: RelatedIndex, query: RelatedQuery): Prepared {
  const size = index.vocabulary.size + (index.delta?.words.size ?? 0);
  const { words, unknown, withText, followUp, quote } = queryWords(index, query);
  const lexical = new Float32Array(size);
  const semantic = new Float32Array(size);
  for (const word of words) lexical[word.id] = word.weight;
  const vector = vectorOf(index, words);
  if (lengthOf(vector) > 0) {
    index.vectors.dots(vector, semantic);
    weighAll(index, semantic, index.vectors.count);
  }
  const whole = words.reduce((sum, word) => sum + word.presence, 0);
  const peopleSize = index.peopleCount + (index.delta?.people.size ?? 0);
  const addressees = addresseeIds(index, query.addressees, query.date);
  const submitters = peopleOf(query).submitters.map((key) => personId(index, key));
  const submitterNames = new Map<number, string>();
  for (const name of query.submitters) {
    const id = personId(index, personKey(name));
    if (id >= 0) submitterNames.set(id, name);
  }
  return {
    self: query.number === null ? -1 : (packNumber(query.number) ?? -1),
    day: dayNumber(query.date),
    words,
    unknown,
    withText,
    weights: withText ? TEXT_WEIGHTS : TITLE_WEIGHTS,
    lexical,
    semantic,
    selfScore: words.reduce((sum, word) => sum + word.weight * saturate(word.presence, whole, index.meanLength), 1e-9),
    portfolio: likeness(index, addressees, peopleSize),
    submitter: likeness(index, submitters, peopleSize),
    // Addressees that the index does not know cannot earn anything: the same as naming nobody.
    hasAddressees: addressees.length > 0,
    hasSubmitters: submitters.length > 0,
    submitterNames,
    followUp,
    quote,
  };
}
