import { questionNumbersIn } from '../../utils/domain/publication/question-numbers.ts';
import { type SentSource, pageToSource } from '../../utils/domain/publication/page-source.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { pageDescribes, presenceOf } from '../../utils/domain/publication/presence.ts';
import type { Identifier } from '../../utils/domain/publication/record.ts';
import { questionNumberFrom } from '../../utils/domain/publication/own-number.ts';

/**
 * The page in blocks. Null when it cannot be read, which never stops the rest, and for a page shown instead of the
 * publication, such as a maintenance notice: nothing of that may be stored. A page that names another document is sent,
 * so that the background can say so.
 */
export function readSource(document: Document, address: string): SentSource | null {
  try {
    const id = parseIdentifier(address)?.id;
    if (id !== undefined && presenceOf(document, id) !== 'other' && !pageDescribes(document, id)) return null;
    return pageToSource(document, address);
  } catch (error) {
    console.error('Kantlijn:', error);
    return null;
  }
}

/**
 * The question numbers whose notes belong on a page, from its address and head, before the background has read it. A
 * number in the head wins over digits in an address that has no question number.
 *
 * @param identifier from the address
 * @param heads values of the head that name a question number, as they stand
 */
export function expectedNumbers(identifier: Identifier, heads: readonly string[]): string[] {
  if (identifier.kind === 'question') {
    const { number } = questionNumberFrom(identifier.number, heads);
    return number === null ? [] : [number];
  }
  if (identifier.kind !== 'appendix') return [];
  return [...new Set(heads.flatMap(questionNumbersIn))].slice(0, 20);
}
