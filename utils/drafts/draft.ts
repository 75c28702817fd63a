import { NOTE_MAX_LENGTH } from '../domain/note/limits.ts';
import type { Note, NoteTarget } from '../domain/note/note.ts';
import { NOT_WRITTEN, WORTH_RETRYING } from './draft-failures.ts';
import { type DraftOptions, saveRequest } from './draft-options.ts';
import {
  DRAFT_TIMING,
  type ConflictChoice,
  type DraftFailure,
  type DraftSnapshot,
  type DraftState,
  type DraftTiming,
} from './draft-types.ts';
import { DraftTexts, type SentText } from './draft-texts.ts';
import { MessageError } from '../protocol/errors.ts';
import { troubleOf } from '../protocol/trouble.ts';
import type { SaveNoteResult } from '../protocol/notes.ts';

/** What a request was for. */
type Operation = 'save' | 'delete' | 'restore';

interface Problem {
  readonly operation: Operation;
  readonly code: DraftFailure | 'contextInvalidated';
}

/**
 * Texts of one note that may be unanswered at once. A text goes every 0.8 seconds while the reader writes, so this is how slow a disk may be
 * before more than the last second is at risk.
 */
const MAX_UNANSWERED = 8;

/**
 * A note being edited in one window. It saves automatically, reports exactly what is stored, and never drops a text
 * that is not. Independent of the browser; `bindFlush` connects it to a page.
 */
