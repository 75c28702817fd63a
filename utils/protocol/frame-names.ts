import { MEANINGS } from '../domain/note/meanings.ts';

/** Names used in messages between the strip and its frame. Apart from the schemas, because every page loads these. */

/**
 * Where the frame is shown: in the free column beside the text, under the strip, or as a sheet at the bottom of a
 * narrow window.
 */
export const LOOKS = ['margin', 'panel', 'sheet'] as const;
export type Look = (typeof LOOKS)[number];

/** Tabs of the frame: course of the question, related questions, notes, citations, Diagnose, the list of keys. */
export const TABS = ['course', 'related', 'notes', 'cite', 'diagnose', 'keys'] as const;
export type Tab = (typeof TABS)[number];

/** How a mark is drawn: by its meaning, or as uncertain about its position. */
export const MARK_KINDS = ['plain', ...MEANINGS, 'unsure'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
