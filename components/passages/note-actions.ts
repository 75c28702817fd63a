import type { Meaning } from '../../utils/domain/note/note.ts';
import type { Standing } from './types.ts';

/** What the reader can do with one note. */
export interface NoteActions {
  readonly mean: (id: string, meaning: Meaning | null) => void;
  /** Waits for a new passage for the note. */
  readonly move: (id: string) => void;
  readonly cite: (standing: Standing) => void;
  /** Confirms a place, of the note alone or of all that moved with it. */
  readonly confirm: (id: string, at: number, all: boolean) => void;
  /** How many notes one answer settles. */
  readonly together: (id: string) => number;
  /** Brings one of several places in sight. */
  readonly look: (standing: Standing, at: number) => void;
}
