import type { WriterState } from '../disk.ts';

/** News of a document as a file carries it. */
export interface NoteUpdate {
  /** Changes of the document, or all of it. */
  readonly update: Uint8Array;
  /** Null for a whole document, which says itself what it holds. */
  readonly by: WriterState | null;
}

/** First byte of what is packed. */
const WHOLE = 0;
const CHANGE = 1;

/**
 * A whole document, or changes of one with what their writer held and the text as it then was: only so can a reader tell
 * whether two wrote at the same time, and see what the other had written.
 */
export function packUpdate({ update, by }: NoteUpdate): Uint8Array {
  const vector = by?.vector ?? new Uint8Array();
  const body = new TextEncoder().encode(by?.body ?? '');
  const all = new Uint8Array(9 + vector.length + body.length + update.length);
  const view = new DataView(all.buffer);
  all[0] = by === null ? WHOLE : CHANGE;
  view.setUint32(1, vector.length);
  view.setUint32(5, body.length);
  all.set(vector, 9);
  all.set(body, 9 + vector.length);
  all.set(update, 9 + vector.length + body.length);
  return all;
}

/** Reads what was packed. @throws RangeError when it is cut off, TypeError when the text is none */
export function unpackUpdate(bytes: Uint8Array): NoteUpdate {
  const [form] = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = 9 + view.getUint32(1);
  const rest = text + view.getUint32(5);
  if ((form !== WHOLE && form !== CHANGE) || rest > bytes.length) throw new RangeError('no news');
  const update = bytes.slice(rest);
  if (form === WHOLE) return { update, by: null };
  const body = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(text, rest));
  return { update, by: { vector: bytes.slice(9, text), body } };
}
