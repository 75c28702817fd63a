import { describeIssues } from '../protocol/envelope.ts';
import type { ChangeNoteRequest, SaveNoteRequest, SaveNoteResult } from '../protocol/notes.ts';
import { absentValues, CONTENT_FIELDS, FIELD_NAMES, pick, type ContentField } from '../domain/note/note-fields.ts';
import { contentOf, nextRevision, Note, readNote, sameContent, type Content } from '../domain/note/note.ts';
import type { StoredNote } from './rows.ts';

export { compare } from '../domain/note/note.ts';

/** What to store (nothing when undefined), and the result. */
export interface NoteChange {
  readonly put?: StoredNote;
  readonly result: SaveNoteResult;
}

/** Content of a request; omitted fields keep their value. */
type Asked = { readonly [K in ContentField]?: Content[K] | undefined };

/** The content after a request; omitted fields keep their value. */
function wanted(asked: Asked, old: Content): Content {
  const given = CONTENT_FIELDS.filter((name) => asked[name] !== undefined);
  const content = { ...contentOf(old), ...pick(asked, given) } as Content;
  return { ...content, tags: [...new Set(content.tags)] };
}

/**
 * Saves a text, only over the revision the writer has seen. A text that is already stored counts as saved.
 *
 * @param raw the stored row
 * @param at now, ISO instant UTC
 */
export function decideSave(request: SaveNoteRequest, raw: StoredNote | undefined, at: string): NoteChange {
  const { id, target, body, publicationTitle, expectedRevision } = request;
  if (!raw) {
    if (expectedRevision > 0) return missingNote();
    const blank = { ...absentValues(FIELD_NAMES), target, body } as Content;
    const times = { created: at, modified: at, revision: 1, deleted: null };
    return stored({ ...wanted(request, blank), id, publicationTitle, ...times });
  }
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  const content = wanted(request, note);
  if (note.deleted === null && sameContent(note, content)) return { result: { outcome: 'saved', note } };
  if (note.revision !== expectedRevision) return { result: { outcome: 'conflict', stored: note } };
  const title = { publicationTitle: publicationTitle || note.publicationTitle };
  return stored({ ...changed(note, at), ...content, ...title, deleted: null }, raw);
}

/** Changes place, meaning or tags of a note that is not deleted; parameters as for `decideSave`. */
export function decideChange(request: ChangeNoteRequest, raw: StoredNote | undefined, at: string): NoteChange {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  const content = wanted({ ...request, body: undefined }, note);
  if (note.deleted === null && sameContent(note, content)) return { result: { outcome: 'saved', note } };
  if (note.deleted !== null || note.revision !== request.expectedRevision) {
    return { result: { outcome: 'conflict', stored: note } };
  }
  return stored({ ...changed(note, at), ...content }, raw);
}

/** Deletes the revision the reader has seen. Idempotent. Parameters as for `decideSave`. */
export function decideDelete(expectedRevision: number, raw: StoredNote | undefined, at: string): NoteChange {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  if (note.deleted !== null) return { result: { outcome: 'saved', note } };
  if (note.revision !== expectedRevision) return { result: { outcome: 'conflict', stored: note } };
  return stored({ ...note, revision: nextRevision(note.revision), deleted: at }, raw);
}

/** Undoes a deletion. Idempotent. Parameters as for `decideSave`. */
export function decideRestore(raw: StoredNote | undefined, at: string): NoteChange {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  if (note.deleted === null) return { result: { outcome: 'saved', note } };
  return stored({ ...changed(note, at), deleted: null }, raw);
}

/** The note with a new modification time and revision. */
function changed(note: Note, at: string): Note {
  return { ...note, modified: at, revision: nextRevision(note.revision) };
}

function readStored(raw: StoredNote | undefined): { note: Note } | NoteChange {
  if (!raw) return missingNote();
  const note = readNote(raw);
  return note === null ? failed('invalid', 'the stored note cannot be read and is kept as it is') : { note };
}

/**
 * Builds the row of a note, and the note as it will be read back. Keeps fields of the stored row that this version does
 * not know. Never builds a row that cannot be read back, so that a note reported as saved always is.
 */
export function stored(note: Note, raw: Readonly<Record<string, unknown>> = {}): NoteChange {
  const rawTarget = typeof raw['target'] === 'object' ? raw['target'] : {};
  const read = Note.safeParse(note);
  if (!read.success) return failed('invalid', describeIssues(read.error));
  return {
    put: { ...raw, ...read.data, target: { ...rawTarget, ...read.data.target } },
    result: { outcome: 'saved', note: read.data },
  };
}

/** The result for a note that is not stored, or that the caller may not access. */
export function missingNote(): NoteChange {
  return failed('missing', 'not in the store');
}

function failed(code: 'missing' | 'invalid', detail: string): NoteChange {
  return { result: { outcome: 'failed', code, detail } };
}
