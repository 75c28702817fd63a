import * as z from 'zod/mini';
import { CorpusFacts, RelatedAnswer, RelatedRequest } from '../questions/file/contract.ts';

/**
 * Requests about the question list. Part of `REQUESTS`. What the reader looks at never leaves the machine: only
 * `corpus.update` uses the network, and it asks the same for every reader on the same day.
 */
export const CORPUS_REQUESTS = {
  /** Related questions for one question. Starts no update. */
  'related.get': { request: RelatedRequest, response: RelatedAnswer, from: 'page', timeoutMs: 15_000 },
  'corpus.facts': { request: z.object({}), response: CorpusFacts, from: 'ours', timeoutMs: 30_000 },
  /**
   * Fetches what changed since the list was last complete, or all of it when there is none; resumes a paused or failed
   * update. Answers immediately; `corpus.changed` reports progress.
   */
  'corpus.update': { request: z.object({}), response: CorpusFacts, from: 'ours', timeoutMs: 30_000 },
  'corpus.pause': { request: z.object({}), response: CorpusFacts, from: 'ours', timeoutMs: 30_000 },
  /** Deletes what was fetched. */
  'corpus.remove': { request: z.object({}), response: CorpusFacts, from: 'extension', timeoutMs: 30_000 },
  /** Turns the list, or its daily update, on or off. */
  'corpus.configure': {
    request: z.object({ enabled: z.optional(z.boolean()), daily: z.optional(z.boolean()) }),
    response: CorpusFacts,
    from: 'extension',
    timeoutMs: 30_000,
  },
} as const;

export const CORPUS_PUSHES = {
  /** The list changed, or the progress of its update. */
  'corpus.changed': CorpusFacts,
} as const;

/** Requests about fetching the list, which any document of our own may send. */
export type CorpusRequest = 'corpus.facts' | 'corpus.update' | 'corpus.pause';
export type CorpusPush = keyof typeof CORPUS_PUSHES;
