import type { Signals } from './signals.ts';

/** Dimensions of the word vectors. */
export const DIMENSIONS = 64;

/** Words in fewer questions than this get their vector from their letters alone. */
export const MIN_VECTOR_FREQUENCY = 3;

/** Weight of a part of a compound, against a whole word. */
export const PART_WEIGHT = 0.5;

/**
 * Weight of a word by how much it says of a subject: 1 for one that does; less for one that fits any subject (`isGeneric`) or is a first
 * name; next to nothing for one that names a document, not a subject (`saysNoSubject`). The place is what the index holds of a word.
 */
export const SUBJECT_WEIGHTS = [1, 0.5, 0.15] as const;

/** BM25: saturation and length normalisation. */
export const BM25 = { k1: 1, b: 0.5 } as const;

/** Cosine from which two different words match in part; see `SoftMatcher`. */
export const SOFT_FROM = 0.4;

/** Questions that go from the first, cheap scoring to the second. */
export const CANDIDATES = 400;

/** Most words and parts to read of one title. */
export const MAX_TERMS = 60;

/** Inverse document frequency of a word in `frequency` of `documents` questions. */
export function inverseFrequency(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** Similarity of people when one side names none. */
export const UNKNOWN_LIKENESS = 0.25;

/** A weight for each signal; scores are only comparable under one set of weights. */
export type Weights = Readonly<Record<keyof Signals, number>>;

/** The weights for a query by its title, learned on the graded queries of `dev.json` and our own `tune.json` (decision 081). */
export const TITLE_WEIGHTS: Weights = {
  words: 3.8,
  sense: 3.54,
  covered: 3.55,
  covering: 1.09,
  portfolio: 1.4,
  submitter: 0.75,
  days: 1.29,
  years: 0.95,
};

/**
 * The weights for a query that brings the text of its page (decision 331): with many words that agree, the very words say more and
 * their contexts less.
 */
export const TEXT_WEIGHTS: Weights = { ...TITLE_WEIGHTS, words: 4.9, sense: 2.5, days: 0.9 };

/**
 * Places of a ranking that are its background: what any question with some of these words, of this portfolio and time would score.
 */
export const BACKGROUND = { from: 10, to: 100 } as const;

/** The logistic model of `probabilityOf`, fitted on graded queries that are not held (decision 333). */
export const ENTRY = { one: -6.52, above: 0.468, sense: 3.66, rarest: 1.85, unknown: -1.3 } as const;

/** An entry of at least this probability is shown as related. */
export const LIKELY = 0.4;

/** An entry of at least this probability may be related. */
export const POSSIBLE = 0.05;
