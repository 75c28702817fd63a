import * as z from 'zod/mini';

/** A position in a list, as JSON: the key and identifier of the last row, or a position in the change log. */
function isCursor(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false;
    return value.every((part) => typeof part === 'string' || (Number.isSafeInteger(part) && part >= 0));
  } catch {
    // Expected: input from outside need not be JSON.
    return false;
  }
}

const text = z.string().check(z.maxLength(1_000));

/** `next` of the previous batch, sent back to get the following one; null for the first. */
export const Cursor = z.nullable(text.check(z.refine(isCursor)));

/** Cursor of the next batch; null at the end. */
export const Next = z.nullable(text);
