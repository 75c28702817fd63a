import { NoteDraft } from '../../../utils/drafts/draft.ts';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { absentValues, OPTIONAL_FIELDS } from '../../../utils/domain/note/note-fields.ts';
import type { Note, NoteTarget } from '../../../utils/domain/note/note.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import type { SaveNoteRequest, SaveNoteResult } from '../../../utils/protocol/notes.ts';

/**
 * The text of a dossier is written as a note is: it is kept from the first letter, sent again when that fails, and shown beside another
 * text that was stored meanwhile. So it is given to the machine that does this for notes, with answers in the form that expects.
 */

/** What is needed of a dossier to write its text. */
export type TextOf = Pick<Collection, 'id' | 'text' | 'textRevision' | 'created' | 'modified'>;

/** Stands in the place of what a note is about. No note has it, and none is sent with it. */
const NOWHERE: NoteTarget = { publication: 'dossier', questionNumber: null, subQuestion: null };

/** The text of a dossier, in the form of a note. */
export function textAsNote({ id, text, textRevision, created, modified }: TextOf): Note {
  return {
    ...(absentValues(OPTIONAL_FIELDS) as Pick<Note, (typeof OPTIONAL_FIELDS)[number]>),
    id,
    target: NOWHERE,
    body: text,
    publicationTitle: '',
    created,
    modified,
    revision: textRevision,
    deleted: null,
  };
}

/** A draft of the text of a dossier. @param collection as this window knows it */
export function textDraft(collection: TextOf, request: LibraryClient['request']): NoteDraft {
  return new NoteDraft({
    id: collection.id,
    target: NOWHERE,
    publicationTitle: '',
    note: textAsNote(collection),
    request: ((_name: 'notes.save', sent: SaveNoteRequest) =>
      save(collection.created, sent, request)) as MessageClient['request'],
  });
}

/**
 * Stores the text of a dossier.
 *
 * @throws MessageError `rejected` when the dossier is not there: nothing can be stored until it is back
 */
async function save(
  created: string,
  { id, body, expectedRevision }: SaveNoteRequest,
  request: LibraryClient['request'],
): Promise<SaveNoteResult> {
  const answer = await request('collections.change', { id, change: { does: 'write', text: body, expectedRevision } });
  if (answer.outcome === 'failed') return answer;
  const { stored } = answer;
  if (stored === null) throw new MessageError('rejected', 'collections.change', 'the dossier is not there');
  const note = textAsNote({ id, created, ...stored });
  return answer.outcome === 'done' ? { outcome: 'saved', note } : { outcome: 'conflict', stored: note };
}
