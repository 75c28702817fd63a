import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { NoteDraft } from '../../../utils/drafts/draft.ts';
import type { Note, NoteTarget } from '../../../utils/domain/note/note.ts';
import { textAsNote, textDraft, type TextOf } from '../collections/text-draft.ts';
import type { DraftKeeper, KeptDraft } from './kept-drafts.ts';

/**
 * The notes being written in this window. They live here and not in the rows that show them: a long list
 * draws only the rows in sight, and scrolling must not end anyone's sentence.
 */
export class DraftShelf {
  private drafts: ReadonlyMap<string, NoteDraft> = new Map();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly client: Pick<LibraryClient, 'request'>,
    private readonly keeper: DraftKeeper | null = null,
  ) {}

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

  /** Opens the text of a dossier for editing. An unedited text is replaced by the newest stored one. */
  openText(collection: TextOf): NoteDraft {
    const there = this.drafts.get(collection.id);
    there?.receive(textAsNote(collection));
    return there ?? this.add(textDraft(collection, this.client.request), 'collection');
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

  /**
   * Saves what windows that are gone left behind. What cannot be saved, or meets another text, stays open.
   *
   * @param more called when there may be more of that: a window with unsaved words has gone since
   * @returns how many notes got their words back
   */
  async recover(more?: () => void): Promise<number> {
    const kept = (await this.keeper?.recover(more)) ?? [];
    let saved = 0;
    for (const { id, text, ...rest } of kept) {
      if (this.drafts.has(id)) continue;
      const draft = this.reopen({ id, text, ...rest });
      draft.setText(text);
      // One after the other: a few at most.
      // oxlint-disable-next-line no-await-in-loop
      await this.close(id);
      if (!this.drafts.has(id)) saved += 1;
    }
    return saved;
  }

  /** Takes what the background tells every window. */
  receive(notes: readonly Note[]): void {
    for (const note of notes) this.drafts.get(note.id)?.receive(note);
  }

  /** A draft for kept words. */
  private reopen({ id, of, target, publicationTitle, note }: KeptDraft): NoteDraft {
    const { request } = this.client;
    if (of !== 'collection') return this.add(new NoteDraft({ id, target, publicationTitle, note, request }));
    const { body: text = '', revision: textRevision = 0, created = '', modified = '' } = note ?? {};
    return this.add(textDraft({ id, text, textRevision, created, modified }, request), of);
  }

  private add(draft: NoteDraft, of: KeptDraft['of'] = 'note'): NoteDraft {
    this.keep(draft, of);
    this.put(new Map([...this.drafts, [draft.id, draft]]));
    return draft;
  }

  /** Keeps the words of a draft from the first letter until they are stored. */
  private keep(draft: NoteDraft, of: KeptDraft['of']): void {
    const { keeper } = this;
    if (keeper === null) return;
    keeper.prepare();
    draft.subscribe(() => {
      const { text, state, note } = draft.snapshot();
      if (state.is === 'idle' || state.is === 'saved' || state.is === 'deleted') return keeper.drop(draft.id);
      const { target, publicationTitle } = draft;
      return keeper.keep({ id: draft.id, of, text, target: note?.target ?? target, publicationTitle, note });
    });
  }

  private put(drafts: ReadonlyMap<string, NoteDraft>): void {
    this.drafts = drafts;
    for (const listener of this.listeners) listener();
  }
}
