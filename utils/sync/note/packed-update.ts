import type { WriterState } from '../disk.ts';

/** An update of a document, as stored in a file. */
export interface NoteUpdate {
  /** Changes of the document, or all of it. */
  readonly update: Uint8Array;
  /** Null for a whole document, whose contents show what its writer held. */
  readonly by: WriterState | null;
}

/** First byte of what is packed. */
const WHOLE = 0;
const CHANGE = 1;

/**
 * A whole document, or changes to one together with what their writer held and the text at that time. With these the receiver can
 * tell whether two devices wrote concurrently, and show what the other had written.
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

/** Reads a packed update. @throws RangeError when it is truncated, TypeError when the text is not valid UTF-8 */
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
