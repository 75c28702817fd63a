import { learnVectors } from '../rank/learn.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import { writeCorpus } from './write.ts';

/**
 * Packs a list into one file as a release carries it, word vectors learned: see `writeCorpus`. Not for the background, which would
 * carry the learning for nothing.
 *
 * @param options `learn: false` leaves the vectors out
 */
export async function packCorpus(
  records: Iterable<CorpusRecord>,
  about: { until: string; source: string },
  { learn = true }: { learn?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return writeCorpus(records, about, learn ? learnVectors : null);
}
