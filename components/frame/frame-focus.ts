import type { NoteDraft } from '../../utils/drafts/draft.ts';

/** What of a note is written in. */
type Writing = Pick<NoteDraft, 'snapshot' | 'setText'>;

/**
 * The keyboard focus, which is in the page when something is opened and has to come here. What was typed until then is sent by the page and
 * goes behind the text of the note (decision 350).
 */
export class FrameFocus {
  private here = false;
  private kept = false;
  private waiting: (() => void) | null = null;
  private draft: Writing | null = null;
  /** What the note held before. */
  private base = '';
  /** What was typed, and how much of it is in the note. */
  private text = '';
  private written = '';

  /**
   * @param waits tells the page that a box is there
   * @param asks whether the page is asked before the focus is taken: where the browser lets a frame take it (decision 650)
   */
  constructor(
    private readonly waits: () => void,
    private readonly asks: boolean,
  ) {}

  /** The window of the frame has the focus, or has lost it. */
  isHere(here: boolean): void {
    this.here = here;
    if (!here) return;
    // Wherever the focus went before, it is here now.
    this.kept = false;
    this.waiting?.();
    this.waiting = null;
  }

  /** The page says that the reader is still waiting for the box. */
  take(): void {
    this.waiting?.();
  }

  /** The reader has gone elsewhere in the page. */
  keep(): void {
    this.kept = true;
    this.waiting = null;
  }

  /**
   * Something was opened that the focus is to go to.
   *
   * @param here whether it is here already. The page knows: that the window lost the focus may not have been heard yet, and words that
   *   are typed in the page meanwhile would go nowhere
   */
  comes(here: boolean): void {
    Object.assign(this, { here, draft: null, base: '', text: '', written: '', waiting: null, kept: false });
  }

  /**
   * The note whose text box will get the caret. Only the first one opened from the page: once the focus is here, the
   * reader types into the box itself.
   */
  writesIn(draft: Writing): void {
    if (this.here || this.draft !== null) return;
    this.draft = draft;
    this.base = draft.snapshot().text;
    this.written = '';
    this.write();
  }

  /** All that was typed in the page. */
  typed(text: string): void {
    this.text = text;
    this.write();
  }

  /**
   * Call when a text box is drawn. Places the caret at once where the focus is here or cannot be taken; else when the page says so.
   * And again when the focus arrives.
   */
  enter(focus: () => void): void {
    if (this.kept) return;
    if (this.here || !this.asks) focus();
    if (this.here) return;
    this.waiting = focus;
    this.waits();
  }

  private write(): void {
    const { draft, base, text, written } = this;
    if (draft === null || text === written) return;
    const now = draft.snapshot().text;
    const before = base + written;
    // Text that arrives later goes before keys the box already received.
    const after = now.startsWith(before) ? now.slice(before.length) : '';
    this.written = text;
    draft.setText(now.startsWith(before) ? base + text + after : now + text.slice(written.length));
  }
}
