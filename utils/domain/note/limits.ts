/** Longest note, in UTF-16 code units. Apart from the schema, so that a page can know it without carrying Zod. */
export const NOTE_MAX_LENGTH = 100_000;

/** Highest revision a file may give a note: it leaves room for every change that can still come. */
export const MAX_FILE_REVISION = 1_000_000_000;

/** Highest revision of a stored note. */
export const MAX_REVISION = 2_000_000_000;
