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

/** What a draft is made from. */
export interface DraftOptions {
  /** Id of the note; a new UUID for a new note. */
  readonly id: string;
  readonly target: NoteTarget;
  readonly publicationTitle: string;
  /** The stored note, null for a new one. */
  readonly note: Note | null;
  /** What a new note is made with besides its text; a stored note changes through `notes.change`. */
  readonly made?: Pick<SaveNoteRequest, 'passage' | 'meaning' | 'tags'>;
  /** The publication the note is in, when the page knows it. */
  readonly publication?: PublicationFacts;
  readonly request: MessageClient['request'];
  readonly timing?: DraftTiming;
}

/** Failures that another attempt a little later may mend. The others wait for the reader. */
const WORTH_RETRYING: ReadonlySet<DraftFailure> = new Set([
  'noReceiver',
  'timeout',
  'failed',
  'unavailable',
  'invalidAnswer',
]);

/** What a request was to do. */
type Operation = 'save' | 'delete' | 'restore';

interface Sent {
  readonly body: string;
  readonly expectedRevision: number;
  underWay: boolean;
}

interface Problem {
  readonly operation: Operation;
  readonly code: DraftFailure | 'contextInvalidated';
}

/** Answers after which the text was certainly not written. */
const NOT_WRITTEN: ReadonlySet<DraftFailure> = new Set(['quota', 'newer', 'invalid', 'rejected']);

/**
 * One note being written in one window: saves by itself, says honestly where the text stands, and never
 * lets go of a text that is not stored. Knows no browser; `bindFlush` connects it to the page.
 */
