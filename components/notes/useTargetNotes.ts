import { useMemo, useSyncExternalStore } from 'react';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import type { NotesModel, NotesSnapshot } from './notes-model.ts';

/** The notes about one thing. While they are closed only their number is drawn: a page can find drawn text (decision 204). */
export interface TargetNotes {
  drafts: readonly NoteDraft[];
  /** Stored notes. */
  count: number;
  failed: boolean;
  /** They were stored by a newer Kantlijn. */
  newer: boolean;
  /** See `NotesSnapshot`. */
  missing: NotesSnapshot['missing'];
}

/**
 * The notes about the publication (`null`) or about any of these question numbers.
 * @param numbers numbers of the heading; a note on 3 is shown at "Vraag 2, 3 en 4"
 */
export function useTargetNotes(model: NotesModel, numbers: readonly number[] | null): TargetNotes {
  // The whole snapshot is what is memoised on: the list of drafts stays the same one while a draft in it is saved,
  // edited or deleted, and only the snapshot around it is new.
  const shown = useSyncExternalStore(model.subscribe, model.snapshot);
  return useMemo(() => {
    const { drafts, failed, newer, missing } = shown;
    const mine = drafts.filter((draft) => {
      const sub = model.targetOf(draft)?.subQuestion ?? null;
      return numbers === null ? sub === null : sub !== null && numbers.includes(sub);
    });
    const stored = mine
      .map((draft) => draft.snapshot())
      .filter(({ note, state }) => note !== null && state.is !== 'deleted');
    return { drafts: mine, count: stored.length, failed, newer, missing };
  }, [shown, model, numbers]);
}
