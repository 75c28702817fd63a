/** Most items of one dossier. */
export const MAX_ITEMS = 5_000;

/** Most dossiers, without deleted ones. */
export const MAX_COLLECTIONS = 1_000;

/** Longest title of a dossier, in UTF-16 units. Separate from the schema, so that a page can use it without loading Zod. */
export const MAX_COLLECTION_TITLE = 200;

/** Longest text of a dossier, in UTF-16 units. */
export const MAX_COLLECTION_TEXT = 100_000;

/** Longest title of a publication in a dossier, in UTF-16 units. */
export const MAX_ITEM_TITLE = 300;
