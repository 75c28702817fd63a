import type { ChangeNoteRequest, SaveNoteRequest, SaveNoteResult } from '../messages/protocol.ts';
import { readNote, type Note } from './note.ts';
import type { StoredNote } from './rows.ts';

/** What to store (nothing when undefined) and what to answer. */
export interface Change {
  readonly put?: StoredNote;
  readonly result: SaveNoteResult;
}

/** What a reader would call the note, apart from the title that lists show. */
type Content = Pick<Note, 'target' | 'body' | 'passage' | 'meaning' | 'tags'>;

/** The content a request asks for: what it leaves out stays, or is empty. */
function wanted(
  asked: { readonly [K in keyof Content]?: Content[K] | undefined },
  old: Omit<Content, 'body' | 'target'>,
): Omit<Content, 'body' | 'target'> {
  return {
    passage: asked.passage === undefined ? old.passage : asked.passage,
    meaning: asked.meaning === undefined ? old.meaning : asked.meaning,
    tags: asked.tags === undefined ? old.tags : [...new Set(asked.tags)],
  };
}

/**
 * Saves a text: only over the revision the writer saw. The text that is already there is saved.
 *
 * @param raw the stored row
 * @param at now, ISO instant UTC
 */
export function decideSave(request: SaveNoteRequest, raw: StoredNote | undefined, at: string): Change {
  const { id, target, body, publicationTitle, expectedRevision } = request;
  if (!raw) {
    if (expectedRevision > 0) return failed('missing', 'not in the store');
    const rest = wanted(request, { passage: null, meaning: null, tags: [] });
    const times = { created: at, modified: at, revision: 1, deleted: null };
    return stored({ id, target, body, publicationTitle, ...times, ...rest });
  }
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  const content = { target, body, ...wanted(request, note) };
  if (note.deleted === null && sameContent(note, content)) return { result: { outcome: 'saved', note } };
  if (note.revision !== expectedRevision) return { result: { outcome: 'conflict', stored: note } };
  const title = { publicationTitle: publicationTitle || note.publicationTitle };
  return stored({ ...note, ...content, ...title, modified: at, revision: note.revision + 1, deleted: null }, raw);
}

/** Changes place, meaning or tags of a note that is not deleted; parameters as for `decideSave`. */
export function decideChange(request: ChangeNoteRequest, raw: StoredNote | undefined, at: string): Change {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  const content = { target: request.target ?? note.target, body: note.body, ...wanted(request, note) };
  if (note.deleted === null && sameContent(note, content)) return { result: { outcome: 'saved', note } };
  if (note.deleted !== null || note.revision !== request.expectedRevision) {
    return { result: { outcome: 'conflict', stored: note } };
  }
  return stored({ ...note, ...content, modified: at, revision: note.revision + 1 }, raw);
}

/** Deletes the revision the reader saw; twice is once. Parameters as for `decideSave`. */
export function decideDelete(expectedRevision: number, raw: StoredNote | undefined, at: string): Change {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  if (note.deleted !== null) return { result: { outcome: 'saved', note } };
  if (note.revision !== expectedRevision) return { result: { outcome: 'conflict', stored: note } };
  return stored({ ...note, revision: note.revision + 1, deleted: at }, raw);
}

/** Takes a deletion back; twice is once. Parameters as for `decideSave`. */
export function decideRestore(raw: StoredNote | undefined, at: string): Change {
  const read = readStored(raw);
  if ('result' in read) return read;
  const { note } = read;
  if (note.deleted === null) return { result: { outcome: 'saved', note } };
  return stored({ ...note, modified: at, revision: note.revision + 1, deleted: null }, raw);
}

function readStored(raw: StoredNote | undefined): { note: Note } | Change {
  if (!raw) return failed('missing', 'not in the store');
  const note = readNote(raw);
  return note === null ? failed('invalid', 'the stored note cannot be read and is kept as it is') : { note };
}

/** Fields of the stored row that this version does not know are carried along. */
export function stored(note: Note, raw: Readonly<Record<string, unknown>> = {}): Change {
  const rawTarget = typeof raw['target'] === 'object' ? raw['target'] : {};
  return { put: { ...raw, ...note, target: { ...rawTarget, ...note.target } }, result: { outcome: 'saved', note } };
}

function failed(code: 'missing' | 'invalid', detail: string): Change {
  return { result: { outcome: 'failed', code, detail } };
}

function sameContent(a: Content, b: Content): boolean {
  return canonical(a) === canonical(b);
}

/** The content as text, whatever the order of keys it was stored in. */
function canonical({ target, body, passage, meaning, tags }: Content): string {
  return JSON.stringify([target, body, passage, meaning, tags], (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => compare(one, other)))
      : value,
  );
}

/** Order of UTF-16 units, as IndexedDB sorts text. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
