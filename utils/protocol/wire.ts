/**
 * The number of the protocol in `envelope.ts`, for scripts in pages, which would otherwise carry Zod with it; a test
 * holds the two together.
 */
export const PAGE_WIRE_VERSION = 1;
