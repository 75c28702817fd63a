import type { ExchangedNote } from './format.ts';

/** One entry of a file: a note, or the reason why it is none. No entry is skipped silently. */
export type ReadItem =
  | { readonly outcome: 'note'; readonly index: number; readonly note: ExchangedNote }
  | {
      readonly outcome: 'invalid';
      readonly index: number;
      readonly code: 'shape' | 'otherSite' | 'duplicateId' | 'noTarget' | 'reply';
      /** Where in the entry: `tags.3`; empty for the entry as a whole. */
      readonly place: string;
      /** For `shape` Zod's code (`too_big`), for `otherSite` the address, for `duplicateId` the identifier, for `reply` what it answers. */
      readonly detail: string;
    };
