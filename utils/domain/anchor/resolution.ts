import type { Place } from './places.ts';

/** How a passage was found. `near`: with typing errors corrected or sentences inserted. */
export type How = 'exact' | 'folded' | 'near';

/**
 * Why the reader is asked. `near`: the words have changed. `context`: the words are there, the text around them is not.
 * `moved`: the words are in another question, answer or section.
 */
export type Doubt = 'near' | 'context' | 'moved';

/**
 * The four outcomes. Only `found` may be marked without asking. `uncertain` and `ambiguous` are put to the reader. `lost`
 * keeps the note in a list of its own. The stored selectors are never overwritten with an outcome.
 */
export type Resolution =
  | { readonly state: 'found'; readonly how: How; readonly place: Place }
  | { readonly state: 'uncertain'; readonly why: Doubt; readonly place: Place }
  | { readonly state: 'ambiguous'; readonly places: readonly Place[] }
  | { readonly state: 'lost' };

export const LOST: Resolution = { state: 'lost' };
