/** Version of the stored form of a passage. A new form gets a new number and a migration. */
export const SELECTORS_VERSION = 1;

/** Longest passage that is stored, in UTF-16 units. */
export const MAX_PASSAGE = 1_000_000;
