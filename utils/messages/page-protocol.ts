import * as z from 'zod/mini';
import { Dossier } from '../dossier/types.ts';
import { PageSource } from '../publication/source-message.ts';
import { PublicationRecord } from '../publication/record.ts';

/** What the script in a publication page asks about that page. Part of `REQUESTS`. */

const address = z.string().check(z.maxLength(2000));

export const PageRequest = z.object({
  /** Address of the page; it names the publication. */
  address,
  /** The page as its script read it; null when it could not. */
  source: z.nullable(PageSource),
  /**
   * How long to look: `cache` answers at once with what is remembered, `sources` asks the sources when nothing is,
   * `recheck` asks them in any case ("Nu controleren").
   */
  until: z.enum(['cache', 'sources', 'recheck']),
});
export type PageRequest = z.infer<typeof PageRequest>;

/** What a page is about. */
export const PageAnswer = z.object({
  /** Without the long texts, which are on the screen; null when the page could not be read. */
  record: z.nullable(PublicationRecord),
  /** Number of the question to show a status for; null when there is none. */
  number: z.nullable(z.string()),
  /** Numbers whose notes belong here. */
  questionNumbers: z.array(z.string()),
  /** Null when there is no question, or when only the cache was asked and it holds none. */
  dossier: z.nullable(Dossier),
});
export type PageAnswer = z.infer<typeof PageAnswer>;

export const PAGE_REQUESTS = {
  /**
   * What is remembered of the question that an address names, before its page has arrived; starts nothing.
   * Its answer counts until that of `page.get` comes.
   */
  'dossier.peek': {
    request: z.object({ address }),
    response: z.nullable(Dossier),
    from: 'page',
    timeoutMs: 15_000,
  },
  /** Reads a page and says where its question stands. A refresh in the background ends in `dossier.changed`. */
  'page.get': { request: PageRequest, response: PageAnswer, from: 'page', timeoutMs: 90_000 },
} as const;
