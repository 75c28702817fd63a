import { useCallback, useEffect, useRef, useState } from 'react';
import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { ListedEvent } from '../../../utils/protocol/following.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { onChanges } from '../manage/useTags.ts';
import { newestEvents } from './newest-events.ts';

/** The reader's questions, read again when something changes. */
export interface Mine {
  /** Null before the first answer. */
  readonly questions: readonly MyQuestion[] | null;
  readonly events: readonly ListedEvent[];
  /** Whether there are more events to read. */
  readonly hasMore: boolean;
  readonly failed: boolean;
  readonly refresh: () => void;
  readonly moreEvents: () => void;
}

const BATCH = 50;

/** Reads the reader's questions and what happened to them, now and after each change. */
export function useMine(client: LibraryClient): Mine {
  const [questions, setQuestions] = useState<readonly MyQuestion[] | null>(null);
  const [events, setEvents] = useState<readonly ListedEvent[]>([]);
  const [count, setCount] = useState(BATCH);
  const [failed, setFailed] = useState(false);
  const turn = useRef(0);
  const refresh = useCallback((): void => {
    turn.current += 1;
    const mine = turn.current;
    Promise.all([client.request('follow.mine', {}), newestEvents(client, count)]).then(
      ([own, newest]) => {
        if (mine !== turn.current) return;
        setQuestions(own.questions);
        setEvents(newest);
        setFailed(false);
      },
      () => mine === turn.current && setFailed(true),
    );
  }, [client, count]);
  useEffect(() => {
    refresh();
    const stops = [client.onPush('follow.changed', refresh), onChanges(client, refresh)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, refresh]);
  return {
    questions,
    events,
    hasMore: events.length >= count,
    failed,
    refresh,
    // Double the number each time, so that a reader who was away for a month reaches the end.
    moreEvents: () => setCount(count * 2),
  };
}

/** Whether the reader follows or has noted anything; null before that is known. */
export function useHasMine(client: LibraryClient): boolean | null {
  const [has, setHas] = useState<boolean | null>(null);
  useEffect(() => {
    const look = (): void =>
      void client.request('follow.any', {}).then(({ any }) => setHas(any), logAndReturn('related.follows', undefined));
    look();
    // A note makes a question the reader's own as well.
    const stops = [client.onPush('follow.changed', look), onChanges(client, look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  return has;
}
