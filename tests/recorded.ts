/**
 * Real pages and answers of the official hosts, in a folder beside the project; see its README. Tests that use them skip where
 * the folder is not there, and say so.
 */
export const RECORDED = new URL('../../shared/recorded/', import.meta.url);
