import type { Note } from '../../../utils/domain/note/note.ts';
import { NoteDraft } from '../../../utils/drafts/draft.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import type { PassageNote } from './types.ts';

/** Drafts of the notes on passages that were opened. */
export class PassageDrafts {
  private readonly byId = new Map<string, NoteDraft>();
  /** Disposed of as soon as their text is stored. */
  private readonly leaving = new Set<string>();

  constructor(private readonly client: Pick<MessageClient, 'request'>) {}

  /** Whether a note is being written. */
  has(id: string): boolean {
    return this.byId.has(id);
  }

  get(id: string): NoteDraft | undefined {
    return this.byId.get(id);
  }

  all(): NoteDraft[] {
    return [...this.byId.values()];
  }

  /** The draft of a note, created on first use. Keeps a draft that was about to be disposed of. */
  of(note: PassageNote): NoteDraft {
    this.leaving.delete(note.id);
    const known = this.byId.get(note.id);
    if (known !== undefined) return known;
    const draft = new NoteDraft({
      id: note.id,
      target: note.target,
      publicationTitle: note.publicationTitle,
      note,
      request: this.client.request,
    });
    this.byId.set(note.id, draft);
    return draft;
  }

  /** Passes the stored note to its draft. */
  receive(note: Note): void {
    this.byId.get(note.id)?.receive(note);
  }

  /** Saves the text of a draft; does nothing when the note is not open. */
  async flush(id: string): Promise<void> {
    await this.byId.get(id)?.flush();
  }

  /** The revision a draft is based on; 0 when the note is not open. */
  revision(id: string): number {
    return this.byId.get(id)?.snapshot().note?.revision ?? 0;
  }

  /** Disposes of a draft once its text is stored, unless it is used again before that. */
  release(id: string): void {
    const draft = this.byId.get(id);
    if (draft === undefined) return;
    this.leaving.add(id);
    void draft.flush().then(() => {
      const { is } = draft.snapshot().state;
      // A closed note may have been opened again while it was being stored.
      if (!this.leaving.delete(id)) return;
      if (is !== 'saved' && is !== 'deleted' && is !== 'idle') return;
      draft.dispose();
      if (this.byId.get(id) === draft) this.byId.delete(id);
    });
  }
}
