import { NoteDraft } from '../../../utils/drafts/draft.ts';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { absentValues, OPTIONAL_FIELDS } from '../../../utils/domain/note/note-fields.ts';
import type { Note, NoteTarget } from '../../../utils/domain/note/note.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import type { SaveNoteRequest, SaveNoteResult } from '../../../utils/protocol/notes.ts';

/**
 * Lets the text of a dossier be written like a note: kept from the first letter, sent again after a failure, and
 * shown beside another text that was stored meanwhile. The draft machine for notes does this, so the answers are
 * converted to the form it expects.
 */

/** What is needed of a dossier to edit its text. */
export type TextOf = Pick<Collection, 'id' | 'text' | 'textRevision' | 'created' | 'modified'>;

/** A placeholder for what a note is about. No note has it, and it is never sent. */
const NOWHERE: NoteTarget = { publication: 'dossier', questionNumber: null, subQuestion: null };

/** The text of a dossier in the shape of a note. */
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
