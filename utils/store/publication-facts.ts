import type { PublicationFacts } from '../protocol/notes.ts';
import type { PublicationRecord } from '../domain/publication/record.ts';

/**
 * Facts of a publication to store for its notes: to list, filter and cite them.
 *
 * @param record as read from the page
 * @param state of its question; null when unknown
 */
export function publicationFacts(record: PublicationRecord, state: PublicationFacts['state']): PublicationFacts {
  const { identifier, kind } = record;
  const date =
    kind === 'question'
      ? record.submitted
      : kind === 'appendix'
        ? (record.received ?? record.published)
        : record.published;
  return {
    id: identifier.id,
    kind: identifier.kind,
    title: record.title.slice(0, 1000),
    questionNumber:
      kind === 'question' ? record.questionNumber : kind === 'appendix' ? (record.questionNumbers[0] ?? null) : null,
    sessionYear: record.sessionYear,
    date,
    submitters: kind === 'other' ? [] : record.submitters.slice(0, 200),
    ...(kind === 'appendix' && {
      answeredBy: record.answeredBy.slice(0, 50).map((official) => ({
        function: official.function.slice(0, 200),
        portfolio: official.portfolio?.slice(0, 500) ?? null,
        name: official.name?.slice(0, 200) ?? null,
      })),
    }),
    state,
  };
}
