import type { MessageClient } from '../../utils/messages/client.ts';
import { isToldBy, presenceOf } from '../../utils/domain/publication/presence.ts';
import type { Identifier } from '../../utils/domain/publication/record.ts';
import { NotesModel } from '../notes/notes-model.ts';
import { earlyNumbers, headValues } from './read.ts';

/**
 * The notes of a page. A page that stands in the place of the publication (maintenance, another document) tells nothing
 * of it: its notes are kept under the address alone.
 *
 * @param identifier from the address
 * @param newId gives the identifiers of notes that are begun
 */
export function notesOf(
  identifier: Identifier,
  document: Document,
  client: Pick<MessageClient, 'request'>,
  newId?: () => string,
): NotesModel {
  const { id } = identifier;
  const place = {
    publication: id,
    questionNumbers: earlyNumbers(identifier, headValues(document, id)),
    title: isToldBy(document, id) ? document.title : '',
    isOther: presenceOf(document, id) === 'other',
  };
  return new NotesModel(place, client, newId);
}
