import * as z from 'zod/mini';
import { CorpusFacts, RelatedAnswer, RelatedRequest } from '../questions/file/contract.ts';

/**
 * Messages about the list of all questions. Part of `REQUESTS`. What is being read never leaves the machine:
 * only `corpus.update` asks the network, and its questions are the same for every reader of the same day.
 */
export const CORPUS_REQUESTS = {
  /** Related questions for the question at hand. Starts nothing. */
  'related.get': { request: RelatedRequest, response: RelatedAnswer, from: 'page', timeoutMs: 15_000 },
  'corpus.facts': { request: z.object({}), response: CorpusFacts, from: 'extension', timeoutMs: 30_000 },
  /**
   * Fetches what changed since the list was last whole, or all of it when there is no list; goes on with a paused or
   * failed update. Answers at once; `corpus.changed` tells how it goes.
   */
  'corpus.update': { request: z.object({}), response: CorpusFacts, from: 'extension', timeoutMs: 30_000 },
  'corpus.pause': { request: z.object({}), response: CorpusFacts, from: 'extension', timeoutMs: 30_000 },
  /** Forgets what was fetched. */
  'corpus.remove': { request: z.object({}), response: CorpusFacts, from: 'extension', timeoutMs: 30_000 },
  /** Switches the list, or its daily update, on or off. */
  'corpus.configure': {
    request: z.object({ enabled: z.optional(z.boolean()), daily: z.optional(z.boolean()) }),
    response: CorpusFacts,
    from: 'extension',
    timeoutMs: 30_000,
  },
} as const;

export const CORPUS_PUSHES = {
  /** The list, or an update of it, changed. */
  'corpus.changed': CorpusFacts,
} as const;
