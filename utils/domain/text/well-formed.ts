import * as z from 'zod/mini';

/**
 * A text of the reader or of a page. Half a surrogate pair, which would break addresses, files and messages, becomes
 * U+FFFD, so that any text can be kept.
 *
 * @param most longest, in UTF-16 units
 * @param least shortest
 */
export const wellFormed = (most: number, least = 0) =>
  z.string().check(
    z.overwrite((text) => text.toWellFormed()),
    ...(least > 0 ? [z.minLength(least)] : []),
    z.maxLength(most),
  );
