import { useCallback, useEffect, useRef } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { onChanges } from '../manage/useTags.ts';

/** Debounce after a key, in milliseconds. */
const TYPING_MS = 150;

/** Accepts the response to the newest request and drops responses to earlier ones, whatever order they arrive in. */
type TakeNewest = <T>(request: Promise<T>, onAnswer: (answer: T) => void, onFailure: () => void) => void;

/** Returns a stable function; see `TakeNewest`. */
export function useNewestAnswer(): TakeNewest {
  const turn = useRef(0);
  return useCallback<TakeNewest>((request, onAnswer, onFailure) => {
    turn.current += 1;
    const own = turn.current;
    request.then(
      (answer) => own === turn.current && onAnswer(answer),
      () => own === turn.current && onFailure(),
    );
  }, []);
}

/**
 * Asks when `ask` changes, after a pause while the reader types, and again when notes or the list of questions change.
 *
 * @param words what the reader types; empty: asks at once
 * @param ask a callback that changes with what is asked
 * @param again what is asked when notes or the list have changed, if that is something else
 */
export function useAsking(client: LibraryClient, words: string, ask: () => void, again = ask): void {
  useEffect(() => {
    const timer = setTimeout(ask, words.trim() === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [ask, words]);
  useEffect(() => {
    const stops = [
      onChanges(client, again),
      client.onPush('corpus.changed', ({ update }) => void (update.phase === 'idle' && again())),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, again]);
}
