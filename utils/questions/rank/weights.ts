/** Dimensions of the word vectors. */
export const DIMENSIONS = 64;

/** Words in fewer questions than this learn nothing from their company: their vector comes from their letters alone. */
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
 * Weight of each signal, learned on the graded queries of `dev.json` and our own `tune.json` (see
 * docs/decisions/081-related-ranking.md); scores are only comparable under one set of weights.
 */
export const LEARNED = {
  words: 3.8,
  sense: 3.54,
  covered: 3.55,
  covering: 1.09,
  portfolio: 1.4,
  submitter: 0.75,
  days: 1.29,
  years: 0.95,
} as const;

/**
 * The questions at these places of the ranking are the background: what any question of these
 * words, this portfolio and this time scores. What is related stands out above it.
 */
export const BACKGROUND = { from: 10, to: 100 } as const;

/** A list is shown when its first stands this much above the background. */
export const LIST_ABOVE = 2.3;

/** An entry is shown when it stands this much above the background. */
export const ENTRY_ABOVE = 0.8;

/** Date and people never make a list by themselves: one of its first ten must reach this by what it says. */
export const LIST_CONTENT = 3.5;
