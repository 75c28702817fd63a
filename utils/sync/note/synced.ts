import { FIELD_NAMES, pick, type NoteFieldName } from '../../domain/note/note-fields.ts';
import type { Note } from '../../domain/note/note.ts';

/** A note as devices exchange it. Revisions count saves in one library, so each device has its own. */
export type SyncedNote = Omit<Note, 'revision'>;

/** The fields of a note, without its revision. */
export const synced = (note: SyncedNote): SyncedNote =>
  pick(
    note,
    FIELD_NAMES.filter((name): name is Exclude<NoteFieldName, 'revision'> => name !== 'revision'),
  );
