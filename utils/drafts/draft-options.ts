import type { Note, NoteTarget } from '../domain/note/note.ts';
import type { MessageClient } from '../messages/client.ts';
import type { PublicationFacts, SaveNoteRequest } from '../protocol/notes.ts';
import type { SentText } from './draft-texts.ts';
import type { DraftTiming } from './draft-types.ts';

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

/**
 * The request that saves a text of a draft.
 *
 * @param base the newest stored note this window knows; null for one that was never stored
 */
export function saveRequest(
  { id, target, publicationTitle, made, publication }: DraftOptions,
  base: Note | null,
  { body, expectedRevision }: SentText,
): SaveNoteRequest {
  return {
    id,
    // The note may have moved in the document (`notes.change`): do not move it back.
    target: base?.target ?? target,
    body,
    publicationTitle,
    expectedRevision,
    ...(base === null ? made : {}),
    ...(publication === undefined ? {} : { publication }),
  };
}
