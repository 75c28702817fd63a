import { useCallback, useState } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { FiguresAnswer } from '../../../utils/questions/figures/contract.ts';
import { type QuestionQuery, requestOf } from '../questions/question-query.ts';
import { useAsking, useNewestAnswer } from '../questions/useNewestAnswer.ts';
import type { NoQuestions } from '../questions/useQuestions.ts';

/** Figures that were counted. */
export type CountedFigures = Extract<FiguresAnswer, { outcome: 'counted' }>;

/** Figures with what they were asked of: the reader may have chosen something else since. */
export interface AnsweredFigures {
  readonly answer: CountedFigures;
  readonly query: FiguresQuery;
}

/**
 * The input of the figures: a query over all questions, one of the reader's tags or dossiers, and a question to rank
 * among them.
 */
export interface FiguresQuery extends QuestionQuery {
  readonly tag: string | null;
  /** Identifier of a dossier. */
  readonly collection: string | null;
  readonly number: string | null;
}

/** Counts while the reader chooses, and again when the list or the notes change. `counted` is null before the first answer. */
export function useFigures(
  client: LibraryClient,
  query: FiguresQuery,
): { counted: AnsweredFigures | null; without: NoQuestions | null } {
  const [counted, setCounted] = useState<AnsweredFigures | null>(null);
  const [without, setWithout] = useState<NoQuestions | null>(null);
  const takeNewest = useNewestAnswer();
  const ask = useCallback((): void => {
    const { order: _, ...conditions } = requestOf(query);
    const own = {
      ...(query.tag === null ? {} : { tag: query.tag }),
      ...(query.collection === null ? {} : { collection: query.collection }),
      ...(query.number === null ? {} : { number: query.number }),
    };
    takeNewest(
      client.request('questions.figures', { ...conditions, ...own }),
      (answer) => {
        setCounted(answer.outcome === 'counted' ? { answer, query } : null);
        setWithout(answer.outcome === 'none' ? answer.reason : null);
      },
      () => {
        setCounted(null);
        setWithout('failed');
      },
    );
  }, [client, query, takeNewest]);
  useAsking(client, query.words, ask);
  return { counted, without };
}
