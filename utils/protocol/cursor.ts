import * as z from 'zod/mini';

/** Where a list goes on: the key and identifier of its last row, or its place in the log of changes, as JSON. */
function isCursor(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false;
    return value.every((part) => typeof part === 'string' || (Number.isSafeInteger(part) && part >= 0));
  } catch {
    // Expected: it comes from outside, and may be no JSON.
    return false;
  }
}

const text = z.string().check(z.maxLength(1_000));

/** `next` of the batch before, as it is asked for again; null for the first batch. */
export const Cursor = z.nullable(text.check(z.refine(isCursor)));

/** Where the next batch begins; null at the end. */
export const Next = z.nullable(text);
