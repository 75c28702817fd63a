import type { Note } from '../domain/note/note.ts';
import type { MessageErrorCode } from '../protocol/errors.ts';
import type { SaveNoteResult } from '../protocol/notes.ts';

/** Why the text on the screen is not stored. */
export type DraftFailure =
  | Extract<SaveNoteResult, { outcome: 'failed' }>['code']
  | Exclude<MessageErrorCode, 'contextInvalidated'>
  | 'tooLong'
  | 'newer';

/**
 * State of a note being edited. In every state, the text on the screen stays as the reader typed it.
 *
 * - `idle`: nothing typed and nothing stored
 * - `dirty`: typed but not sent
 * - `saving`: sent but not confirmed
 * - `saved`: the background confirmed the durable write of exactly this text, at `at` (ISO instant, UTC)
 * - `failed`: not stored; `retrying` says whether it will be retried automatically
 * - `conflict`: another window changed or deleted the note, and this window had not seen that; nothing is sent until
 *   the reader chooses
 * - `orphaned`: the extension was reloaded or removed, so this page can never save again; the reader has to copy the
 *   text
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

/** What to render: the text on the screen and its state. The object is replaced on each change and only then. */
export interface DraftSnapshot {
  readonly text: string;
  readonly state: DraftState;
  /** The note as last confirmed; null when nothing is stored yet. */
  readonly note: Note | null;
}

/** How the reader resolves a conflict: keep this text, take the stored one, or join the two. */
export type ConflictChoice = 'mine' | 'stored' | 'both';

/** Delays in milliseconds. */
export interface DraftTiming {
  /** Save after this long without a keystroke. */
  readonly idle: number;
  /** During continuous typing, save this long after the first unsaved keystroke. */
  readonly maxWait: number;
  /** Delay before each retry. After the last one, wait for the reader. */
  readonly retries: readonly number[];
}

export const DRAFT_TIMING: DraftTiming = { idle: 400, maxWait: 800, retries: [1_000, 4_000, 15_000] };
