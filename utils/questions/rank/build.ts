import { assembleIndex } from './assemble.ts';
import { learnVectors } from './learn.ts';
import type { RelatedRecord } from './types.ts';

/**
 * Builds the index of related questions from all questions known: word vectors, weights and
 * portfolios are learned here, from these records alone. Takes seconds and some hundred MB for 43,000 questions: for Node, or
 * a worker of its own. The same records give the same bytes.
 * `learn: false` leaves the vectors out (see `assembleIndex`).
 * Never throws on a record's content; records whose number is not of the form `2024Z01911` are left out.
 */
export function buildIndex(records: Iterable<RelatedRecord>, { learn = true } = {}): Uint8Array<ArrayBuffer> {
  return assembleIndex(records, learn ? learnVectors : null);
}
