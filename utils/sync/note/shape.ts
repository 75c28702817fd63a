import * as Y from 'yjs';
import { FIELD_NAMES, pick, type NoteFieldName } from '../../domain/note/note-fields.ts';
import { Note } from '../../domain/note/note.ts';

/** A note as devices exchange it. Revisions count saves in one library, so each device has its own. */
export type SyncedNote = Omit<Note, 'revision'>;

/** Fields that are not one value of which the last counts. */
const APART = new Set<NoteFieldName>(['id', 'revision', 'body', 'tags', 'deleted']);

/** Fields of which the last value counts. */
export const SINGLE_FIELDS = FIELD_NAMES.filter((name) => !APART.has(name));

/** The parts of a note's document. */
export const partsOf = (doc: Y.Doc) => ({
  /** Single fields by name, and `body`: the name of the text that counts. */
  fields: doc.getMap<unknown>('fields'),
  /** Texts by name. More than one when the note began apart on two devices. */
  bodies: doc.getMap<Y.Text>('bodies'),
  /** Tag → its place in the reader's order. */
  tags: doc.getMap<number>('tags'),
  /** Deletions by client: what each of them saw. */
  deletions: doc.getMap<unknown>('deletions'),
});
export type Parts = ReturnType<typeof partsOf>;

/** The fields of a note, without its revision. */
export const synced = (note: SyncedNote): SyncedNote =>
  pick(
    note,
    FIELD_NAMES.filter((name): name is Exclude<NoteFieldName, 'revision'> => name !== 'revision'),
  );

/** JSON of a value with sorted keys: equal for equal values. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
