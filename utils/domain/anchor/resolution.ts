import type { Place } from './places.ts';

/** How a passage was found. `near`: typing errors put right, or sentences put in between. */
export type How = 'exact' | 'folded' | 'near';

/**
 * Why it is asked. `near`: the words there say something else now. `context`: the words are there, but what
 * stood around them is not. `moved`: the words stand in another question, answer or section.
 */
export type Doubt = 'near' | 'context' | 'moved';

/**
 * The four answers. Only `found` may be shown as the reader's passage; `uncertain` and `ambiguous` are
 * asked; `lost` keeps the note in its own list. Never written over the stored selectors.
 */
export type Resolution =
  | { readonly state: 'found'; readonly how: How; readonly place: Place }
  | { readonly state: 'uncertain'; readonly why: Doubt; readonly place: Place }
  | { readonly state: 'ambiguous'; readonly places: readonly Place[] }
  | { readonly state: 'lost' };

export const LOST: Resolution = { state: 'lost' };
