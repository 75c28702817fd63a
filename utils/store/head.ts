import type { NoteHead } from '../protocol/library/lists.ts';
import type { AnchorState } from '../protocol/notes.ts';
import { LIST_FIELDS, pick } from '../domain/note/note-fields.ts';
import type { Note } from '../domain/note/note.ts';

/** Longest excerpt of text or quote, in UTF-16 units. */
const EXCERPT = 300;

/** The start of a text, without a surrogate pair cut in half. */
const beginning = (text: string): string => text.slice(0, EXCERPT).toWellFormed();

/** A note as lists show it. @param anchor how its passage was last found; null when it was never looked for */
export function headOf(note: Note, anchor: AnchorState | null): NoteHead {
  const { passage } = note;
  return {
    ...pick(note, LIST_FIELDS),
    excerpt: beginning(note.body),
    quote: passage === null ? null : beginning(passage.quote.exact),
    position: passage?.position?.start ?? null,
    anchor,
  };
}
