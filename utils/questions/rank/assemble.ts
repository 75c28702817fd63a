import { isGeneric } from '../../dutch/generic.ts';
import { isFirstName, saysNoSubject } from '../../dutch/no-subject.ts';
import { readHeadline } from '../../dutch/headline.ts';
import { stem } from '../../dutch/stem.ts';
import { terms } from '../../dutch/terms.ts';
import { readTitle, type TitleTerms } from './analyse.ts';
import { META, META_SIZE, writeSections } from './layout.ts';
import type { Learn } from './learn.ts';
import { dayNumber, packNumber } from './number.ts';
import { peopleOf } from './people.ts';
import { packSegment, type SegmentRow } from './segment.ts';
import type { RelatedRecord } from './types.ts';
import { packWords, compareBytes } from './vocabulary.ts';
import { packVectors, quantiseUnit, WordVectors } from './word-vectors.ts';
import { DIMENSIONS, inverseFrequency, PART_WEIGHT, SUBJECT_WEIGHTS } from './weights.ts';

interface Read {
  number: number;
  record: RelatedRecord;
  terms: TitleTerms;
}

/** One record per number, the last one, ascending. Leaves out numbers of another form. */
function readAll(records: Iterable<RelatedRecord>): Read[] {
  const byNumber = new Map<number, RelatedRecord>();
  for (const record of records) {
    const number = packNumber(record.number);
    if (number !== null) byNumber.set(number, record);
  }
  const counts = new Map<string, number>();
  for (const record of byNumber.values()) {
    const stems = new Set(terms(readHeadline(record.title).subject).map((term) => term.stem));
    for (const word of stems) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const stems = new Map<string, number>();
  const frequency = (word: string): number => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const count = counts.get(stem(word)) ?? 0;
    stems.set(word, count);
    return count;
  };
  return [...byNumber]
    .toSorted(([a], [b]) => a - b)
    .map(([number, record]) => ({ number, record, terms: readTitle(record.title, frequency) }));
}

interface Words {
  list: string[];
  ids: Map<string, number>;
  frequency: Uint32Array;
  wholeFrequency: Uint32Array;
}

function collectWords(read: readonly Read[]): Words {
  const all = new Map<string, number>();
  const whole = new Map<string, number>();
  for (const { terms } of read) {
    for (const word of terms.whole) {
      all.set(word, (all.get(word) ?? 0) + 1);
      whole.set(word, (whole.get(word) ?? 0) + 1);
    }
    for (const word of terms.parts) all.set(word, (all.get(word) ?? 0) + 1);
  }
  const encoder = new TextEncoder();
  const unordered = [...all.keys()].map((word) => ({ word, bytes: encoder.encode(word) }));
  const list = unordered.toSorted((a, b) => compareBytes(a.bytes, b.bytes)).map(({ word }) => word);
  return {
    list,
    ids: new Map(list.map((word, id) => [word, id])),
    frequency: Uint32Array.from(list, (word) => all.get(word) ?? 0),
    wholeFrequency: Uint32Array.from(list, (word) => whole.get(word) ?? 0),
  };
}

function toRows(read: readonly Read[], words: Words, people: Map<string, number>): SegmentRow[] {
  const personId = (key: string): number => {
    const known = people.get(key);
    if (known !== undefined) return known;
    people.set(key, people.size);
    return people.size - 1;
  };
  return read.map(({ number, record, terms }) => {
    const named = peopleOf(record);
    const wholeIds = terms.whole.map((word) => words.ids.get(word) ?? 0);
    return {
      number,
      day: dayNumber(record.date),
      terms: [...wholeIds, ...terms.parts.map((word) => words.ids.get(word) ?? 0)],
      wholeCount: wholeIds.length,
      norm: 0,
      // Ids take two bytes. This parliament does not have more names.
      people: [...named.submitters, ...named.addressees].map(personId).filter((id) => id < 65_535),
      submitterCount: named.submitters.length,
      quote: terms.quote,
    };
  });
}

/** The place in `SUBJECT_WEIGHTS` of a stem. */
function subjectClass(word: string): 0 | 1 | 2 {
  if (saysNoSubject(word)) return 2;
  return isGeneric(word) || isFirstName(word) ? 1 : 0;
}

/** Sums and counts from which portfolio vectors are made. */
interface Portfolios {
  /** Sum of the unit vectors of each person's questions, one after another. */
  readonly sums: Float32Array;
  readonly counts: Uint32Array;
  /** Mean of the unit vectors of all questions. */
  readonly mean: Float64Array;
}

