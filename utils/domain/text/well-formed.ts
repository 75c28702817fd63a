import * as z from 'zod/mini';

/**
 * A text of the reader's or of a page. Half a surrogate pair, which no address, file or message survives, becomes
 * U+FFFD: a text is kept whatever is in it.
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
