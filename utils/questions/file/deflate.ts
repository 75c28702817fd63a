import { deflateSync, inflateSync } from 'fflate';

/** Raw deflate. `dictionary` is text that both sides know, at most 32 kB. */
export const deflate = (bytes: Uint8Array, dictionary: Uint8Array): Uint8Array =>
  deflateSync(bytes, { level: 9, dictionary });

/**
 * Undoes `deflate`. The browser's own streams would take far longer to set up than to run on such small blocks.
 *
 * @param out to write to; large enough, since growing it would cost more than unpacking
 * @returns a view on `out`
 * @throws Error when the bytes are no raw deflate, or more than `out` has room for
 */
export const inflate = (bytes: Uint8Array, dictionary: Uint8Array, out: Uint8Array): Uint8Array =>
  inflateSync(bytes, { dictionary, out });
