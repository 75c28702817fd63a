import * as z from 'zod/mini';
import { Evidence } from '../domain/status/types.ts';
import { PageRequest, SOURCES_TIMEOUT_MS } from './page.ts';

/** Requests what changed in a corrected version or a reprint. Part of `REQUESTS`. */

const text = (most: number) => z.string().check(z.maxLength(most));

/** What changed; see `utils/domain/versions/compare.ts`. */
const Change = z.object({
  under: z.nullable(text(100_000)),
  pieces: z.array(z.object({ is: z.enum(['same', 'gone', 'new']), text: text(1_000_000) })).check(z.maxLength(20_000)),
});

/**
 * `compared`: what changed, empty when both say the same; `noText`: one of them has no text that can be read here; `failed`: one could not be
 * fetched now; `first`: there is no version before it.
 */
const ComparedVersions = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('compared'),
    before: Evidence.shape.document,
    changes: z.array(Change).check(z.maxLength(5_000)),
  }),
  z.object({ is: z.enum(['noText', 'failed', 'first']) }),
]);
export type ComparedVersions = z.infer<typeof ComparedVersions>;

export const VERSION_REQUESTS = {
  /** Compares a document of the question of a page with the version before it; both texts are fetched. */
  'versions.compare': {
    request: z.object({ address: PageRequest.shape.address, document: text(200) }),
    response: ComparedVersions,
    from: 'page',
    timeoutMs: SOURCES_TIMEOUT_MS,
  },
} as const;
