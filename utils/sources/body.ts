/**
 * Reads the body of a response as UTF-8, and stops when it becomes too large.
 *
 * @param response not yet read
 * @param maxBytes maximum size
 * @returns the text, or undefined when it is larger
 * @throws what the stream throws when the connection drops
 */
export async function readLimited(response: Response, maxBytes: number): Promise<string | undefined> {
  const announced = Number(response.headers.get('content-length') ?? '0');
  if (announced > maxBytes) return undefined;
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // Expected: nothing more is read either way.
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
