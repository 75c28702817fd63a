import { deflateSync, inflateSync } from 'fflate';

/** Raw deflate; `dictionary` is what both sides know, at most 32 kB. */
export const deflate = (bytes: Uint8Array, dictionary: Uint8Array): Uint8Array =>
  deflateSync(bytes, { level: 9, dictionary });

/**
 * Undoes it. Not by the browser's own streams: for two dozen small blocks these take far longer to set up than to run.
 *
 * @throws Error when the bytes are no raw deflate
 */
export const inflate = (bytes: Uint8Array, dictionary: Uint8Array): Uint8Array => inflateSync(bytes, { dictionary });
