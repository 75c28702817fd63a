import { deflateSync, inflateSync } from 'fflate';

/** Raw deflate; `dictionary` is what both sides know, at most 32 kB. */
export const deflate = (bytes: Uint8Array, dictionary: Uint8Array): Uint8Array =>
  deflateSync(bytes, { level: 9, dictionary });

/**
 * Undoes it. Not by the browser's own streams: for two dozen small blocks these take far longer to set up than to run.
 *
 * @param out where it is written; large enough, since guessing the size costs more than unpacking
 * @returns a view on `out`
 * @throws Error when the bytes are no raw deflate, or of more than fits
 */
export const inflate = (bytes: Uint8Array, dictionary: Uint8Array, out: Uint8Array): Uint8Array =>
  inflateSync(bytes, { dictionary, out });
