/** Files are padded to multiples of this many bytes, so that sizes reveal little. */
export const BLOCK = 4_096;

/** Largest file that is read, in bytes. */
export const MAX_FILE = 8_000_000;

const NONCE = 12;
const TAG = 16;
/** Bytes that say how long the content is. */
const LENGTH = 4;

/** Bytes of a file with so many bytes of content. */
export const sealedSize = (content: number): number => Math.ceil((NONCE + LENGTH + content + TAG) / BLOCK) * BLOCK;

const named = (folder: string, name: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${folder}/${name}`);

/**
 * Encrypts content for one file: nonce, then AES-256-GCM of length, content and padding. The names of folder and file are bound to it:
 * under another name, or in another folder, it cannot be opened.
 *
 * @param folder identifier of the folder
 * @returns bytes in multiples of `BLOCK`
 */
export async function seal(
  key: CryptoKey,
  { folder, name }: { folder: string; name: string },
  content: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const plain = new Uint8Array(sealedSize(content.length) - NONCE - TAG);
  new DataView(plain.buffer).setUint32(0, content.length);
  plain.set(content, LENGTH);
  const additionalData = named(folder, name);
  const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, plain);
  const file = new Uint8Array(NONCE + closed.byteLength);
  file.set(nonce);
  file.set(new Uint8Array(closed), NONCE);
  return file;
}

/** The content of a file; null when it is truncated, modified, renamed or encrypted with another key. */
export async function unseal(
  key: CryptoKey,
  { folder, name }: { folder: string; name: string },
  file: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (file.length < BLOCK || file.length > MAX_FILE || file.length % BLOCK !== 0) return null;
  const how = { name: 'AES-GCM', iv: file.subarray(0, NONCE), additionalData: named(folder, name) };
  // Expected: a truncated file, or one of another key.
  const opened = await crypto.subtle.decrypt(how, key, file.subarray(NONCE)).catch(() => null);
  if (opened === null) return null;
  const plain = new Uint8Array(opened);
  const length = new DataView(opened).getUint32(0);
  return length > plain.length - LENGTH ? null : plain.slice(LENGTH, LENGTH + length);
}
