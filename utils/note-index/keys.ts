/**
 * The keys of posting lists. A bare word is a stem; other kinds start with a sign that no word starts with, so that kinds do not
 * meet and a range of keys is a prefix search within one kind.
 */
export const PART = '+';
/** First three letters of a word. */
export const EDGE = '^';
export const TAG = '#';
/** Word of the name of a member or a party. */
export const MEMBER = '@';
/** Official number, see numbers.ts. */
export const NUMBER = '!';
/** Letters in an edge: shorter beginnings are a range of edges, longer ones a range of words. */
export const EDGE_LENGTH = 3;
/** Sorts after every key that starts with what stands before it. */
export const LAST = '\uffff';