export class NoteDraft {
  private readonly texts: DraftTexts;
  private inFlight = 0;
  /** The text sent last, until it is answered. */
  private lastSent: string | null = null;
  /** Failure of a pending request that is not shown yet. */
  private problem: Problem | null = null;
  private dirtySince: number | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiters: (() => void)[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly timing: DraftTiming;
  private current: DraftSnapshot;

  constructor(private readonly options: DraftOptions) {
    this.timing = options.timing ?? DRAFT_TIMING;
    this.texts = new DraftTexts(options.note);
    this.current = { text: this.texts.text, state: this.savedState(), note: options.note };
  }

  /** The id of the note. */
  get id(): string {
    return this.options.id;
  }

  /** What the note was about when it was opened. */
  get target(): NoteTarget {
    return this.options.target;
  }

  /** Title of its publication when it was opened. */
  get publicationTitle(): string {
    return this.options.publicationTitle;
  }

  /** The current snapshot. Bound, for `useSyncExternalStore`. */
  readonly snapshot = (): DraftSnapshot => this.current;

  /** Calls the listener after each change of the snapshot; returns a function that unsubscribes. Bound. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Sets the text the reader typed. Replaces lone surrogates, which messages cannot carry. */
  setText(typed: string): void {
    const text = typed.toWellFormed();
    if (text === this.texts.text) return;
    this.texts.text = text;
    this.dirtySince ??= performance.now();
    const { is } = this.current.state;
    if (is === 'orphaned' || is === 'conflict') return this.show(this.current.state);
    if (this.inFlight > 0) {
      this.scheduleOverdue(this.dirtySince);
      return this.show({ is: 'saving' });
    }
    this.settle();
  }

  /**
   * Sends unsaved text immediately, even while an earlier text is unanswered: for a page that is closing or hidden. The
   * message is sent before this returns.
   *
   * @returns once the outcome is known
   */
  async flush(): Promise<void> {
    if (this.canSend() && this.lastSent !== this.texts.text) this.send();
    await this.whenIdle();
  }

  /** Retries now, after a failure. */
  async retry(): Promise<void> {
    this.failures = 0;
    if (!this.texts.isUnsaved() && this.inFlight === 0 && this.current.state.is === 'failed') this.settle();
    await this.flush();
  }

  /**
   * Deletes the note. Saves unsaved text first, so that undo can bring it back; if that fails, nothing is deleted and
   * the state says why.
   */
  async delete(): Promise<void> {
    await this.flush();
    const { base, unconfirmed } = this.texts;
    if (base === null && unconfirmed.length === 0) {
      this.clearTimer();
      return this.show({ is: 'deleted', at: null });
    }
    if (base === null || this.texts.isUnsaved() || this.current.state.is === 'orphaned') return;
    await this.runOperation(
      'delete',
      this.options.request('notes.delete', { id: this.id, expectedRevision: base.revision }),
    );
  }

  /** Undoes a deletion made in this window or another. */
  async restore(): Promise<void> {
    const { base } = this.texts;
    if (base === null) return this.settle();
    if (base.deleted === null) return;
    await this.runOperation('restore', this.options.request('notes.restore', { id: this.id }));
  }

  /** Resolves a conflict. Both texts were on the screen, so the reader has seen the one that is dropped. */
  async resolve(choice: ConflictChoice): Promise<void> {
    const { state } = this.current;
    if (state.is !== 'conflict') return;
    this.texts.resolve(choice, state.stored);
    if (state.stored.deleted !== null && choice !== 'stored') await this.restore();
    else this.settle();
    await this.flush();
  }

  /** Handles a `notes.changed` push. Ignores other notes. */
  receive(note: Note): void {
    if (note.id !== this.id || this.current.state.is === 'orphaned') return;
    if (note.revision <= (this.texts.base?.revision ?? 0)) return;
    this.texts.remember(note);
    if (this.inFlight === 0) this.applyNewest();
  }

  /** Sends unsaved text, then stops all timers and listeners. */
  dispose(): void {
    void this.flush();
    this.clearTimer();
    this.listeners.clear();
  }

  private canSend(): boolean {
    const { is } = this.current.state;
    return (
      is !== 'orphaned' &&
      is !== 'conflict' &&
      is !== 'deleted' &&
      this.texts.isUnsaved() &&
      this.texts.text.length <= NOTE_MAX_LENGTH
    );
  }

  private send(): void {
    this.clearTimer();
    this.dirtySince = null;
    const sent = this.texts.send(this.inFlight);
    this.lastSent = sent.body;
    void this.awaitAnswer(
      'save',
      this.options.request('notes.save', saveRequest(this.options, this.texts.base, sent)),
      sent,
    );
    this.show({ is: 'saving' });
  }

  private async runOperation(operation: 'delete' | 'restore', answer: Promise<SaveNoteResult>): Promise<void> {
    this.clearTimer();
    const done = this.awaitAnswer(operation, answer, null);
    this.show({ is: 'saving' });
    await done;
  }

  /** Waits for one answer; after the last pending one, works out the new state. */
  private async awaitAnswer(
    operation: Operation,
    answer: Promise<SaveNoteResult>,
    sent: SentText | null,
  ): Promise<void> {
    this.inFlight += 1;
    try {
      this.applyResult(operation, await answer, sent);
    } catch (error) {
      this.fail(operation, error instanceof MessageError ? error.code : 'failed', sent);
    }
    if (sent !== null) sent.pending = false;
    this.inFlight -= 1;
    if (this.inFlight > 0) {
      if (this.dirtySince !== null) this.scheduleOverdue(this.dirtySince);
      return;
    }
    this.lastSent = null;
    this.applyNewest();
  }

  private applyResult(operation: Operation, result: SaveNoteResult, sent: SentText | null): void {
    if (result.outcome === 'failed') return this.applyFailure(operation, result, sent);
    if (result.outcome === 'conflict') return this.texts.remember(result.stored);
    if (!this.texts.stored(result.note, sent)) this.fail(operation, 'invalidAnswer', sent);
  }

  private applyFailure(
    operation: Operation,
    result: Extract<SaveNoteResult, { outcome: 'failed' }>,
    sent: SentText | null,
  ): void {
    const code = troubleOf(result) === 'newer' ? 'newer' : result.code;
    // A text that only one of the two copies has stays unconfirmed: the next save builds on it.
    if (code !== 'missing') return this.fail(operation, code, result.written === true ? null : sent);
    this.texts.missing(sent, operation === 'delete');
  }

  private fail(operation: Operation, code: DraftFailure | 'contextInvalidated', sent: SentText | null): void {
    if (this.problem?.code !== 'contextInvalidated') this.problem = { operation, code };
    if (code !== 'contextInvalidated' && NOT_WRITTEN.has(code)) this.texts.refused(sent);
  }

  /** Handles the newest version of the note received while requests were pending. */
  private applyNewest(): void {
    const other = this.texts.takeNewest(this.current.state.is === 'conflict');
    if (other === null) return this.settle();
    this.problem = null;
    this.clearTimer();
    return this.show({ is: 'conflict', stored: other });
  }

  /** Shows the current state and schedules the next attempt. Call only when no request is pending. */
  private settle(): void {
    const { problem } = this;
    this.problem = null;
    this.clearTimer();
    if (problem?.code === 'contextInvalidated') return this.show({ is: 'orphaned' });
    if (problem !== null && (problem.operation !== 'save' || this.texts.isUnsaved()))
      return this.showFailure(problem.operation, problem.code);
    if (!this.texts.isUnsaved()) {
      this.failures = 0;
      this.dirtySince = null;
      return this.show(this.savedState());
    }
    if (this.texts.text.length > NOTE_MAX_LENGTH) return this.show({ is: 'failed', code: 'tooLong', retrying: false });
    const now = performance.now();
    this.dirtySince ??= now;
    this.scheduleSave(Math.max(0, Math.min(this.timing.idle, this.dirtySince + this.timing.maxWait - now)));
    this.show({ is: 'dirty' });
  }

  private showFailure(operation: Operation, code: DraftFailure): void {
    const pause = operation === 'save' && WORTH_RETRYING.has(code) ? this.timing.retries[this.failures] : undefined;
    if (pause !== undefined) {
      this.failures += 1;
      this.scheduleSave(pause);
    }
    this.show({ is: 'failed', code, retrying: pause !== undefined });
  }

  /** State when nothing is unsaved. */
  private savedState(): DraftState {
    const { base } = this.texts;
    if (base === null) return { is: 'idle' };
    return base.deleted === null ? { is: 'saved', at: base.modified } : { is: 'deleted', at: base.deleted };
  }

  private scheduleSave(pause: number): void {
    this.clearTimer();
    this.timer = setTimeout(() => {
      if (this.canSend() && this.inFlight === 0) this.send();
    }, pause);
  }

  /**
   * Sends text that has waited for `maxWait` although earlier texts are unanswered: a slow disk must not stretch what
   * is lost when the tab is closed. None is sent past a deletion.
   */
  private scheduleOverdue(since: number): void {
    this.clearTimer();
    this.timer = setTimeout(
      () => {
        const hasRoom = this.inFlight > 0 && this.inFlight < MAX_UNANSWERED;
        if (this.canSend() && hasRoom && this.lastSent !== null && this.lastSent !== this.texts.text) this.send();
      },
      Math.max(0, since + this.timing.maxWait - performance.now()),
    );
  }

  private clearTimer(): void {
    clearTimeout(this.timer);
  }

  private show(state: DraftState): void {
    const { current } = this;
    const { text, base } = this.texts;
    const unchanged =
      current.text === text && current.note === base && JSON.stringify(current.state) === JSON.stringify(state);
    if (!unchanged) {
      this.current = { text, state, note: base };
      for (const listener of this.listeners) listener();
    }
    if (this.inFlight === 0 && state.is !== 'saving') for (const waiter of this.waiters.splice(0)) waiter();
  }

  private async whenIdle(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }
}
