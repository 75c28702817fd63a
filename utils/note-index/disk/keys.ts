import type { NamedScope } from '../language.ts';

/**
 * Keys of posting lists. A plain word is stored under its stem; every other kind of key starts with a sign that no word starts
 * with. So kinds never collide, and a range of keys is a prefix search within one kind.
 */

/** A part of a compound. */
export const PART = '+';
/** The first `EDGE_LENGTH` letters of a word. */
export const EDGE = '^';
/** An official number. */
export const NUMBER = '!';
/** A word of a field with a scope. */
export const SCOPED: Readonly<Record<NamedScope, string>> = { label: '#', name: '@' };
/** Shorter prefixes are a range of edges, longer ones a range of words. */
export const EDGE_LENGTH = 3;
/** Sorts after every key that continues the text before it. */
export const LAST = '\uffff';
