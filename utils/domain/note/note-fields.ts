import * as z from 'zod/mini';
import { NOTE_FIELDS, type NoteField } from './note-table.ts';

/** Names and schema shapes, derived from the table of a note's fields. */

type Fields = typeof NOTE_FIELDS;
export type NoteFieldName = keyof Fields;
type Where<P> = { [K in NoteFieldName]: Fields[K] extends P ? K : never }[NoteFieldName];

/** Content, as a reader sees it. */
export type ContentField = Where<{ is: 'content' }>;
/** Content that a save may leave out: it stays unchanged, or becomes empty in a new note. */
export type OptionalField = Where<{ is: 'content'; whenAbsent: () => unknown }>;
/** What is in files. */
export type FileField = Where<{ is: 'content' | 'apart' }>;
/** What lists carry whole. */
export type ListField = Where<{ inLists: true }>;

/** Names of the fields for which something holds, in the order of the table. */
function namesWhere<K extends NoteFieldName>(holds: (field: NoteField) => boolean): readonly K[] {
  const fields = Object.entries(NOTE_FIELDS as Readonly<Record<string, NoteField>>);
  return fields.filter(([, field]) => holds(field)).map(([name]) => name as K);
}

export const FIELD_NAMES = namesWhere(() => true);
export const CONTENT_FIELDS = namesWhere<ContentField>(({ is }) => is === 'content');
export const OPTIONAL_FIELDS = namesWhere<OptionalField>((field) => field.is === 'content' && 'whenAbsent' in field);
export const FILE_FIELDS = namesWhere<FileField>(({ is }) => is !== 'here');

export const LIST_FIELDS = namesWhere<ListField>(({ inLists }) => inLists);

/** The shapes of some fields, for `z.object`. */
export function shapesOf<const K extends NoteFieldName>(names: readonly K[]): { [P in K]: Fields[P]['schema'] } {
  return Object.fromEntries(names.map((name) => [name, NOTE_FIELDS[name].schema])) as never;
}

/** The same where each may be left out. */
export function optionalShapesOf<const K extends NoteFieldName>(
  names: readonly K[],
): { [P in K]: z.ZodMiniOptional<Fields[P]['schema']> } {
  return Object.fromEntries(names.map((name) => [name, z.optional(NOTE_FIELDS[name].schema)])) as never;
}

/** The shapes of fields in a file; a field that an older file lacks gets its `whenAbsent` value. */
export function fileShapesOf<const K extends FileField>(names: readonly K[]): { [P in K]: Fields[P]['schema'] } {
  return Object.fromEntries(names.map((name) => [name, fileShape(NOTE_FIELDS[name])])) as never;
}

function fileShape({ schema, inFiles = schema, whenAbsent }: NoteField): z.ZodMiniType {
  return whenAbsent === undefined ? inFiles : z._default(inFiles, whenAbsent);
}

/** Some fields of anything that has them. */
export function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

/** Values for fields that are left out; only for those that can be. */
export function absentValues(names: readonly NoteFieldName[]): Record<string, unknown> {
  const fields: Readonly<Record<string, NoteField>> = NOTE_FIELDS;
  return Object.fromEntries(
    names.flatMap((name) => {
      const whenAbsent = fields[name]?.whenAbsent;
      return whenAbsent === undefined ? [] : [[name, whenAbsent()]];
    }),
  );
}
