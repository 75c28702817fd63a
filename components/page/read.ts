import { questionNumbersIn } from '../../utils/domain/publication/question-numbers.ts';
import { type SentSource, pageToSource } from '../../utils/domain/publication/page-source.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { isToldBy, presenceOf } from '../../utils/domain/publication/presence.ts';
import type { Identifier } from '../../utils/domain/publication/record.ts';
import { questionNumberFrom } from '../../utils/domain/publication/own-number.ts';

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
