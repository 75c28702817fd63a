import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { QuestionsAnswer } from '../../../utils/questions/search/contract.ts';
import type { Offers } from '../../../utils/questions/search/offers.ts';
import type { LibraryPorts } from '../app/ports.ts';
import { type QuestionQuery, requestOf } from './question-query.ts';
import { useAsking, useNewestAnswer } from './useNewestAnswer.ts';

/** Questions read at a time. */
const BATCH = 100;

/** What a search over all questions found, as far as it was read. */
export type FoundQuestions = Extract<QuestionsAnswer, { outcome: 'found' }>;

/** Why nothing can be found: there is no list, or the last search failed. */
export type NoQuestions = Extract<QuestionsAnswer, { outcome: 'none' }>['reason'] | 'failed';

/**
 * Searches all questions while the reader types, and again when notes or the list change.
 *
 * @returns what was found (null before the first answer, and when there is nothing to search in), what the list can be asked for,
 *   why nothing can be found, and how to read more
 */
export function useQuestions(
  search: NonNullable<LibraryPorts['searchQuestions']>,
  client: LibraryClient,
  query: QuestionQuery,
): { found: FoundQuestions | null; offers: Offers | null; without: NoQuestions | null; more: () => void } {
  const [found, setFound] = useState<FoundQuestions | null>(null);
  const [offers, setOffers] = useState<Offers | null>(null);
  const [without, setWithout] = useState<NoQuestions | null>(null);
  const shown = useRef(0);
  const takeNewest = useNewestAnswer();

  const read = useCallback(
    (count: number): void => {
      const offsets = Array.from({ length: Math.max(1, Math.ceil(count / BATCH)) }, (_, nth) => nth * BATCH);
      takeNewest(
        Promise.all(offsets.map((offset) => search({ ...requestOf(query), offset, limit: BATCH }))),
        (answers) => {
          const parts = answers.filter((answer) => answer.outcome === 'found');
          const [first] = parts;
          const [none] = answers.flatMap((answer) => (answer.outcome === 'none' ? [answer.reason] : []));
          setWithout(first === undefined ? (none ?? 'failed') : null);
          if (first !== undefined && first.offers !== null) setOffers(first.offers);
          setFound(first === undefined ? null : { ...first, rows: parts.flatMap(({ rows }) => rows) });
        },
        () => setWithout('failed'),
      );
    },
    [search, query, takeNewest],
  );
  useEffect(() => {
    shown.current = found?.rows.length ?? 0;
  }, [found]);
  const first = useCallback(() => read(BATCH), [read]);
  // All that was shown is asked again, so that nobody loses the place in a long list.
  const again = useCallback(() => read(shown.current), [read]);
  useAsking(client, query.words, first, again);
  return { found, offers, without, more: () => read((found?.rows.length ?? 0) + BATCH) };
}
