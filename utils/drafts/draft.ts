import { NOTE_MAX_LENGTH } from '../domain/note/limits.ts';
import type { Note, NoteTarget } from '../domain/note/note.ts';
import {
  DRAFT_TIMING,
  type ConflictChoice,
  type DraftFailure,
  type DraftSnapshot,
  type DraftState,
  type DraftTiming,
} from './draft-types.ts';
import { MessageError } from '../protocol/errors.ts';
import type { MessageClient } from '../messages/client.ts';
import { troubleOf } from '../protocol/trouble.ts';
import type { PublicationFacts, SaveNoteRequest, SaveNoteResult } from '../protocol/requests.ts';

/** What a draft is created from. */
export interface DraftOptions {
  /** Id of the note; a new UUID for a new note. */
  readonly id: string;
  readonly target: NoteTarget;
  readonly publicationTitle: string;
  /** The stored note, null for a new one. */
  readonly note: Note | null;
  /** Fields of a new note besides its text. A stored note changes them through `notes.change`. */
  readonly made?: Pick<SaveNoteRequest, 'passage' | 'meaning' | 'tags'>;
  /** Publication of the note, when the page knows it. */
  readonly publication?: PublicationFacts;
  readonly request: MessageClient['request'];
  readonly timing?: DraftTiming;
}

/** Failures that are retried automatically. The others wait for the reader. */
const WORTH_RETRYING: ReadonlySet<DraftFailure> = new Set([
  'noReceiver',
  'timeout',
  'failed',
  'unavailable',
  'invalidAnswer',
]);

/** What a request was for. */
type Operation = 'save' | 'delete' | 'restore';

interface Sent {
  readonly body: string;
  readonly expectedRevision: number;
  pending: boolean;
}

interface Problem {
  readonly operation: Operation;
  readonly code: DraftFailure | 'contextInvalidated';
}

/** Failures that prove the text was not written. */
const NOT_WRITTEN: ReadonlySet<DraftFailure> = new Set(['quota', 'newer', 'invalid', 'rejected']);

/**
 * A note being edited in one window. It saves automatically, reports exactly what is stored, and never drops a text
 * that is not. Independent of the browser; `bindFlush` connects it to a page.
 */
