/**
 * Steps from each version of a note in a Kantlijn file to the next: the first takes version 1 to 2.
 * Each takes and gives an unchecked entry; today's schema checks the end of the walk.
 */
export const MIGRATIONS: readonly ((entry: unknown) => unknown)[] = [];
