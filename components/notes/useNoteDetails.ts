import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import { absentValues, OPTIONAL_FIELDS, type OptionalField } from '../../utils/domain/note/note-fields.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { type Trouble, troubleOf } from '../../utils/protocol/trouble.ts';

/** Everything the reader sets on a note besides its text and passage. */
export type Details = Omit<Pick<Note, OptionalField>, 'passage'>;

/** How a change of details ended, when it was not stored. */
export type DetailsTrouble = 'conflict' | Trouble;

/** The current details of a note, and how to change them. */
export interface EditableDetails {
  readonly details: Details;
  readonly change: (what: Partial<Details>) => void;
  /** Whether the note is stored; before it is, changes wait for its first words. */
  readonly isStored: boolean;
}

const NONE = absentValues(OPTIONAL_FIELDS) as Details;

/**
 * The details of a note that is being edited. A change is stored at once, after the text; before the note is stored it
 * waits for the first words.
 *
 * @param first the note as it was when it was opened; null for a new one
 * @param onTrouble called when a change was not stored
 */
export function useNoteDetails(
  draft: NoteDraft,
  first: Note | null,
  request: MessageClient['request'],
  onTrouble: (trouble: DetailsTrouble) => void,
): EditableDetails {
  const stored = useSyncExternalStore(draft.subscribe, draft.snapshot).note;
  const [changed, setChanged] = useState<Note | null>(null);
  const [wanted, setWanted] = useState<Partial<Details>>({});
  const queue = useRef(Promise.resolve());
  const newest = changed !== null && changed.revision > (stored?.revision ?? 0) ? changed : (stored ?? first);

  const send = async (what: Partial<Details>): Promise<void> => {
    await draft.flush();
    const base = draft.snapshot().note ?? newest;
    if (base === null) return;
    const answer = await request('notes.change', { id: draft.id, expectedRevision: base.revision, ...what });
    if (answer.outcome === 'saved') {
      setChanged(answer.note);
      draft.receive(answer.note);
    } else if (answer.outcome === 'conflict') {
      draft.receive(answer.stored);
      onTrouble('conflict');
    } else onTrouble(troubleOf(answer));
  };
  const store = (what: Partial<Details>): void => {
    // One after the other: each builds on the revision the one before it made.
    queue.current = queue.current.then(() => send(what)).catch((error: unknown) => onTrouble(troubleOf(error)));
  };

  const isStored = newest !== null;
  const early = useRef(store);
  useEffect(() => {
    early.current = store;
  });
  useEffect(() => {
    if (!isStored || Object.keys(wanted).length === 0) return;
    // oxlint-disable-next-line react/set-state-in-effect -- what waited for the first words is on its way
    setWanted({});
    early.current(wanted);
  }, [isStored, wanted]);

  return {
    isStored,
    details: { ...(newest ?? NONE), ...wanted },
    change: (what) => {
      if (isStored) store(what);
      else setWanted((old) => ({ ...old, ...what }));
    },
  };
}
