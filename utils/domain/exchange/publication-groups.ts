import type { CitableDocument } from '../cite/index.ts';
import { authorsOf, withQuestionNumber, sessionYearOf } from '../cite/index.ts';
import { publicationUrl } from '../site/address.ts';
import { parseIdentifier } from '../publication/index.ts';
import type { ExchangedNote, ExchangedPublication, Library } from './format.ts';
import { byPlace } from './place.ts';

/** A publication with its notes in reading order. */
export interface PublicationGroup {
  readonly publication: ExchangedPublication;
  readonly citable: CitableDocument;
  readonly notes: readonly ExchangedNote[];
}

/** A publication that was never recorded: its identifier and the title on its notes. */
function bare(id: string, notes: readonly ExchangedNote[]): ExchangedPublication {
  return {
    id,
    kind: parseIdentifier(id)?.kind ?? 'other',
    title: notes.find((note) => note.publicationTitle !== '')?.publicationTitle ?? '',
    questionNumber: notes[0]?.target.questionNumber ?? null,
    sessionYear: null,
    date: null,
    submitters: [],
  };
}

/**
 * A publication as input for citing.
 *
 * @param publication as stored
 * @returns the citable document; without a stored session year it follows from the date
 */
export function citableOf(publication: ExchangedPublication): CitableDocument {
  const identifier = parseIdentifier(publication.id) ?? {
    id: publication.id,
    kind: publication.kind,
    chamber: null,
    number: publication.questionNumber,
    year: null,
    suffix: null,
    url: publicationUrl(publication.id),
  };
  return {
    identifier: withQuestionNumber(identifier, publication.questionNumber),
    title: publication.title,
    sessionYear: publication.sessionYear ?? (publication.date === null ? null : sessionYearOf(publication.date)),
    date: publication.date,
    authors: authorsOf(publication),
  };
}

/**
 * Notes by publication, publications by date (newest first) and then identifier.
 *
 * @param library notes and what is remembered of their publications
 */
export function groupByPublication(library: Library): PublicationGroup[] {
  const groups = Map.groupBy(library.notes, (note) => note.target.publication);
  return [...groups]
    .map(([id, notes]): PublicationGroup => {
      const publication = library.publications.get(id) ?? bare(id, notes);
      return { publication, citable: citableOf(publication), notes: notes.toSorted(byPlace) };
    })
    .toSorted(
      (a, b) =>
        (b.publication.date ?? '').localeCompare(a.publication.date ?? '') ||
        (a.publication.id < b.publication.id ? -1 : 1),
    );
}
