import { once } from '../../domain/lazy/once.ts';
import type { PartFrequency } from '../../dutch/compounds.ts';
import { stem } from '../../dutch/stem.ts';
import { readTitle, type TitleTerms } from './analyse.ts';
import { IndexFormatError, META, META_SIZE, readSections } from './layout.ts';
import { dayNumber, packNumber } from './number.ts';
import { peopleOf } from './people.ts';
import { packSegment, type IndexSegment, type SegmentRow } from './segment.ts';
import type { RelatedRecord } from './types.ts';
import { idOf, termOf, type Vocabulary } from './vocabulary.ts';
import { ROW_BYTES, WordVectors } from './word-vectors.ts';
import { DIMENSIONS, GENERIC_WEIGHT, inverseFrequency, PART_WEIGHT } from './weights.ts';

/** An opened index: views on the file's bytes, plus the questions added since. Opaque to callers. */
export interface RelatedIndex {
  readonly vocabulary: Vocabulary;
  readonly frequency: Uint32Array;
  readonly wholeFrequency: Uint32Array;
  readonly generic: Uint8Array;
  readonly vectors: WordVectors;
  readonly personVectors: Int8Array;
  /** names in the file, by id */
  readonly people: ReadonlyMap<string, number>;
  /** how many those are; asking for `people` themselves makes a table of them */
  readonly peopleCount: number;
  /** mean length of a question in words, parts counted half */
  readonly meanLength: number;
  readonly base: IndexSegment;
  /** Questions added after the file was made; null when there are none. */
  readonly delta: Delta | null;
}

/** Questions known since the index file was made, with the words and people the file lacks. */
export interface Delta {
  segment: IndexSegment;
  /** word → id, from `vocabulary.size` on */
  words: ReadonlyMap<string, number>;
  /** in how many added questions each new word occurs, by id - `vocabulary.size` */
  frequency: Uint32Array;
  /** person → id, after those of the file */
  people: ReadonlyMap<string, number>;
  /** numbers that stand in both; the file's are skipped */
  replaced: ReadonlySet<number>;
}

/**
 * Opens an index file. Reads the header and the names of people; everything else stays views on
 * the given bytes, which must not be changed while the index is in use. Throws `IndexFormatError`
 * when the file is damaged, cut off or of another version.
 */
export function openIndex(bytes: Uint8Array): RelatedIndex {
  const sections = readSections(bytes);
  const { meta } = sections;
  const documents = meta[META.documents] ?? 0;
  const words = meta[META.words] ?? 0;
  const withVector = meta[META.vectors] ?? 0;
  const names = sections.personNames.length === 0 ? [] : new TextDecoder().decode(sections.personNames).split('\n');
  const terms = sections.shortTerms.length > 0 ? sections.shortTerms : sections.terms;
  const sound =
    meta.length === META_SIZE &&
    meta[META.dimensions] === DIMENSIONS &&
    sections.vectors.length === withVector * ROW_BYTES &&
    withVector <= words &&
    sections.wordStart.length === words + 1 &&
    sections.wordStart[words] === sections.wordBytes.length &&
    sections.frequency.length === words &&
    sections.wholeFrequency.length === words &&
    sections.generic.length === words &&
    sections.numbers.length === documents &&
    sections.days.length === documents &&
    sections.norms.length === documents &&
    sections.wholeCount.length === documents &&
    sections.submitterCount.length === documents &&
    sections.quotes.length === documents &&
    sections.termStart.length === documents + 1 &&
    sections.peopleStart.length === documents + 1 &&
    sections.termStart[documents] === terms.length &&
    sections.peopleStart[documents] === sections.people.length &&
    names.length === (meta[META.people] ?? 0) &&
    sections.personVectors.length === names.length * DIMENSIONS;
  if (!sound) throw new IndexFormatError('index damaged: its parts do not fit together');
  const people = once(() => new Map(names.map((name, id) => [name, id] as const)));
  return {
    vocabulary: { bytes: sections.wordBytes, start: sections.wordStart, first: withVector, size: words },
    frequency: sections.frequency,
    wholeFrequency: sections.wholeFrequency,
    generic: sections.generic,
    vectors: new WordVectors(sections.vectors),
    personVectors: sections.personVectors,
    get people() {
      return people();
    },
    peopleCount: names.length,
    meanLength: documents === 0 ? 1 : (meta[META.totalLength] ?? 0) / documents,
    base: {
      size: documents,
      numbers: sections.numbers,
      days: sections.days,
      termStart: sections.termStart,
      terms,
      wholeCount: sections.wholeCount,
      norms: sections.norms,
      peopleStart: sections.peopleStart,
      people: sections.people,
      submitterCount: sections.submitterCount,
      quotes: sections.quotes,
    },
    delta: null,
  };
}

