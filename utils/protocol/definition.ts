import * as z from 'zod/mini';

/** What every table of requests needs. */

/** The store failed. */
export const StoreFailed = z.object({
  outcome: z.literal('failed'),
  code: z.enum(['quota', 'unavailable']),
  detail: z.string(),
});

/** An entry in a table of requests. */
export interface RequestDefinition {
  readonly request: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /**
   * Who may send it. Choose the first that is enough:
   *
   * - `extension`: extension pages (library, side panel, settings), not the frame
   * - `frame`: the frame in an official page only
   * - `ours`: any document of our own: extension pages and the frame
   * - `page`: these, and our script in an official page, which a hostile page may try to use; see `CHECKS`
   * - `site`: as `page`, also about another publication, and from pages that show none; see decision 431
   * - `house`: our script in a page of the Tweede Kamer, and nobody else; see decision 487
   */
  readonly from: 'page' | 'frame' | 'ours' | 'extension' | 'site' | 'house';
  readonly timeoutMs: number;
}

/** Longest wait for an answer from the database, in milliseconds. */
export const STORE_TIMEOUT_MS = 15_000;