/** Fills in the norms of the rows, and adds each question to the portfolios of its people. */
function sumPortfolios(rows: SegmentRow[], vectors: WordVectors, weight: Float64Array, people: number): Portfolios {
  const width = DIMENSIONS;
  const sums = new Float32Array(people * width);
  const counts = new Uint32Array(people);
  const mean = new Float64Array(width);
  const vector = new Float64Array(width);
  const add = (into: Float32Array | Float64Array, base: number, share: number): void => {
    for (let c = 0; c < width; c++) into[base + c] = (into[base + c] ?? 0) + (vector[c] ?? 0) / share;
  };
  for (const row of rows) {
    vector.fill(0);
    row.terms.forEach((id, place) => {
      vectors.add(id, (weight[id] ?? 0) * (place < row.wholeCount ? 1 : PART_WEIGHT), vector);
    });
    row.norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    if (row.norm === 0) continue;
    for (let c = 0; c < width; c++) vector[c] = (vector[c] ?? 0) / row.norm;
    add(mean, 0, rows.length);
    for (const person of row.people) {
      counts[person] = (counts[person] ?? 0) + 1;
      add(sums, person * width, 1);
    }
  }
  return { sums, counts, mean };
}

/** Questions a person must have been in for the portfolio to count in full. */
const FULL_PORTFOLIO = 20;

/**
 * Fills in the norms of the rows, and returns the portfolio vectors of the people, scaled to ±127. A portfolio is the mean of the
 * unit vectors of a person's questions, less that of all questions: what sets a person apart.
 */
function learnPeople(rows: SegmentRow[], vectors: WordVectors, weight: Float64Array, people: number): Int8Array {
  const width = DIMENSIONS;
  const { sums, counts, mean } = sumPortfolios(rows, vectors, weight, people);
  const portfolios = sums.map(
    (sum, at) => sum / Math.max(1, counts[Math.floor(at / width)] ?? 0) - (mean[at % width] ?? 0),
  );
  const scaled = quantiseUnit(portfolios, width);
  // A person in few questions has no portfolio yet: the vector shrinks, and so does every similarity.
  return scaled.map((value, at) =>
    Math.round(value * Math.min(1, (counts[Math.floor(at / width)] ?? 0) / FULL_PORTFOLIO)),
  );
}

/**
 * Assembles the index of related questions: words, weights and portfolios from these records alone. The same records give the same
 * bytes.
 *
 * @param learn learns the word vectors; null leaves them out: fast and small enough for a browser, but similarity then goes by words
 */
export function assembleIndex(records: Iterable<RelatedRecord>, learn: Learn | null): Uint8Array<ArrayBuffer> {
  const read = readAll(records);
  const words = collectWords(read);
  const people = new Map<string, number>();
  const rows = toRows(read, words, people);
  const wide = words.list.length > 65_536;
  const idf = Float64Array.from(words.frequency, (count) => inverseFrequency(read.length, count));
  const first = packSegment(rows, true);
  const ranks = new Float32Array(first.terms.length);
  rows.forEach((row, at) =>
    row.terms.forEach(
      (_, place) => (ranks[(first.termStart[at] ?? 0) + place] = place < row.wholeCount ? 1 : PART_WEIGHT),
    ),
  );
  const rowsOfIds = { start: first.termStart, ids: first.terms as Uint32Array };
  const vectors = learn === null ? new Uint8Array(0) : packVectors(learn(rowsOfIds, ranks, idf, words));
  const generic = Uint8Array.from(words.list, (word) => subjectClass(word));
  const weight = idf.map((value, id) => value * (SUBJECT_WEIGHTS[generic[id] ?? 0] ?? 1));
  const kept = Math.min(people.size, 65_535);
  const personVectors = learnPeople(rows, new WordVectors(vectors), weight, kept);
  const segment = packSegment(rows, wide);
  const packed = packWords(words.list);
  const meta = new Uint32Array(META_SIZE);
  meta[META.documents] = rows.length;
  meta[META.words] = words.list.length;
  meta[META.vectors] = learn === null ? 0 : words.list.length;
  meta[META.dimensions] = DIMENSIONS;
  meta[META.people] = kept;
  meta[META.totalLength] = Math.round(
    rows.reduce((sum, row) => sum + row.wholeCount + PART_WEIGHT * (row.terms.length - row.wholeCount), 0),
  );
  return writeSections({
    meta,
    numbers: segment.numbers,
    termStart: segment.termStart,
    peopleStart: segment.peopleStart,
    norms: segment.norms,
    wordStart: packed.start,
    frequency: words.frequency,
    wholeFrequency: words.wholeFrequency,
    days: segment.days,
    people: segment.people,
    terms: wide ? (segment.terms as Uint32Array) : new Uint32Array(0),
    shortTerms: wide ? new Uint16Array(0) : (segment.terms as Uint16Array),
    wholeCount: segment.wholeCount,
    submitterCount: segment.submitterCount,
    quotes: segment.quotes,
    generic,
    wordBytes: packed.bytes,
    vectors,
    personVectors,
    personNames: new TextEncoder().encode([...people.keys()].slice(0, kept).join('\n')),
  });
}