export class NoteDraft {
  private text: string;
  /** The note as last confirmed by the background. The next save builds on its text and revision. */
  private base: Note | null;
  /** Texts this window sent that may or may not have been written. */
  private unconfirmed: Sent[] = [];
  private inFlight = 0;
  /** The text sent last, until it is answered. */
  private lastSent: string | null = null;
  /** Failure of a pending request that is not shown yet. */
  private problem: Problem | null = null;
  private newest: Note | null = null;
  private dirtySince: number | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiters: (() => void)[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly timing: DraftTiming;
  private current: DraftSnapshot;

  constructor(private readonly options: DraftOptions) {
    this.timing = options.timing ?? DRAFT_TIMING;
    this.base = options.note;
    this.text = options.note?.body ?? '';
    this.current = { text: this.text, state: this.savedState(), note: this.base };
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
    if (text === this.text) return;
    this.text = text;
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
    if (this.canSend() && this.lastSent !== this.text) this.send();
    await this.whenIdle();
  }

  /** Retries now, after a failure. */
  async retry(): Promise<void> {
    this.failures = 0;
    if (!this.isUnsaved() && this.inFlight === 0 && this.current.state.is === 'failed') this.settle();
    await this.flush();
  }

  /**
   * Deletes the note. Saves unsaved text first, so that undo can bring it back; if that fails, nothing is deleted and
   * the state says why.
   */
  async delete(): Promise<void> {
    await this.flush();
    if (this.base === null && this.unconfirmed.length === 0) {
      this.clearTimer();
      return this.show({ is: 'deleted', at: null });
    }
    if (this.base === null || this.isUnsaved() || this.current.state.is === 'orphaned') return;
    const { revision } = this.base;
    await this.runOperation(
      'delete',
      this.options.request('notes.delete', { id: this.id, expectedRevision: revision }),
    );
  }

  /** Undoes a deletion made in this window or another. */
  async restore(): Promise<void> {
    if (this.base === null) return this.settle();
    if (this.base.deleted === null) return;
    await this.runOperation('restore', this.options.request('notes.restore', { id: this.id }));
  }

  /** Resolves a conflict. Both texts were on the screen, so the reader has seen the one that is dropped. */
  async resolve(choice: ConflictChoice): Promise<void> {
    const { state } = this.current;
    if (state.is !== 'conflict') return;
    this.base = state.stored;
    this.unconfirmed = [];
    if (choice === 'stored') this.text = state.stored.body;
    if (choice === 'both') this.text = `${this.text}\n\n${state.stored.body}`;
    if (state.stored.deleted !== null && choice !== 'stored') await this.restore();
    else this.settle();
    await this.flush();
  }

  /** Handles a `notes.changed` push. Ignores other notes. */
  receive(note: Note): void {
    if (note.id !== this.id || this.current.state.is === 'orphaned') return;
    if (this.base !== null && note.revision <= this.base.revision) return;
    this.rememberNewest(note);
    if (this.inFlight === 0) this.applyNewest();
  }

  /** Sends unsaved text, then stops all timers and listeners. */
  dispose(): void {
    void this.flush();
    this.clearTimer();
    this.listeners.clear();
  }

  private isUnsaved(): boolean {
    if (this.unconfirmed.length > 0) return true;
    if (this.base === null) return this.text.trim() !== '';
    return this.base.deleted === null && this.base.body !== this.text;
  }

  private canSend(): boolean {
    const { is } = this.current.state;
    return (
      is !== 'orphaned' &&
      is !== 'conflict' &&
      is !== 'deleted' &&
      this.isUnsaved() &&
      this.text.length <= NOTE_MAX_LENGTH
    );
  }

  private send(): void {
    this.clearTimer();
    this.dirtySince = null;
    const body = this.text;
    // A text sent while another is unanswered builds on the revision that one will create.
    const expectedRevision = (this.base?.revision ?? 0) + this.inFlight;
    const sent: Sent = { body, expectedRevision, pending: true };
    this.unconfirmed.push(sent);
    this.lastSent = body;
    void this.awaitAnswer('save', this.options.request('notes.save', this.saveRequest(body, expectedRevision)), sent);
    this.show({ is: 'saving' });
  }

  private saveRequest(body: string, expectedRevision: number): SaveNoteRequest {
    const { id, target, publicationTitle, made, publication } = this.options;
    return {
      id,
      // The note may have moved in the document (`notes.change`): do not move it back.
      target: this.base?.target ?? target,
      body,
      publicationTitle,
      expectedRevision,
      ...(this.base === null ? made : {}),
      ...(publication === undefined ? {} : { publication }),
    };
  }

  private async runOperation(operation: 'delete' | 'restore', answer: Promise<SaveNoteResult>): Promise<void> {
    this.clearTimer();
    const done = this.awaitAnswer(operation, answer, null);
    this.show({ is: 'saving' });
    await done;
  }

  /** Waits for one answer; after the last pending one, works out the new state. */
  private async awaitAnswer(operation: Operation, answer: Promise<SaveNoteResult>, sent: Sent | null): Promise<void> {
    this.inFlight += 1;
    try {
      this.applyResult(operation, await answer, sent);
    } catch (error) {
      this.fail(operation, error instanceof MessageError ? error.code : 'failed', sent);
    }
    if (sent !== null) sent.pending = false;
    this.inFlight -= 1;
    if (this.inFlight > 0) return;
    this.lastSent = null;
    this.applyNewest();
  }

  private applyResult(operation: Operation, result: SaveNoteResult, sent: Sent | null): void {
    if (result.outcome === 'failed') return this.applyFailure(operation, result, sent);
    if (result.outcome === 'conflict') return this.rememberNewest(result.stored);
    const { note } = result;
    if (sent !== null) {
      if (note.body !== sent.body || note.deleted !== null) return this.fail(operation, 'invalidAnswer', sent);
      // Texts sent earlier and already answered were replaced by this one.
      this.unconfirmed = this.unconfirmed.filter((one) => one !== sent && one.pending);
    }
    if (note.revision < (this.base?.revision ?? 0)) return;
    if (sent === null && this.text === this.base?.body) this.text = note.body;
    this.base = note;
  }

  private applyFailure(
    operation: Operation,
    result: Extract<SaveNoteResult, { outcome: 'failed' }>,
    sent: Sent | null,
  ): void {
    const code = troubleOf(result) === 'newer' ? 'newer' : result.code;
    // A text that only one of the two copies has stays unconfirmed: the next save builds on it.
    if (code !== 'missing') return this.fail(operation, code, result.written === true ? null : sent);
    this.unconfirmed = this.unconfirmed.filter((one) => one !== sent);
    if (operation === 'delete' && this.base !== null) this.base = { ...this.base, deleted: this.base.modified };
    else this.base = null;
  }

  private rememberNewest(note: Note): void {
    if (this.newest === null || note.revision > this.newest.revision) this.newest = note;
  }

  private fail(operation: Operation, code: DraftFailure | 'contextInvalidated', sent: Sent | null): void {
    if (this.problem?.code !== 'contextInvalidated') this.problem = { operation, code };
    if (code !== 'contextInvalidated' && NOT_WRITTEN.has(code))
      this.unconfirmed = this.unconfirmed.filter((one) => one !== sent);
  }

  /** Handles the newest version of the note received while requests were pending. */
  private applyNewest(): void {
    const { newest } = this;
    this.newest = null;
    if (newest !== null && newest.revision > (this.base?.revision ?? 0)) {
      if (!this.isOurs(newest)) {
        this.problem = null;
        this.clearTimer();
        return this.show({ is: 'conflict', stored: newest });
      }
      if (!this.isUnsaved() && (this.base === null || this.base.body === this.text)) this.text = newest.body;
      this.base = newest;
      this.unconfirmed = this.unconfirmed.filter((one) => one.expectedRevision >= newest.revision);
    }
    this.settle();
  }

  /** Whether saving over the stored note would lose nobody's text and undo nobody's deletion. */
  private isOurs(stored: Note): boolean {
    if (this.current.state.is === 'conflict') return stored.body === this.text && stored.deleted === null;
    if (!this.isUnsaved()) return true;
    if (stored.deleted !== null) return false;
    return (
      stored.body === this.text ||
      stored.body === this.base?.body ||
      this.unconfirmed.some((one) => one.body === stored.body)
    );
  }

  /** Shows the current state and schedules the next attempt. Call only when no request is pending. */
  private settle(): void {
    const { problem } = this;
    this.problem = null;
    this.clearTimer();
    if (problem?.code === 'contextInvalidated') return this.show({ is: 'orphaned' });
    if (problem !== null && (problem.operation !== 'save' || this.isUnsaved()))
      return this.showFailure(problem.operation, problem.code);
    if (!this.isUnsaved()) {
      this.failures = 0;
      this.dirtySince = null;
      return this.show(this.savedState());
    }
    if (this.text.length > NOTE_MAX_LENGTH) return this.show({ is: 'failed', code: 'tooLong', retrying: false });
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
    if (this.base === null) return { is: 'idle' };
    return this.base.deleted === null
      ? { is: 'saved', at: this.base.modified }
      : { is: 'deleted', at: this.base.deleted };
  }

  private scheduleSave(pause: number): void {
    this.clearTimer();
    this.timer = setTimeout(() => {
      if (this.canSend() && this.inFlight === 0) this.send();
    }, pause);
  }

  /**
   * Sends text that has waited for `maxWait` although an earlier text is unanswered: a slow disk must not stretch what
   * is lost when the tab is closed. At most two texts are unanswered at once, and none is sent past a deletion.
   */
  private scheduleOverdue(since: number): void {
    this.clearTimer();
    this.timer = setTimeout(
      () => {
        if (this.canSend() && this.inFlight === 1 && this.lastSent !== null && this.lastSent !== this.text) this.send();
      },
      Math.max(0, since + this.timing.maxWait - performance.now()),
    );
  }

  private clearTimer(): void {
    clearTimeout(this.timer);
  }

  private show(state: DraftState): void {
    const { current } = this;
    const unchanged =
      current.text === this.text &&
      current.note === this.base &&
      JSON.stringify(current.state) === JSON.stringify(state);
    if (!unchanged) {
      this.current = { text: this.text, state, note: this.base };
      for (const listener of this.listeners) listener();
    }
    if (this.inFlight === 0 && state.is !== 'saving') for (const waiter of this.waiters.splice(0)) waiter();
  }

  private async whenIdle(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }
}
