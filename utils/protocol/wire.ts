/**
 * Distinguishes this protocol from the one of an older version of the extension whose script is still in a tab. In a
 * file of its own, so that scripts in pages can import it without Zod.
 */
export const WIRE_VERSION = 1;
