import { FILE_FIELDS, type FileField } from '../note/note-fields.ts';

/** Fields that an annotation of the W3C model has words for. */
const IN_MODEL = ['id', 'body', 'tags', 'created', 'modified'] as const satisfies readonly FileField[];
type InModel = (typeof IN_MODEL)[number];

/** Fields of a note that an annotation carries under `kantlijn:note`, so that reading it back loses nothing. */
export const OWN_FIELDS = FILE_FIELDS.filter(
  (name): name is Exclude<FileField, InModel> => !(IN_MODEL as readonly string[]).includes(name),
);
