import type { LibraryClient } from '../../utils/messages/library-client.ts';
import { NoteDraft } from '../../utils/messages/draft.ts';
import type { Note, NoteTarget } from '../../utils/store/note.ts';

/**
 * The notes being written in this window. They live here and not in the rows that show them: a long list
 * draws only the rows in sight, and scrolling must not end anyone's sentence.
 */
export class DraftShelf {
  private drafts: ReadonlyMap<string, NoteDraft> = new Map();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly client: Pick<LibraryClient, 'request'>) {}

  /** The open drafts by the id of their note; a new object with each change. Bound. */
  readonly snapshot = (): ReadonlyMap<string, NoteDraft> => this.drafts;

  /** Calls the listener after each change; gives a function that stops it. Bound. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Opens a stored note for writing; one that is open stays as it is. */
  open(note: Note): NoteDraft {
    return (
      this.drafts.get(note.id) ??
      this.add(
        new NoteDraft({
          id: note.id,
          target: note.target,
          publicationTitle: note.publicationTitle,
          note,
          request: this.client.request,
        }),
      )
    );
  }

  /** Begins a note. */
  begin(id: string, target: NoteTarget, publicationTitle: string): NoteDraft {
    return this.add(
      new NoteDraft({
        id,
        target,
        publicationTitle: publicationTitle.slice(0, 1000),
        note: null,
        request: this.client.request,
      }),
    );
  }

  /** Sends what is unsaved, then puts the draft away; one that could not be saved stays open. */
  async close(id: string): Promise<void> {
    const draft = this.drafts.get(id);
    if (draft === undefined) return;
    await draft.flush();
    const { is } = draft.snapshot().state;
    if (is === 'failed' || is === 'conflict' || is === 'orphaned') return;
    draft.dispose();
    this.put(new Map([...this.drafts].filter(([each]) => each !== id)));
  }

  /** Takes what the background tells every window. */
  receive(notes: readonly Note[]): void {
    for (const note of notes) this.drafts.get(note.id)?.receive(note);
  }

  private add(draft: NoteDraft): NoteDraft {
    this.put(new Map([...this.drafts, [draft.id, draft]]));
    return draft;
  }

  private put(drafts: ReadonlyMap<string, NoteDraft>): void {
    this.drafts = drafts;
    for (const listener of this.listeners) listener();
  }
}
