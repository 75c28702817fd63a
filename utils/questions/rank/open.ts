import { once } from '../../domain/lazy/once.ts';
import type { PartFrequency } from '../../dutch/compounds.ts';
import { stem } from '../../dutch/stem.ts';
import { readTitle, type TitleTerms } from './analyse.ts';
import { IndexFormatError, META, META_SIZE, readSections, type Sections } from './layout.ts';
import { dayNumber, packNumber } from './number.ts';
import { peopleOf } from './people.ts';
import { packSegment, type IndexSegment, type SegmentRow } from './segment.ts';
import type { RelatedRecord } from './types.ts';
import { idOf, termOf, type Vocabulary } from './vocabulary.ts';
import { ROW_BYTES, WordVectors } from './word-vectors.ts';
import { DIMENSIONS, inverseFrequency, PART_WEIGHT, SUBJECT_WEIGHTS } from './weights.ts';

/** An opened index: views on the bytes of the file, plus the questions added since. Opaque to callers. */
export interface RelatedIndex {
  readonly vocabulary: Vocabulary;
  readonly frequency: Uint32Array;
  readonly wholeFrequency: Uint32Array;
  readonly generic: Uint8Array;
  readonly vectors: WordVectors;
  readonly personVectors: Int8Array;
  /** names in the file, by id */
  readonly people: ReadonlyMap<string, number>;
  /** how many those are, without building the table of `people` */
  readonly peopleCount: number;
  /** mean number of words of a question; a part counts half */
  readonly meanLength: number;
  readonly base: IndexSegment;
  /** Questions added after the file was made; null when there are none. */
  readonly delta: Delta | null;
}

/** Questions added since the file was made, with the words and people it lacks. */
export interface Delta {
  segment: IndexSegment;
  /** word → id, from `vocabulary.size` on */
  words: ReadonlyMap<string, number>;
  /** in how many added questions each new word occurs, by id - `vocabulary.size` */
  frequency: Uint32Array;
  /** person → id, after those of the file */
  people: ReadonlyMap<string, number>;
  /** numbers that are in both; those of the file are skipped */
  replaced: ReadonlySet<number>;
}

/** Whether the sections of a file have the sizes that `meta` and the sections before them say. */
function fitTogether(sections: Sections, terms: number, people: number): boolean {
  const { meta, termStart, peopleStart, wordStart } = sections;
  const [documents = 0, words = 0, withVector = 0] = [meta[META.documents], meta[META.words], meta[META.vectors]];
  const sizes: [actual: number | undefined, expected: number][] = [
    [meta.length, META_SIZE],
    [meta[META.dimensions], DIMENSIONS],
    [meta[META.people], people],
    [sections.personVectors.length, people * DIMENSIONS],
    [sections.vectors.length, withVector * ROW_BYTES],
    [wordStart.length, words + 1],
    [wordStart[words], sections.wordBytes.length],
    [termStart.length, documents + 1],
    [termStart[documents], terms],
    [peopleStart.length, documents + 1],
    [peopleStart[documents], sections.people.length],
  ];
  for (const name of ['frequency', 'wholeFrequency', 'generic'] as const) sizes.push([sections[name].length, words]);
  for (const name of ['numbers', 'days', 'norms', 'wholeCount', 'submitterCount', 'quotes'] as const)
    sizes.push([sections[name].length, documents]);
  return withVector <= words && sizes.every(([actual, expected]) => actual === expected);
}

/**
 * Opens an index. Reads the header and the names of people; all else is views on the bytes, which must not change while the index is in
 * use. Throws IndexFormatError when it is damaged, cut off or of another version.
 */
