import * as Y from 'yjs';

/** Steps that documents of all kinds share: a stored state becomes a Yjs document, and a document its state again. */

/** A new, empty document. Its identifier is in no update, and making one takes a tenth of the time that a note of another device does. */
export const emptyDoc = (): Y.Doc => new Y.Doc({ guid: 'note' });

/** The document of a stored state; an empty one for null. The caller ends it with {@link saveDoc} or `destroy`. @throws what Yjs throws on a damaged state */
export function loadDoc(state: Uint8Array | null): Y.Doc {
  const doc = emptyDoc();
  if (state !== null) Y.applyUpdate(doc, state);
  return doc;
}

/** The state of a document. Destroys the document. */
export function saveDoc(doc: Y.Doc): Uint8Array {
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** Whether a value is plain JSON rather than a nested document. */
export const isPlain = (value: unknown): boolean => !(value instanceof Y.AbstractType) && value !== undefined;
