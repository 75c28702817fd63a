/** Longest note, in UTF-16 code units. Apart from the schema, so that a page can know it without carrying Zod. */
export const NOTE_MAX_LENGTH = 100_000;
