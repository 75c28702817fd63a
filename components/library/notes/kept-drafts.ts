import type { Note, NoteTarget } from '../../../utils/domain/note/note.ts';

/** Words that are not stored yet, with what is needed to store them. */
export interface KeptDraft {
  /** The id of the note, or of the dossier whose text it is. */
  readonly id: string;
  /** What the words are: a note, or the text of a dossier, then in the form of one (`textAsNote`). */
  readonly of: 'note' | 'collection';
  readonly text: string;
  readonly target: NoteTarget;
  readonly publicationTitle: string;
  /** The note as this window last knew it; null for a new one. */
  readonly note: Note | null;
}

/** Keeps words for the next window, should this one be closed without a word. */
export interface DraftKeeper {
  /** Makes ready to keep, so that the first word finds it open. */
  prepare(): void;
  keep(draft: KeptDraft): void;
  drop(id: string): void;
  /**
   * What windows that are gone left behind.
   *
   * @param more called when a window with unsaved words, which still lives now, is gone: a window that is loaded anew meets its own
   *   predecessor, which may take a moment to end
   */
  recover(more?: () => void): Promise<readonly KeptDraft[]>;
}
