import { parseIdentifier } from '../../utils/publication/identifier.ts';
import { interpret } from '../../utils/publication/interpret.ts';
import { pageToDocument } from '../../utils/publication/page.ts';
import type { Identifier, PublicationRecord } from '../../utils/publication/record.ts';

/** What a page is about, as far as its address and text tell. */
export interface PageFacts {
  identifier: Identifier;
  /** Null when the page could not be read at all. */
  record: PublicationRecord | null;
  /** Number of the question to show a status for; null when there is none. */
  number: string | null;
  /** Numbers whose notes belong here. */
  questionNumbers: readonly string[];
  title: string;
}

/**
 * Settles what a page is about. The address names the publication; the page may only add to it.
 *
 * @param identifier from the address
 * @param record from the page, already checked against its schema; null when reading failed
 * @param pageTitle title of the browser tab, when the record has none
 */
export function factsOf(identifier: Identifier, record: PublicationRecord | null, pageTitle: string): PageFacts {
  const claimed =
    record?.kind === 'question' && record.questionNumber !== null
      ? [record.questionNumber]
      : record?.kind === 'appendix'
        ? record.questionNumbers
        : [];
  const own = identifier.kind === 'question' && identifier.number !== null ? [identifier.number] : [];
  const questionNumbers = [...new Set([...own, ...claimed])];
  const asks = identifier.kind === 'question' || identifier.kind === 'appendix';
  return {
    identifier,
    record,
    number: asks ? (questionNumbers[0] ?? null) : null,
    questionNumbers: asks ? questionNumbers : [],
    title: record?.title || pageTitle,
  };
}

/**
 * The record of the page; null when it cannot be read, which never stops the rest. Joined from the parts
 * of the reader that need no XML, so that the script in the page carries no XML parser.
 */
export function readRecord(document: Document, address: string): PublicationRecord | null {
  try {
    return interpret(pageToDocument(document, address), parseIdentifier(address));
  } catch (error) {
    console.error('Kantlijn:', error);
    return null;
  }
}
