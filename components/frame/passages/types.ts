import type { DocumentIndex, DocumentInfo, Resolution } from '../../../utils/domain/anchor/index.ts';
import type { Place } from '../../../utils/domain/anchor/places.ts';
import type { PassageSelectors } from '../../../utils/domain/anchor/selectors.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import type { Presence } from '../../../utils/domain/publication/presence.ts';

/** A note that has a passage. */
export type PassageNote = Note & { readonly passage: PassageSelectors };

export const hasPassage = (note: Note): note is PassageNote => note.passage !== null;

/** Where a note is in the document on screen: as resolved, or as confirmed by the reader. */
export interface LocatedNote {
  readonly note: PassageNote;
  readonly outcome: Resolution;
  /** The reader said that the place is right, for this version of the document. */
  readonly confirmed: boolean;
  /** Its words are in an answer, which the page may show beside its questions. */
  readonly inAnswer?: true;
}

/** Whether a note that the document at hand does not show was made in an answer. */
export function isInAnswer({ passage: { source, structure } }: PassageNote, publication: string): boolean {
  return source.id !== publication && structure?.pieces.every(({ part }) => part.kind === 'answer') === true;
}

/** What may be drawn as sure. */
export const isSure = ({ outcome, confirmed }: LocatedNote): boolean => outcome.state === 'found' || confirmed;

/** The place to show, the first of several; null when lost. */
export function placeOf({ outcome, inAnswer }: LocatedNote, at = 0): Place | null {
  if (inAnswer) return null;
  if (outcome.state === 'found' || outcome.state === 'uncertain') return outcome.place;
  return outcome.state === 'ambiguous' ? (outcome.places[at % outcome.places.length] ?? null) : null;
}

/** The page the frame stands in, as far as passages need it. */
export interface PassagePage {
  readonly info: Omit<DocumentInfo, 'version'>;
  readonly title: string;
  readonly address: string;
  /** `2023-2024`, null when the head does not say. */
  readonly sessionYear: string | null;
}

/** The document on the screen, read at one moment. */
export interface CurrentDocument {
  readonly index: DocumentIndex;
  readonly info: DocumentInfo;
  /** Whether this is the publication at all, and not a page that stands in its place. */
  readonly presence: Presence;
}
