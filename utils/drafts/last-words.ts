import type { SaveNoteRequest } from '../protocol/notes.ts';
import { logAndReturn } from '../messages/log-error.ts';
import type { NoteDraft } from './draft.ts';
import { LAST_WORDS, type WordsMemory } from './words-memory.ts';

/**
 * A live frame has sent its words and received the response within this time after the last letter; in milliseconds.
 */
export const LEFT_MS = 3_000;

/** The words of a draft as a frame stores them, with what is needed to save them. JSON. */
export interface LastWords {
  readonly request: SaveNoteRequest;
  /** Length of the text they started from, in UTF-16 units. */
  readonly base: number;
  /** When the last letter was typed, in milliseconds since 1970, UTC. */
  readonly at: number;
}

/**
 * Keeps the words of a draft from the first letter until they are stored. A page that is left takes its frame along, and the message that
 * frame sends last is lost where the worker has to start for it (decision 527).
 *
 * @param draft has words that are stored nowhere
 * @param owner random name of the frame: two may write in one note
 * @param now milliseconds since 1970, UTC
 */
export function keepLastWords(
  draft: NoteDraft,
  memory: Pick<WordsMemory, 'set' | 'remove'>,
  owner: string,
  now: () => number,
): void {
  const key = `${LAST_WORDS}${draft.id} ${owner}`;
  const keep = (): void => {
    const { text, state, note } = draft.snapshot();
    // In a conflict both texts are on screen, and the reader is asked.
    const isDone = state.is === 'idle' || state.is === 'saved' || state.is === 'deleted' || state.is === 'conflict';
    const words: LastWords = {
      request: {
        id: draft.id,
        target: note?.target ?? draft.target,
        body: text,
        publicationTitle: draft.publicationTitle,
        expectedRevision: note?.revision ?? 0,
      },
      base: note?.body.length ?? 0,
      at: now(),
    };
    void (isDone ? memory.remove(key) : memory.set(key, words)).catch(logAndReturn('drafts.keep'));
  };
  draft.subscribe(keep);
  keep();
}
