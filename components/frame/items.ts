import type { NoteDraft } from '../../utils/drafts/draft.ts';
import type { Note, NoteTarget } from '../../utils/domain/note/note.ts';
import type { Layout } from '../../utils/protocol/frame.ts';
import type { NotesModel } from '../notes/notes-model.ts';
import type { PassageModel } from './passages/model.ts';
import { isSure, placeOf, type LocatedNote } from './passages/types.ts';

/** One note as the frame draws it: on the publication, a question or a passage. */
export interface NoteItem {
  readonly id: string;
  readonly target: NoteTarget;
  /** As stored; null for one that is being begun. */
  readonly note: Note | null;
  /** Null for a note on a passage that nobody has opened. */
  readonly draft: NoteDraft | null;
  /** Where its passage stands; null for a note without one. */
  readonly located: LocatedNote | null;
}

/** In which part of a list a note stands. */
export type Group = 'doubt' | 'here' | 'lost';

/** Questions to the reader come first; notes whose words are gone come last. */
export function groupOf({ located }: NoteItem): Group {
  if (located === null) return 'here';
  if (located.outcome.state === 'lost') return 'lost';
  return isSure(located) ? 'here' : 'doubt';
}

/** Text that was deleted or never written, in no open editor. */
const isNothing = ({ draft }: NoteItem): boolean => {
  if (draft === null) return false;
  const { state, note, text } = draft.snapshot();
  return state.is === 'deleted' || (note === null && text.trim() === '' && state.is === 'idle');
};

/**
 * Every note of the page in the order of the text.
 *
 * @param kept notes on passages that are open: they stay on display when they are deleted or lost
 * @param open identifiers of the notes whose editor is open
 */
export function itemsOf(
  notes: NotesModel,
  passages: PassageModel,
  kept: ReadonlyMap<string, LocatedNote>,
  open: ReadonlySet<string>,
): NoteItem[] {
  const whole = notes.snapshot().drafts.map((draft): NoteItem => {
    const { note } = draft.snapshot();
    return { id: draft.id, target: note?.target ?? notes.targetOf(draft) ?? draft.target, note, draft, located: null };
  });
  const locatedNotes = new Map([...kept, ...passages.inAnswers, ...passages.locatedNotes]);
  const marked = [...locatedNotes.values()].map((located): NoteItem => {
    const { note } = located;
    return { id: note.id, target: note.target, note, draft: passages.drafts.get(note.id) ?? null, located };
  });
  return [...whole, ...marked].filter((item) => open.has(item.id) || !isNothing(item)).toSorted(inPageOrder);
}

const startOf = ({ located }: NoteItem): number =>
  located === null ? -1 : (placeOf(located)?.start ?? Number.MAX_SAFE_INTEGER);

/** The publication, then question by question; within one, what is on the whole before its passages. */
function inPageOrder(a: NoteItem, b: NoteItem): number {
  const question = (a.target.subQuestion ?? 0) - (b.target.subQuestion ?? 0);
  const place = a.located === null || b.located === null ? question : 0;
  const created = (a.note?.created ?? '~') < (b.note?.created ?? '~') ? -1 : 1;
  return place || startOf(a) - startOf(b) || question || created;
}

/** The numbers under the heading that a note belongs to, as the page groups them; none for the publication. */
export function headingNumbers(sub: number | null, places: Layout['places']): readonly number[] {
  if (sub === null) return [];
  return places.find(({ numbers }) => numbers.includes(sub))?.numbers ?? [sub];
}

/** Where notes belong, px from the top of the frame. */
export function topsOf(items: readonly NoteItem[], { places, marks, end }: Layout): { item: NoteItem; top: number }[] {
  const marked = new Map(marks.map(({ id, top }) => [id, top]));
  const first = places[0]?.top ?? 0;
  const top = (item: NoteItem): number => {
    const own = item.located === null ? undefined : marked.get(item.id);
    if (own !== undefined) return own;
    if (groupOf(item) === 'lost') return end;
    const { subQuestion } = item.target;
    if (subQuestion === null) return first;
    return places.find(({ numbers }) => numbers.includes(subQuestion))?.top ?? first;
  };
  return items.map((item) => ({ item, top: top(item) })).toSorted((a, b) => a.top - b.top);
}
