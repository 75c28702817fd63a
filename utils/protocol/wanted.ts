/** More than is pasted by hand in the time a frame takes to come; what a note may hold is the note's own affair. UTF-16 units. */
export const MAX_TYPED = 1_000_000;

/** Where the background leaves what the library is to open with: in the memory of the session, since an address stays in the history. */
export const WANTED_KEY = 'library.wanted';

/** What a reader asked for in a page that can have no frame. */
export interface LibraryTarget {
  /** Address of the publication. */
  readonly address: string;
  /** A note to begin on a question, or on the publication (null), with what was typed already; null when none was asked for. */
  readonly writes: { readonly question: number | null; readonly text: string } | null;
}
