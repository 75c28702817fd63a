/**
 * Tells a version of the protocol apart from another one, left in a tab by an older version of the extension. In a file of
 * its own for the scripts in pages, which would otherwise carry Zod with it.
 */
export const WIRE_VERSION = 1;
