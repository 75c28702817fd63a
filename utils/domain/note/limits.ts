/** Longest note, in UTF-16 code units. Separate from the schema, so that a page can use it without loading Zod. */
export const NOTE_MAX_LENGTH = 100_000;

/** Highest revision of a note in a file; it leaves room for all later changes. */
export const MAX_FILE_REVISION = 1_000_000_000;

/** Highest revision of a stored note. */
export const MAX_REVISION = 2_000_000_000;
