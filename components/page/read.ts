import { questionNumbersIn } from '../../utils/domain/publication/question-numbers.ts';
import { type SentSource, pageToSource } from '../../utils/domain/publication/page-source.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { isToldBy, presenceOf } from '../../utils/domain/publication/presence.ts';
import type { Identifier } from '../../utils/domain/publication/record.ts';
import { questionNumberFrom } from '../../utils/domain/publication/own-number.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { MessageError } from '../../utils/protocol/errors.ts';
import type { PageAnswer, PageRequest } from '../../utils/protocol/page.ts';

/** Asks the background about this page; see `page.get`. Rejects with a MessageError and nothing else. */
export type AskPage = (until: PageRequest['until']) => Promise<PageAnswer>;

/**
 * The page in blocks; null when it cannot be read, which never stops the rest, and for a page that stands in the place
 * of the publication: what maintenance says is remembered of nothing. A page that names another document is sent, for
 * the background to say so.
 */
export function readSource(document: Document, address: string): SentSource | null {
  try {
    const id = parseIdentifier(address)?.id;
    if (id !== undefined && presenceOf(document, id) !== 'other' && !isToldBy(document, id)) return null;
    return pageToSource(document, address);
  } catch (error) {
    console.error('Kantlijn:', error);
    return null;
  }
}

/** What is remembered needs no source: a background that takes longer, in milliseconds, is not there. */
const CACHE_TIMEOUT_MS = 15_000;

/**
 * Makes the function that asks. The page is read anew each time, so that nothing of it is kept in memory.
 *
 * @param cacheTimeoutMs how long an answer from the cache is waited for
 */
export function askPageWith(
  client: MessageClient,
  document: Document,
  address: string,
  cacheTimeoutMs = CACHE_TIMEOUT_MS,
): AskPage {
  return async (until) => {
    const source = readSource(document, address) as PageRequest['source'];
    const answer = client.request('page.get', { address, source, until });
    if (until !== 'cache') return answer;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new MessageError('timeout', 'page.get', `${cacheTimeoutMs} ms`)), cacheTimeoutMs);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };
}

/**
 * The numbers whose notes belong on a page, as far as its address and head tell before the background has read it. A
 * number the head states goes before the digits of an address that holds no question number.
 *
 * @param identifier from the address
 * @param heads values of the head that name a question number, as they stand
 */
export function earlyNumbers(identifier: Identifier, heads: readonly string[]): string[] {
  if (identifier.kind === 'question') {
    const { number } = questionNumberFrom(identifier.number, heads);
    return number === null ? [] : [number];
  }
  if (identifier.kind !== 'appendix') return [];
  return [...new Set(heads.flatMap(questionNumbersIn))].slice(0, 20);
}

/**
 * What the head says the question number is, as it stands: one value for each number; none where the page is not the
 * publication. Reads only.
 *
 * @param id identifier of the publication, from the address
 */
export function headValues(document: Document, id: string): string[] {
  if (!isToldBy(document, id)) return [];
  return [...document.querySelectorAll('meta[name$="vraagnummer" i]')].map(
    (meta) => meta.getAttribute('content') ?? '',
  );
}
