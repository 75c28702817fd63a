/**
 * What the lightest script of a page needs of the tables here, by itself: importing a table would carry all of it. `markup.ts` and
 * `head.ts` take these from here.
 */

/** The part of the page that holds the document or the results, without what stands beside it. */
export const CONTENT = '#content';
/** Name of the metadata in the page head that gives question numbers. */
export const QUESTION_NUMBER_NAME = 'OVERHEIDop.vraagnummer';
