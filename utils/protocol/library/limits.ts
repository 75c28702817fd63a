import * as z from 'zod/mini';

/** How many notes, rows or entries; no library holds more. */
export const Count = z.int().check(z.minimum(0), z.maximum(10_000_000));

/** How many items to return in one batch. */
export const BatchSize = z.int().check(z.minimum(1), z.maximum(500));

/** Longest wait for a request that may read or write every note, in milliseconds. */
export const LIBRARY_TIMEOUT_MS = 280_000;
