/** Thrown when the decompressed size exceeds the limit. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Compressed bytes (deflate, without a header). */
export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * The reverse of `deflated`, read in pieces so that a small file cannot fill the memory.
 *
 * @throws TooLarge above `most` bytes; TypeError when the bytes are not compressed
 */
export function inflated(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  return collected(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), most);
}

/**
 * All bytes of a stream; stops when they become too many.
 *
 * @throws TooLarge above `most` bytes; what the stream throws
 */
export async function collected(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- pieces of one stream
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      // Expected: nobody reads on, and the caller knows that it was cut off.
      await reader.cancel().catch(() => undefined);
      throw new TooLarge(`more than ${most} bytes`);
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
