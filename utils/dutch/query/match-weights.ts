/**
 * How much a match counts, by how the word of the text relates to the word of the query. Both searches score with these.
 * For the query `toeslagen`, the stem `toeslag` is exact and `kinderopvangtoeslag` has it as a part of a compound.
 */
export const MATCH_WEIGHTS = {
  /** The same stem. */
  exact: 1,
  /** The same word in another way: plural in -s (`boete`, `boetes`), written out (`mln`, `miljoen`). */
  near: 0.9,
  /** The word being typed is the start of it: `toesl`, `toeslag`. */
  unfinished: 0.8,
  /** Probably another form of the same verb: `sturen`, `gestuurd`. */
  form: 0.6,
  /** A part of a compound. */
  compound: 0.5,
  /** The word being typed is the start of a part of a compound: `toesl`, `kinderopvangtoeslag`. */
  unfinishedCompound: 0.35,
} as const;