/** Place of a packed number in a segment, or -1. */
export function placeOfNumber({ numbers }: IndexSegment, packed: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = numbers[middle] ?? 0;
    if (value === packed) return middle;
    if (value < packed) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Id of a stem, in the file or among the added questions; -1 when it is new. */
export function wordId(index: RelatedIndex, word: string): number {
  const known = idOf(index.vocabulary, word);
  return known >= 0 ? known : (index.delta?.words.get(word) ?? -1);
}

/** The stem of an id. */
export function wordOfId(index: RelatedIndex, id: number): string {
  if (id < index.vocabulary.size) return termOf(index.vocabulary, id);
  for (const [word, known] of index.delta?.words ?? []) if (known === id) return word;
  return '';
}

/** Id of a person (`personKey`, addressees with `>`), or -1. */
export function personId(index: RelatedIndex, key: string): number {
  return index.people.get(key) ?? index.delta?.people.get(key) ?? -1;
}

/** Inverse document frequency of a word, halved for words that fit any subject. */
export function idfOf(index: RelatedIndex, id: number): number {
  const documents = index.base.size + (index.delta?.segment.size ?? 0);
  const known = id < index.vocabulary.size;
  const count = known ? (index.frequency[id] ?? 1) : (index.delta?.frequency[id - index.vocabulary.size] ?? 1);
  return inverseFrequency(documents, count);
}

/** Words in fewer questions than this share a logarithm: most words are, and one for each of them costs a cold start. */
const FEW = 64;

/** Multiplies the value of each of the first `count` words by how telling the word is (`idfOf` and `genericWeight`). */
export function weighAll(index: RelatedIndex, values: Float32Array, count: number): void {
  const { frequency, generic } = index;
  const documents = index.base.size + (index.delta?.segment.size ?? 0);
  const byCount = new Float64Array(FEW);
  for (let few = 0; few < FEW; few++) byCount[few] = inverseFrequency(documents, few);
  for (let id = 0; id < count; id++) {
    const often = frequency[id] as number;
    const idf = often < FEW ? (byCount[often] as number) : inverseFrequency(documents, often);
    values[id] = (values[id] as number) * idf * (generic[id] === 1 ? GENERIC_WEIGHT : 1);
  }
}

/** 0.5 for a word that fits any subject, else 1. */
export function genericWeight(index: RelatedIndex, id: number): number {
  return index.generic[id] === 1 ? GENERIC_WEIGHT : 1;
}

/** How often a word stands alone in this index; remembers what it was asked. */
function frequencyIn(index: RelatedIndex): PartFrequency {
  const seen = new Map<string, number>();
  return (word) => {
    const known = seen.get(word);
    if (known !== undefined) return known;
    const id = idOf(index.vocabulary, stem(word));
    const count = id < 0 ? 0 : (index.wholeFrequency[id] ?? 0);
    seen.set(word, count);
    return count;
  };
}

/**
 * Reads a title with the compound parts this index knows.
 *
 * @param frequency for many titles in a row: one that remembers
 */
export function analyseTitle(index: RelatedIndex, title: string, frequency = frequencyIn(index)): TitleTerms {
  return readTitle(title, frequency);
}

/** Length of a vector. */
export function lengthOf(vector: Float32Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum);
}

/**
 * The index with questions added or changed since its file was made (all of them, every time: a
 * former delta is dropped). Meant for some thousands; word vectors and portfolios stay those of
 * the file. Records whose number is not of the form `2024Z01911` are left out. Never throws on a
 * record's content. The given index stays usable.
 */
export function withAdded(index: RelatedIndex, records: Iterable<RelatedRecord>): RelatedIndex {
  const byNumber = new Map<number, RelatedRecord>();
  for (const record of records) {
    const number = packNumber(record.number);
    if (number !== null) byNumber.set(number, record);
  }
  const bare: RelatedIndex = { ...index, delta: null };
  if (byNumber.size === 0) return bare;
  const words = new Map<string, number>();
  const people = new Map<string, number>();
  const counts: number[] = [];
  const idFor = (word: string): number => {
    const known = idOf(index.vocabulary, word);
    if (known >= 0) return known;
    const added = words.get(word) ?? index.vocabulary.size + words.size;
    words.set(word, added);
    counts[added - index.vocabulary.size] = (counts[added - index.vocabulary.size] ?? 0) + 1;
    return added;
  };
  const personFor = (key: string): number => {
    const known = index.people.get(key) ?? people.get(key) ?? index.people.size + people.size;
    if (!index.people.has(key) && known < 65_535) people.set(key, known);
    return known;
  };
  const vector = new Float32Array(DIMENSIONS);
  const frequency = frequencyIn(bare);
  const rows: SegmentRow[] = [...byNumber]
    .toSorted(([a], [b]) => a - b)
    .map(([number, record]) => {
      const title = analyseTitle(bare, record.title, frequency);
      const named = peopleOf(record);
      const terms = [...title.whole, ...title.parts].map(idFor);
      vector.fill(0);
      terms.forEach((id, place) => {
        if (id < index.vectors.count) {
          const presence = place < title.whole.length ? 1 : PART_WEIGHT;
          index.vectors.add(id, idfOf(bare, id) * genericWeight(bare, id) * presence, vector);
        }
      });
      return {
        number,
        day: dayNumber(record.date),
        terms,
        wholeCount: title.whole.length,
        norm: lengthOf(vector),
        people: [...named.submitters, ...named.addressees].map(personFor).filter((id) => id < 65_535),
        submitterCount: named.submitters.length,
        quote: title.quote,
      };
    });
  return {
    ...bare,
    delta: {
      segment: packSegment(rows, true),
      words,
      frequency: Uint32Array.from(counts),
      people,
      replaced: new Set([...byNumber.keys()].filter((number) => placeOfNumber(index.base, number) >= 0)),
    },
  };
}