export function openIndex(bytes: Uint8Array): RelatedIndex {
  const sections = readSections(bytes);
  const { meta } = sections;
  const documents = meta[META.documents] ?? 0;
  const words = meta[META.words] ?? 0;
  const withVector = meta[META.vectors] ?? 0;
  const names = sections.personNames.length === 0 ? [] : new TextDecoder().decode(sections.personNames).split('\n');
  const terms = sections.shortTerms.length > 0 ? sections.shortTerms : sections.terms;
  if (!fitTogether(sections, terms.length, names.length))
    throw new IndexFormatError('index damaged: its parts do not fit together');
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

/** Inverse document frequency of a word. */
export function idfOf(index: RelatedIndex, id: number): number {
  const documents = index.base.size + (index.delta?.segment.size ?? 0);
  const known = id < index.vocabulary.size;
  const count = known ? (index.frequency[id] ?? 1) : (index.delta?.frequency[id - index.vocabulary.size] ?? 1);
  return inverseFrequency(documents, count);
}

/** Words in fewer questions than this, which are most, share their logarithms: one for each word would delay a cold start. */
const FEW = 64;

/** Multiplies the value of each of the first `count` words by its `idfOf` and `genericWeight`. */
export function weighAll(index: RelatedIndex, values: Float32Array, count: number): void {
  const { frequency, generic } = index;
  const documents = index.base.size + (index.delta?.segment.size ?? 0);
  const byCount = new Float64Array(FEW);
  for (let few = 0; few < FEW; few++) byCount[few] = inverseFrequency(documents, few);
  for (let id = 0; id < count; id++) {
    const often = frequency[id] as number;
    const idf = often < FEW ? (byCount[often] as number) : inverseFrequency(documents, often);
    values[id] = (values[id] as number) * idf * (SUBJECT_WEIGHTS[generic[id] as number] ?? 1);
  }
}

/** How much a word says of a subject: 1, or less (see `SUBJECT_WEIGHTS`). */
export function genericWeight(index: RelatedIndex, id: number): number {
  return SUBJECT_WEIGHTS[index.generic[id] ?? 0] ?? 1;
}

/** How often a word occurs as a whole word in the index, with a cache. */
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
 * Reads a title, and splits compounds into words of this index.
 *
 * @param frequency pass one for many titles in a row: it has a cache
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

/** The words and people of added questions, with ids after those of the file. */
class Additions {
  readonly words = new Map<string, number>();
  readonly people = new Map<string, number>();
  /** In how many added questions each new word is. */
  readonly counts: number[] = [];

  constructor(private readonly index: RelatedIndex) {}

  /** Id of a word; counts it when it is new. */
  wordId(word: string): number {
    const { vocabulary } = this.index;
    const known = idOf(vocabulary, word);
    if (known >= 0) return known;
    const id = this.words.get(word) ?? vocabulary.size + this.words.size;
    this.words.set(word, id);
    this.counts[id - vocabulary.size] = (this.counts[id - vocabulary.size] ?? 0) + 1;
    return id;
  }

  /** Id of a person. */
  personId(key: string): number {
    const { people } = this.index;
    const id = people.get(key) ?? this.people.get(key) ?? people.size + this.people.size;
    if (!people.has(key) && id < MAX_PEOPLE) this.people.set(key, id);
    return id;
  }
}

/** Ids of people take two bytes. */
const MAX_PEOPLE = 65_535;

function addedRow(
  index: RelatedIndex,
  added: Additions,
  number: number,
  record: RelatedRecord,
  title: TitleTerms,
): SegmentRow {
  const { submitters, addressees } = peopleOf(record);
  const terms = [...title.whole, ...title.parts].map((word) => added.wordId(word));
  const vector = new Float32Array(DIMENSIONS);
  terms.forEach((id, place) => {
    if (id >= index.vectors.count) return;
    const presence = place < title.whole.length ? 1 : PART_WEIGHT;
    index.vectors.add(id, idfOf(index, id) * genericWeight(index, id) * presence, vector);
  });
  return {
    number,
    day: dayNumber(record.date),
    terms,
    wholeCount: title.whole.length,
    norm: lengthOf(vector),
    people: [...submitters, ...addressees].map((key) => added.personId(key)).filter((id) => id < MAX_PEOPLE),
    submitterCount: submitters.length,
    quote: title.quote,
  };
}

/**
 * The index with the questions that were added or changed since its file was made. Pass all of them each time: an earlier delta is
 * dropped. Meant for some thousands; word vectors and portfolios stay those of the file. Leaves out records whose number is not like
 * `2024Z01911`; never throws because of a record's content. The given index stays usable.
 */
export function withAdded(index: RelatedIndex, records: Iterable<RelatedRecord>): RelatedIndex {
  const byNumber = new Map<number, RelatedRecord>();
  for (const record of records) {
    const number = packNumber(record.number);
    if (number !== null) byNumber.set(number, record);
  }
  const bare: RelatedIndex = { ...index, delta: null };
  if (byNumber.size === 0) return bare;
  const added = new Additions(index);
  const frequency = frequencyIn(bare);
  const rows = [...byNumber]
    .toSorted(([a], [b]) => a - b)
    .map(([number, record]) => addedRow(bare, added, number, record, analyseTitle(bare, record.title, frequency)));
  return {
    ...bare,
    delta: {
      segment: packSegment(rows, true),
      words: added.words,
      frequency: Uint32Array.from(added.counts),
      people: added.people,
      replaced: new Set([...byNumber.keys()].filter((number) => placeOfNumber(index.base, number) >= 0)),
    },
  };
}