export class NoteDraft {
  private text: string;
  /** The note as the background last confirmed it: the text and revision the next save builds on. */
  private base: Note | null;
  /** Texts that were sent and may or may not have been written, by this window alone. */
  private unconfirmed: Sent[] = [];
  private inFlight = 0;
  /** The text sent last, while it is under way. */
  private lastSent: string | null = null;
  /** What went wrong with the requests under way, until it is shown. */
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
    this.current = { text: this.text, state: this.settled(), note: this.base };
  }

  /** The id of the note. */
  get id(): string {
    return this.options.id;
  }

  /** What the note was opened with. */
  get target(): NoteTarget {
    return this.options.target;
  }

  /** Title of its publication when it was opened. */
  get publicationTitle(): string {
    return this.options.publicationTitle;
  }

  /** What to draw now. Bound, for `useSyncExternalStore`. */
  readonly snapshot = (): DraftSnapshot => this.current;

  /** Calls the listener after each change of the snapshot; gives a function that stops it. Bound. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes what the reader typed. Half a surrogate pair, which no message survives, is replaced. */
  setText(typed: string): void {
    const text = typed.toWellFormed();
    if (text === this.text) return;
    this.text = text;
    this.dirtySince ??= performance.now();
    const { is } = this.current.state;
    if (is === 'orphaned' || is === 'conflict') return this.show(this.current.state);
    if (this.inFlight > 0) return this.show({ is: 'saving' });
    this.settle();
  }

  /**
   * Sends what is not stored at once, also while an earlier text is still on its way: for a page that is
   * being closed or hidden. The message leaves before this returns.
   *
   * @returns when the outcome is known
   */
  async flush(): Promise<void> {
    if (this.canSend() && this.lastSent !== this.text) this.send();
    await this.quiet();
  }

  /** Tries again now, after a failure. */
  async retry(): Promise<void> {
    this.failures = 0;
    if (!this.isUnsaved() && this.inFlight === 0 && this.current.state.is === 'failed') this.settle();
    await this.flush();
  }

  /**
   * Deletes the note. Unsaved text is stored first, so that undo brings it back; when that fails nothing
   * is deleted and the state says why.
   */
  async delete(): Promise<void> {
    await this.flush();
    if (this.base === null && this.unconfirmed.length === 0) {
      this.clearTimer();
      return this.show({ is: 'deleted', at: null });
    }
    if (this.base === null || this.isUnsaved() || this.current.state.is === 'orphaned') return;
    const { revision } = this.base;
    await this.ask('delete', this.options.request('notes.delete', { id: this.id, expectedRevision: revision }));
  }

  /** Takes a deletion back, of this window or another. */
  async restore(): Promise<void> {
    if (this.base === null) return this.settle();
    if (this.base.deleted === null) return;
    await this.ask('restore', this.options.request('notes.restore', { id: this.id }));
  }

  /** Ends a conflict. Both texts were on the screen, so the one that goes was seen. */
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

  /** Takes what the background tells every window (`notes.changed`). Other notes are ignored. */
  receive(note: Note): void {
    if (note.id !== this.id || this.current.state.is === 'orphaned') return;
    if (this.base !== null && note.revision <= this.base.revision) return;
    this.hear(note);
    if (this.inFlight === 0) this.takeNewest();
  }

  /** Stops all timers and listeners; unsaved text is sent first. */
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
    // A text sent over another one in flight builds on the revision that one is going to make.
    const expectedRevision = (this.base?.revision ?? 0) + this.inFlight;
    const sent: Sent = { body, expectedRevision, underWay: true };
    this.unconfirmed.push(sent);
    this.lastSent = body;
    void this.track('save', this.options.request('notes.save', this.toSave(body, expectedRevision)), sent);
    this.show({ is: 'saving' });
  }

  private toSave(body: string, expectedRevision: number): SaveNoteRequest {
    const { id, target, publicationTitle, made, publication } = this.options;
    return {
      id,
      // A note elsewhere in the document now (`notes.change`) must not be put back by the next text.
      target: this.base?.target ?? target,
      body,
      publicationTitle,
      expectedRevision,
      ...(this.base === null ? made : {}),
      ...(publication === undefined ? {} : { publication }),
    };
  }

  private async ask(operation: 'delete' | 'restore', answer: Promise<SaveNoteResult>): Promise<void> {
    this.clearTimer();
    const done = this.track(operation, answer, null);
    this.show({ is: 'saving' });
    await done;
  }

  /** Waits for one answer; when it was the last one under way, decides where the text stands. */
  private async track(operation: Operation, answer: Promise<SaveNoteResult>, sent: Sent | null): Promise<void> {
    this.inFlight += 1;
    try {
      this.take(operation, await answer, sent);
    } catch (error) {
      this.fail(operation, error instanceof MessageError ? error.code : 'failed', sent);
    }
    if (sent !== null) sent.underWay = false;
    this.inFlight -= 1;
    if (this.inFlight > 0) return;
    this.lastSent = null;
    this.takeNewest();
  }

  private take(operation: Operation, result: SaveNoteResult, sent: Sent | null): void {
    if (result.outcome === 'failed') return this.takeFailure(operation, result, sent);
    if (result.outcome === 'conflict') return this.hear(result.stored);
    const { note } = result;
    if (sent !== null) {
      if (note.body !== sent.body || note.deleted !== null) return this.fail(operation, 'invalidAnswer', sent);
      // What was sent before this text and is not under way any more can only have been overtaken by it.
      this.unconfirmed = this.unconfirmed.filter((one) => one !== sent && one.underWay);
    }
    if (note.revision < (this.base?.revision ?? 0)) return;
    if (sent === null && this.text === this.base?.body) this.text = note.body;
    this.base = note;
  }

  private takeFailure(
    operation: Operation,
    result: Extract<SaveNoteResult, { outcome: 'failed' }>,
    sent: Sent | null,
  ): void {
    const code = troubleOf(result) === 'newer' ? 'newer' : result.code;
    // A text that one of the two copies has is not forgotten: the next text builds on it.
    if (code !== 'missing') return this.fail(operation, code, result.written === true ? null : sent);
    this.unconfirmed = this.unconfirmed.filter((one) => one !== sent);
    if (operation === 'delete' && this.base !== null) this.base = { ...this.base, deleted: this.base.modified };
    else this.base = null;
  }

  private hear(note: Note): void {
    if (this.newest === null || note.revision > this.newest.revision) this.newest = note;
  }

  private fail(operation: Operation, code: DraftFailure | 'contextInvalidated', sent: Sent | null): void {
    if (this.problem?.code !== 'contextInvalidated') this.problem = { operation, code };
    if (code !== 'contextInvalidated' && NOT_WRITTEN.has(code))
      this.unconfirmed = this.unconfirmed.filter((one) => one !== sent);
  }

  /** Looks at the newest note heard of while answers were under way. */
  private takeNewest(): void {
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

  /** Whether building on the stored note loses nobody's text and no deletion. */
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

  /** Shows where the text stands and plans the next attempt. Only when nothing is under way. */
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
      return this.show(this.settled());
    }
    if (this.text.length > NOTE_MAX_LENGTH) return this.show({ is: 'failed', code: 'tooLong', retrying: false });
    const now = performance.now();
    this.dirtySince ??= now;
    this.plan(Math.max(0, Math.min(this.timing.idle, this.dirtySince + this.timing.maxWait - now)));
    this.show({ is: 'dirty' });
  }

  private showFailure(operation: Operation, code: DraftFailure): void {
    const pause = operation === 'save' && WORTH_RETRYING.has(code) ? this.timing.retries[this.failures] : undefined;
    if (pause !== undefined) {
      this.failures += 1;
      this.plan(pause);
    }
    this.show({ is: 'failed', code, retrying: pause !== undefined });
  }

  /** The state when nothing is unsaved. */
  private settled(): DraftState {
    if (this.base === null) return { is: 'idle' };
    return this.base.deleted === null
      ? { is: 'saved', at: this.base.modified }
      : { is: 'deleted', at: this.base.deleted };
  }

  private plan(pause: number): void {
    this.clearTimer();
    this.timer = setTimeout(() => {
      if (this.canSend() && this.inFlight === 0) this.send();
    }, pause);
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

  private async quiet(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }
}
