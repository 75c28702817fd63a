import { useMemo, useSyncExternalStore } from 'react';
import type { NoteDraft } from '../../utils/messages/draft.ts';
import type { NotesModel } from './notes-model.ts';

/** The notes about one thing, and what is shown of them while they are closed. */
export interface TargetNotes {
  drafts: readonly NoteDraft[];
  /** Stored notes. */
  count: number;
  /** Start of the newest stored note, at most 160 characters, on one line. */
  preview: string;
  failed: boolean;
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
    const { drafts, failed } = shown;
    const mine = drafts.filter((draft) => {
      const sub = model.targetOf(draft)?.subQuestion ?? null;
      return numbers === null ? sub === null : sub !== null && numbers.includes(sub);
    });
    const stored = mine
      .map((draft) => draft.snapshot())
      .filter(({ note, state }) => note !== null && state.is !== 'deleted');
    const newest = stored.at(-1)?.text ?? '';
    return { drafts: mine, count: stored.length, preview: newest.slice(0, 160).replaceAll(/\s+/g, ' ').trim(), failed };
  }, [shown, model, numbers]);
}
