import * as z from 'zod/mini';

/**
 * Requests to the official services for the checks of the options page. That page can read HTML, which a worker cannot,
 * but asks nothing itself: whatever Kantlijn asks goes through the background's one budget.
 */
export const SERVICES_REQUESTS = {
  /** Makes one of the requests of `standingRequests`, by its place: an address of somebody's choice is not asked. */
  'services.ask': {
    request: z.object({ which: z.int().check(z.minimum(0), z.maximum(50)) }),
    response: z.object({
      /** HTTP status; null when there was no answer. */
      status: z.nullable(z.int()),
      /** Address after redirects. */
      finalAddress: z.string(),
      body: z.string(),
      /** Why there was no answer; null when there was one. */
      error: z.nullable(z.string()),
    }),
    from: 'extension',
    timeoutMs: 240_000,
  },
} as const;
