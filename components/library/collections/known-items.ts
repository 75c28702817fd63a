import { itemOf, type CollectionItem } from '../../../utils/domain/collection/collection.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { FIRST_QUESTION_QUERY, requestOf } from '../questions/question-query.ts';
import type { LibraryPorts } from '../app/ports.ts';

/** An item of which only the identifier is known. */
function bareItem(publication: string): CollectionItem {
  const identifier = parseIdentifier(publication);
  const questionNumber = identifier?.kind === 'question' ? (identifier.number ?? null) : null;
  return itemOf({ id: publication, questionNumber, title: '', date: null });
}

/**
 * The item for what a reader typed: a question number, an identifier or an address, with what the list of all questions knows of it. Nothing is
 * asked of the network.
 *
 * @returns null when it is none of these
 */
export async function itemFor(
  typed: string,
  { searchQuestions }: Pick<LibraryPorts, 'searchQuestions'>,
): Promise<CollectionItem | null> {
  const identifier = parseIdentifier(typed);
  if (identifier === null) return null;
  const bare = bareItem(identifier.id);
  if (bare.questionNumber === null || searchQuestions === null) return bare;
  const request = { ...requestOf({ ...FIRST_QUESTION_QUERY, words: bare.questionNumber }), offset: 0, limit: 5 };
  const answer = await searchQuestions(request).catch(logAndReturn('collections.list', null));
  const row =
    answer?.outcome === 'found' ? answer.rows.find(({ number }) => number === bare.questionNumber) : undefined;
  // The list may still have it under its provisional identifier.
  return row === undefined ? bare : itemOf({ ...row, id: bare.publication, questionNumber: row.number });
}

/**
 * Items for publications that have notes in a dossier.
 *
 * @param publications at most 500
 */
export async function itemsWithNotes(
  { client }: Pick<LibraryPorts, 'client'>,
  collection: string,
  publications: readonly string[],
): Promise<CollectionItem[]> {
  const filter = { ...EVERYTHING, collection };
  const answer = await client
    .request('library.list', { sort: 'date', filter, cursor: null, limit: 500, heads: 0 })
    .catch(logAndReturn('collections.list', null));
  const groups = answer?.outcome === 'listed' ? answer.groups : [];
  const known = new Map(groups.map(({ publication }) => [publication.id, itemOf(publication)]));
  return publications.map((id) => known.get(id) ?? bareItem(id));
}
