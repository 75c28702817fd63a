import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { FiguresAnswer } from '../../../utils/questions/figures/contract.ts';
import { onChanges } from '../manage/useTags.ts';
import { type QuestionQuery, requestOf } from '../questions/question-query.ts';
import type { NoQuestions } from '../questions/useQuestions.ts';

/** Waits this long after a key before counting, in milliseconds. */
const TYPING_MS = 150;

/** Figures that were counted. */
export type CountedFigures = Extract<FiguresAnswer, { outcome: 'counted' }>;

/** Figures with what they were asked of: the reader may have chosen something else since. */
export interface AnsweredFigures {
  readonly answer: CountedFigures;
  readonly query: FiguresQuery;
}

/** What figures are asked of: a query over all questions, a tag of the reader's, and a question to place among them. */
export interface FiguresQuery extends QuestionQuery {
  readonly tag: string | null;
  readonly number: string | null;
}

/** Counts while the reader chooses, and again when the list or the notes change. `counted` is null before the first answer. */
export function useFigures(
  client: LibraryClient,
  query: FiguresQuery,
): { counted: AnsweredFigures | null; without: NoQuestions | null } {
  const [counted, setCounted] = useState<AnsweredFigures | null>(null);
  const [without, setWithout] = useState<NoQuestions | null>(null);
  const turn = useRef(0);
  const ask = useCallback(
    (asked: FiguresQuery): void => {
      turn.current += 1;
      const mine = turn.current;
      const { order: _, ...conditions } = requestOf(asked);
      const own = {
        ...(asked.tag === null ? {} : { tag: asked.tag }),
        ...(asked.number === null ? {} : { number: asked.number }),
      };
      client.request('questions.figures', { ...conditions, ...own }).then(
        (answer) => {
          if (mine !== turn.current) return;
          setCounted(answer.outcome === 'counted' ? { answer, query: asked } : null);
          setWithout(answer.outcome === 'none' ? answer.reason : null);
        },
        () => {
          if (mine !== turn.current) return;
          setCounted(null);
          setWithout('failed');
        },
      );
    },
    [client],
  );
  useEffect(() => {
    const timer = setTimeout(() => ask(query), query.words.trim() === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [ask, query]);
  useEffect(() => {
    const again = (): void => ask(query);
    const stops = [
      onChanges(client, again),
      client.onPush('corpus.changed', ({ update }) => void (update.phase === 'idle' && again())),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, ask, query]);
  return { counted, without };
}
