import type { CalendarDate, Identifier, PublicationRecord } from '../publication/record.ts';
import { authorsOf, type Author } from './authors.ts';
import { sessionYearOf } from './session-year.ts';

/** What a citation needs to know of a document. */
export interface CitableDocument {
  readonly identifier: Identifier;
  readonly title: string;
  /** `2023-2024`; null when neither the document nor its date says so. */
  readonly sessionYear: string | null;
  /** Submitted (question), received (appendix) or published date; calendar date in Amsterdam. */
  readonly date: CalendarDate | null;
  /** Who wrote it: of questions those who asked, of an answer or notice those who answered. */
  readonly authors: readonly Author[];
}

/** The part of a document that is cited, or null for the whole. */
export interface CitedPart {
  readonly kind: 'question' | 'answer';
  /** Sub-question numbers, ascending. */
  readonly numbers: readonly number[];
}

/**
 * Takes from a record what a citation needs.
 *
 * @param record a checked publication record
 * @returns the citable document; its session year follows from its date when the record gives none
 */
export function citableDocument(record: PublicationRecord): CitableDocument {
  const date =
    record.kind === 'question'
      ? (record.submitted ?? record.published)
      : record.kind === 'appendix'
        ? (record.received ?? record.published)
        : record.published;
  return {
    identifier: withQuestionNumber(record.identifier, record.kind === 'question' ? record.questionNumber : null),
    title: record.title,
    sessionYear: record.sessionYear ?? (date === null ? null : sessionYearOf(date)),
    date,
    authors: authorsOf(record),
  };
}

/** An identifier with the question number from its document, when it has none itself. */
export function withQuestionNumber(identifier: Identifier, questionNumber: string | null): Identifier {
  return identifier.number === null && identifier.kind === 'question'
    ? { ...identifier, number: questionNumber }
    : identifier;
}
