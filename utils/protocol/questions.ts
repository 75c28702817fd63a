import * as z from 'zod/mini';
import { CorpusSearchRequest } from '../questions/file/contract.ts';
import { QuestionsAnswer } from '../questions/search/contract.ts';
import { RelatedPlace, RelatedView, RelatedViewRequest } from '../questions/view/contract.ts';

/**
 * Messages about questions of the list with what the reader has of them. Part of `REQUESTS`; apart from those about the
 * list alone, which need none of these shapes.
 */
export const QUESTIONS_REQUESTS = {
  /** Related questions as they are drawn in the page and the library, with what the reader has; see `utils/related-view`. */
  'related.view': { request: RelatedViewRequest, response: RelatedView, from: 'page', timeoutMs: 15_000 },
  /** Remembers how the reader left the list of a question, until the browser closes. */
  'related.place': {
    request: z.object({ number: z.string().check(z.maxLength(20)), place: RelatedPlace }),
    response: z.object({}),
    from: 'page',
    timeoutMs: 15_000,
  },
  /** Searches all questions, each with where it stands and the reader's notes on it. */
  'questions.search': { request: CorpusSearchRequest, response: QuestionsAnswer, from: 'extension', timeoutMs: 30_000 },
} as const;
