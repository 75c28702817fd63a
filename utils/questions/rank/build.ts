import { assembleIndex } from './assemble.ts';
import { learnVectors } from './learn.ts';
import type { RelatedRecord } from './types.ts';

/**
 * Builds the index of related questions with word vectors, weights and portfolios, all learned from these records alone. Takes some
 * seconds and hundreds of MB for 43,000 questions: run it in Node or a worker. The same records give the same bytes. Leaves out
 * records whose number is not like `2024Z01911`; never throws because of a record's content.
 *
 * @param options `learn: false` leaves the vectors out (see `assembleIndex`)
 */
export function buildIndex(records: Iterable<RelatedRecord>, { learn = true } = {}): Uint8Array<ArrayBuffer> {
  return assembleIndex(records, learn ? learnVectors : null);
}
