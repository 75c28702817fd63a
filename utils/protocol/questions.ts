import * as z from 'zod/mini';
import { CorpusSearchRequest } from '../questions/file/contract.ts';
import { FiguresAnswer, FiguresRequest } from '../questions/figures/contract.ts';
import { QuestionsAnswer } from '../questions/search/contract.ts';
import { MeanwhileAnswer, RelatedPlace, RelatedView, RelatedViewRequest } from '../questions/view/contract.ts';
import { SOURCES_TIMEOUT_MS } from './page.ts';

/**
 * Requests about questions in the list, combined with the reader's notes on them. Part of `REQUESTS`. Apart from
 * `corpus.ts`, whose requests need none of these schemas.
 */
export const QUESTIONS_REQUESTS = {
  /** Related questions as shown in the page and the library, with the reader's notes; see `utils/questions/view`. */
  'related.view': { request: RelatedViewRequest, response: RelatedView, from: 'page', timeoutMs: 15_000 },
  /** Remembers until the browser closes how the reader left the list of a question. */
  'related.place': {
    request: z.object({ number: z.string().check(z.maxLength(20)), place: RelatedPlace }),
    response: z.object({}),
    from: 'page',
    timeoutMs: 15_000,
  },
  /**
   * One search at the search service by the rarest words of the title, while there is no list. Only for a click of the reader: the
   * service learns those words.
   */
  'related.meanwhile': {
    request: RelatedViewRequest,
    response: MeanwhileAnswer,
    from: 'page',
    timeoutMs: SOURCES_TIMEOUT_MS,
  },
  /** How long answers to a selection of questions took. `number`: where one question stands among them. */
  'questions.figures': { request: FiguresRequest, response: FiguresAnswer, from: 'extension', timeoutMs: 30_000 },
  /** Searches all questions. Each result has its state and the reader's notes on it. */
  'questions.search': { request: CorpusSearchRequest, response: QuestionsAnswer, from: 'extension', timeoutMs: 30_000 },
} as const;
