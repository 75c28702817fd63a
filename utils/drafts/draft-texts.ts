import type { Note } from '../domain/note/note.ts';
import type { ConflictChoice } from './draft-types.ts';

/** A text this window sent that may or may not have been written. */
export interface SentText {
  readonly body: string;
  readonly expectedRevision: number;
  pending: boolean;
}

/**
 * The text on the screen, the note as last confirmed by the background, and the texts between them: what is stored and what is
 * not. Pure; `NoteDraft` decides when to send and what to show.
 */
export class DraftTexts {
  text: string;
  /** Texts this window sent that may or may not have been written. */
  unconfirmed: SentText[] = [];
  /** The newest version received while requests were pending. */
  private newest: Note | null = null;

  /** @param base the note as last confirmed by the background; the next save builds on its text and revision */
  constructor(public base: Note | null) {
    this.text = base?.body ?? '';
  }

  /** Whether there is text that is not known to be stored. */
  isUnsaved(): boolean {
    if (this.unconfirmed.length > 0) return true;
    if (this.base === null) return this.text.trim() !== '';
    return this.base.deleted === null && this.base.body !== this.text;
  }

  /**
   * The text to send now.
   *
   * @param inFlight requests that are unanswered: the text builds on the revision they will create
   */
  send(inFlight: number): SentText {
    const sent = { body: this.text, expectedRevision: (this.base?.revision ?? 0) + inFlight, pending: true };
    this.unconfirmed.push(sent);
    return sent;
  }

  /**
   * A request was answered with the note as it is stored now.
   *
   * @param sent the text that was saved; null when the request was for something else
   * @returns false when the answer is not about this text
   */
  stored(note: Note, sent: SentText | null): boolean {
    if (sent !== null) {
      if (note.body !== sent.body || note.deleted !== null) return false;
      // Texts sent earlier and already answered were replaced by this one.
      this.unconfirmed = this.unconfirmed.filter((one) => one !== sent && one.pending);
    }
    if (note.revision < (this.base?.revision ?? 0)) return true;
    if (sent === null && this.text === this.base?.body) this.text = note.body;
    this.base = note;
    return true;
  }

  /** Call when a text was certainly not written. */
  refused(sent: SentText | null): void {
    this.unconfirmed = this.unconfirmed.filter((one) => one !== sent);
  }

  /** There is no such note. @param isDeleting whether it was to be deleted, and so is */
  missing(sent: SentText | null, isDeleting: boolean): void {
    this.refused(sent);
    if (isDeleting && this.base !== null) this.base = { ...this.base, deleted: this.base.modified };
    else this.base = null;
  }

  /** Another version of the note arrived; `takeNewest` applies it. */
  remember(note: Note): void {
    if (this.newest === null || note.revision > this.newest.revision) this.newest = note;
  }

  /**
   * Applies the newest version that arrived.
   *
   * @param isConflict whether both texts are on the screen already
   * @returns that version when the reader has to choose; null when there is nothing to choose
   */
  takeNewest(isConflict: boolean): Note | null {
    const { newest } = this;
    this.newest = null;
    if (newest === null || newest.revision <= (this.base?.revision ?? 0)) return null;
    if (!this.isOurs(newest, isConflict)) return newest;
    if (!this.isUnsaved() && (this.base === null || this.base.body === this.text)) this.text = newest.body;
    this.base = newest;
    this.unconfirmed = this.unconfirmed.filter((one) => one.expectedRevision >= newest.revision);
    return null;
  }

  /** The reader chose between the two texts. */
  resolve(choice: ConflictChoice, stored: Note): void {
    this.base = stored;
    this.unconfirmed = [];
    if (choice === 'stored') this.text = stored.body;
    if (choice === 'both') this.text = `${this.text}\n\n${stored.body}`;
  }

  /** Whether saving over the stored note would lose nobody's text and undo nobody's deletion. */
  private isOurs(stored: Note, isConflict: boolean): boolean {
    if (isConflict) return stored.body === this.text && stored.deleted === null;
    if (!this.isUnsaved()) return true;
    if (stored.deleted !== null) return false;
    return (
      stored.body === this.text ||
      stored.body === this.base?.body ||
      this.unconfirmed.some((one) => one.body === stored.body)
    );
  }
}
