import { learnVectors } from '../rank/learn.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import { writeCorpus } from './write.ts';

/**
 * Packs a list into the file of a release, with word vectors: see `writeCorpus`. A module of its own, so that the background does not
 * include the code that learns.
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
