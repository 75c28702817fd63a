import type { DraftFailure } from './draft-types.ts';

/** Failures that are retried automatically. The others wait for the reader. */
export const WORTH_RETRYING: ReadonlySet<DraftFailure> = new Set([
  'noReceiver',
  'timeout',
  'failed',
  'unavailable',
  'invalidAnswer',
]);

/** Failures that prove that the text was not written. */
export const NOT_WRITTEN: ReadonlySet<DraftFailure> = new Set(['quota', 'newer', 'invalid', 'rejected']);
