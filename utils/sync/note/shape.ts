import * as Y from 'yjs';
import { FIELD_NAMES, type NoteFieldName } from '../../domain/note/note-fields.ts';

/** Fields that are not one value of which the last counts. */
const APART = new Set<NoteFieldName>(['id', 'revision', 'body', 'tags', 'deleted']);

/** Names in `fields` that are no fields of a note. */
const OWN = new Set(['body', 'restored']);

/** Whether a field is a single value, of which the last one counts. Fields of a later version are too. */
export const isSingle = (name: string): boolean => !(APART as ReadonlySet<string>).has(name) && !OWN.has(name);

/** Fields of which the last value counts. */
export const SINGLE_FIELDS = FIELD_NAMES.filter((name) => !APART.has(name));

/** The parts of a note's document. */
export const partsOf = (doc: Y.Doc) => ({
  /** Single fields by name, and `body`: the name of the text that counts. */
  fields: doc.getMap<unknown>('fields'),
  /** Texts by name. More than one when the note began apart on two devices. */
  bodies: doc.getMap<Y.Text>('bodies'),
  /** Texts by name: when the reader last changed each, ISO instant UTC. */
  written: doc.getMap<unknown>('written'),
  /** Tag → its place in the reader's order. */
  tags: doc.getMap<number>('tags'),
  /** Deletions by client: what each of them saw. */
  deletions: doc.getMap<unknown>('deletions'),
});
export type Parts = ReturnType<typeof partsOf>;
