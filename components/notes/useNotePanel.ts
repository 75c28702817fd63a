import { type RefObject, useState } from 'react';
import type { NotesModel } from './notes-model.ts';
import type { TargetNotes } from './useTargetNotes.ts';

/** Opening, adding to and closing the editors of one thing. */
export interface NotePanelState {
  open: boolean;
  focusId: string | null;
  add: () => void;
  toggle: () => void;
  close: () => void;
}

/**
 * @param subQuestion what a new note is about; null for the publication
 * @param addButton the button that focus returns to
 */
export function useNotePanel(
  model: NotesModel,
  notes: TargetNotes,
  subQuestion: number | null,
  addButton: RefObject<HTMLButtonElement | null>,
): NotePanelState {
  const [open, setOpen] = useState(false);
  const [focusId, setFocusId] = useState<string | null>(null);
  const close = (): void => {
    setOpen(false);
    setFocusId(null);
    for (const draft of notes.drafts) void draft.flush();
    model.tidy(notes.drafts);
    addButton.current?.focus();
  };
  return {
    open,
    focusId,
    close,
    add: () => {
      // An empty box that is already there is the new note.
      const empty = notes.drafts.find((draft) => {
        const { note, text, state } = draft.snapshot();
        return note === null && text === '' && state.is === 'idle';
      });
      setFocusId((empty ?? model.add(subQuestion)).id);
      setOpen(true);
    },
    toggle: () => {
      if (open) close();
      else {
        setFocusId(notes.drafts.at(-1)?.id ?? null);
        setOpen(true);
      }
    },
  };
}
