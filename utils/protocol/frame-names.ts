import { MEANINGS } from '../domain/note/meanings.ts';

/** Names in what a strip and its frame say to each other, apart from the shapes that check it: every page carries these. */

/** Bytes of a ticket: 192 bits by lot, so that nobody guesses one. */
export const TICKET_BYTES = 24;

/** How the frame is drawn: in the free column beside the text, under the strip, or from the bottom of a narrow window. */
export const LOOKS = ['margin', 'panel', 'sheet'] as const;
export type Look = (typeof LOOKS)[number];

/** What can be opened in the frame: course of the question, related questions, notes, citing, Diagnose. */
export const TABS = ['course', 'related', 'notes', 'cite', 'diagnose'] as const;
export type Tab = (typeof TABS)[number];

/** What a mark is drawn as: its meaning, or that Kantlijn is not sure of its place. */
export const MARK_KINDS = ['plain', ...MEANINGS, 'unsure'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
