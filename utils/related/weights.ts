/** Dimensions of the word vectors. */
export const DIMENSIONS = 100;

/** Words in fewer questions than this get no vector: too little is known of them. */
export const MIN_VECTOR_FREQUENCY = 3;

/** Weight of a part of a compound beside the whole word. */
export const PART_WEIGHT = 0.5;

/** Weight of a word that fits any subject (see `isGeneric`). */
export const GENERIC_WEIGHT = 0.5;

/** BM25: saturation and length normalisation. */
export const BM25 = { k1: 1, b: 0.5 } as const;

/** Cosine from which two different words count as meeting, see `softMatch`. */
export const SOFT_FROM = 0.4;

/** Questions that pass from the first, cheap scoring to the second. */
export const CANDIDATES = 400;

/** Most terms read of one title. */
export const MAX_TERMS = 60;

/** Inverse document frequency of a word in `frequency` of `documents` questions. */
export function inverseFrequency(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** Likeness of people when one side names none. */
export const UNKNOWN_LIKENESS = 0.25;

/**
 * Weight of each signal, learned on the graded queries of `dev.json` (see
 * docs/decisions/081-related-ranking.md); scores are only comparable under one set of weights.
 */
export const LEARNED = {
  words: 3.48,
  sense: 3.65,
  covered: 4,
  covering: 0.34,
  portfolio: 1.33,
  submitter: 0.86,
  days: 1.49,
  years: 0.76,
} as const;

/** A question is shown from this score on. Calibrated beside `LEARNED`. */
export const SHOWN_FROM = 6.5;

/**
 * A list is shown when one of its first ten reaches this by what it says alone (the first three
 * signals): date and people never make a list by themselves.
 */
export const LIST_FROM = 5.65;
