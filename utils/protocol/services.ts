import * as z from 'zod/mini';

/**
 * Requests to the official services for the checks on the options page. That page can parse HTML, which a worker
 * cannot, but it uses no network itself: all of Kantlijn's requests share one budget in the background.
 */
export const SERVICES_REQUESTS = {
  /** Makes one of the requests of `fixedRequests`, chosen by index, so that no caller can choose an address. */
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
