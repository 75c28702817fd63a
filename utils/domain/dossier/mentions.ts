import { publicationOf } from '../publication/stated.ts';
import { publicationUrl } from '../site/address.ts';
import { mergeDocuments } from '../status/documents.ts';
import type { Evidence, StatusInput } from '../status/types.ts';
import type { FoundDocument } from './answers.ts';
import type { Mention } from './types.ts';

/**
 * The documents that mention a question, newest first.
 *
 * @param number normalised question number
 * @param documents found by searching for that number
 * @param input facts for the status, which know better than the search what an appendix is
 * @returns each document once, without the question itself
 */
export function assembleMentions(number: string, documents: readonly FoundDocument[], input: StatusInput): Mention[] {
  const roles = new Map(
    mergeDocuments(input.documents).documents.map(({ evidence }) => [publicationOf(evidence.document), evidence]),
  );
  const submitted = input.questionEvidence.find((evidence) => evidence.date !== null)?.date ?? null;
  const mentions = documents
    .filter(
      (document) =>
        document.id !== input.question && !(document.kind === 'question' && document.numbers.includes(number)),
    )
    // Only the newest version of a document is listed.
    .filter(({ id }) => (roles.get(publicationOf(id))?.document ?? id) === id)
    .map((document): Mention => {
      const date = document.date ?? document.available;
      return {
        document: document.id,
        title: document.title,
        role: roleOf(document, number, roles.get(publicationOf(document.id))?.role, submitted),
        date,
        url: publicationUrl(document.id),
      };
    });
  return [...new Map(mentions.map((mention) => [mention.document, mention])).values()].toSorted((a, b) =>
    (a.date ?? '') === (b.date ?? '') ? compare(a.document, b.document) : compare(b.date ?? '', a.date ?? ''),
  );
}

function roleOf(
  document: FoundDocument,
  number: string,
  known: Evidence['role'] | undefined,
  submitted: string | null,
): Mention['role'] {
  if (document.kind === 'question') {
    return submitted !== null && document.date !== null && document.date >= submitted ? 'followUp' : 'mentions';
  }
  if (document.kind !== 'appendix' || !document.numbers.includes(number)) return 'mentions';
  switch (known ?? document.form) {
    case 'answer':
      return 'answer';
    case 'postponement':
      return 'postponement';
    case 'settledByLetter':
    case 'withdrawn':
    case 'otherNotice':
      return 'notice';
    case 'question':
    case 'unknown':
      return 'mentions';
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
