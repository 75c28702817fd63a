import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { QuestionsAnswer } from '../../../utils/questions/search/contract.ts';
import type { Offers } from '../../../utils/questions/search/offers.ts';
import type { LibraryPorts } from '../app/ports.ts';
import { type QuestionQuery, requestOf } from './question-query.ts';
import { onChanges } from '../manage/useTags.ts';

/** Questions read at a time. */
const BATCH = 100;
/** Waits this long after a key before searching, in milliseconds. */
const TYPING_MS = 150;

/** What a search over all questions found, as far as it was read. */
export type FoundQuestions = Extract<QuestionsAnswer, { outcome: 'found' }>;

/** Why nothing can be found: there is no list, or the last search failed. */
export type NoQuestions = Extract<QuestionsAnswer, { outcome: 'none' }>['reason'] | 'failed';

/**
 * Searches all questions while the reader types, and again when notes or the list change.
 *
 * @returns what was found (null before the first answer, and when there is nothing to search in), what the list can be asked for
 *   as far as it was told, why nothing can be
 *   found, and how to read more
 */
export function useQuestions(
  search: NonNullable<LibraryPorts['searchQuestions']>,
  client: LibraryClient,
  query: QuestionQuery,
): { found: FoundQuestions | null; offers: Offers | null; without: NoQuestions | null; more: () => void } {
  const [found, setFound] = useState<FoundQuestions | null>(null);
  const [offers, setOffers] = useState<Offers | null>(null);
  const [without, setWithout] = useState<NoQuestions | null>(null);
  const turn = useRef(0);
  const latest = useRef({ query, rows: 0 });

  const ask = useCallback(
    (asked: QuestionQuery, count: number): void => {
      turn.current += 1;
      const mine = turn.current;
      const offsets = Array.from({ length: Math.max(1, Math.ceil(count / BATCH)) }, (_, nth) => nth * BATCH);
      Promise.all(offsets.map((offset) => search({ ...requestOf(asked), offset, limit: BATCH }))).then(
        (answers) => {
          if (mine !== turn.current) return;
          const parts = answers.filter((answer) => answer.outcome === 'found');
          const [first] = parts;
          const [none] = answers.flatMap((answer) => (answer.outcome === 'none' ? [answer.reason] : []));
          setWithout(first === undefined ? (none ?? 'failed') : null);
          if (first !== undefined && first.offers !== null) setOffers(first.offers);
          setFound(first === undefined ? null : { ...first, rows: parts.flatMap(({ rows }) => rows) });
        },
        () => mine === turn.current && setWithout('failed'),
      );
    },
    [search],
  );
  useEffect(() => {
    const timer = setTimeout(() => ask(query, BATCH), query.words.trim() === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [ask, query]);
  useEffect(() => {
    latest.current = { query, rows: found?.rows.length ?? 0 };
  }, [query, found]);
  // All that was shown is asked again, so that nobody loses the place in a long list.
  useEffect(() => {
    const again = (): void => ask(latest.current.query, latest.current.rows);
    const stops = [
      onChanges(client, again),
      client.onPush('corpus.changed', ({ update }) => void (update.phase === 'idle' && again())),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, ask]);
  return { found, offers, without, more: () => ask(query, (found?.rows.length ?? 0) + BATCH) };
}
