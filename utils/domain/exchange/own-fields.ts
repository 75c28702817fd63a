import { FILE_FIELDS, type FileField } from '../note/note-fields.ts';

/** Fields that the W3C model has a property for. */
const IN_MODEL = ['id', 'body', 'tags', 'created', 'modified'] as const satisfies readonly FileField[];
type InModel = (typeof IN_MODEL)[number];

/** Fields that an annotation has under `kantlijn:note`, so that reading it back loses nothing. */
export const OWN_FIELDS = FILE_FIELDS.filter(
  (name): name is Exclude<FileField, InModel> => !(IN_MODEL as readonly string[]).includes(name),
);
