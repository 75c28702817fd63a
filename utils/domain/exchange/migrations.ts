/**
 * Migrations of a note in a Kantlijn file from each version to the next; the first is from 1 to 2. Entries are unchecked
 * until today's schema checks the result of the last one.
 */
export const MIGRATIONS: readonly ((entry: unknown) => unknown)[] = [];
