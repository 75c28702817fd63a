import type { Note } from '../domain/note/note.ts';
import type { MessageErrorCode } from '../protocol/errors.ts';
import type { SaveNoteResult } from '../protocol/requests.ts';

/** Why the text on the screen is not stored. */
export type DraftFailure =
  | Extract<SaveNoteResult, { outcome: 'failed' }>['code']
  | Exclude<MessageErrorCode, 'contextInvalidated'>
  | 'tooLong'
  | 'newer';

/**
 * Where a note stands. In every state the text on the screen stays as the reader typed it.
 *
 * - `idle`: nothing typed yet and nothing stored
 * - `dirty`: typed, not sent yet
 * - `saving`: sent, not confirmed
 * - `saved`: the background confirmed the durable write of exactly this text, at `at` (ISO instant, UTC)
 * - `failed`: not stored; `retrying` says whether it is tried again without the reader doing anything
 * - `conflict`: another window stored another text (or deleted the note) that this window did not see;
 *   nothing is sent until the reader chooses
 * - `orphaned`: the extension was reloaded or removed; this page can never save again, copy the text
 * - `deleted`: deleted, here or elsewhere; `restore` brings it back
 */
export type DraftState =
  | { readonly is: 'idle' }
  | { readonly is: 'dirty' }
  | { readonly is: 'saving' }
  | { readonly is: 'saved'; readonly at: string }
  | { readonly is: 'failed'; readonly code: DraftFailure; readonly retrying: boolean }
  | { readonly is: 'conflict'; readonly stored: Note }
  | { readonly is: 'orphaned' }
  | { readonly is: 'deleted'; readonly at: string | null };

/** What is drawn: the text on the screen and its state. A new object with each change, the same one otherwise. */
export interface DraftSnapshot {
  readonly text: string;
  readonly state: DraftState;
  /** The note as last confirmed; null when nothing is stored yet. */
  readonly note: Note | null;
}

/** How the reader ends a conflict: keep the text here, take the stored one, or one below the other. */
export type ConflictChoice = 'mine' | 'stored' | 'both';

/** Pauses in milliseconds. */
export interface DraftTiming {
  /** Saved after this long without a key. */
  readonly idle: number;
  /** While typing goes on, saved this long after the first unsaved key. */
  readonly maxWait: number;
  /** Pauses before each further attempt after a failure; after the last one it waits for the reader. */
  readonly retries: readonly number[];
}

export const DRAFT_TIMING: DraftTiming = { idle: 400, maxWait: 800, retries: [1_000, 4_000, 15_000] };
