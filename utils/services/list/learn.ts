import type { CorpusStore } from '../../store/question-list.ts';
import { PackedCorpus } from '../../questions/file/open.ts';
import { packCorpus } from '../../questions/file/pack.ts';

/**
 * Adds word vectors to a list that was packed on this machine. A list shipped with a build has them already; both learn
 * from the same records, so they rank alike. Takes ten seconds and some 100 MB for 43,000 questions: run it in a worker
 * of a page, never in the background.
 *
 * @returns false when there was nothing to do, or the list was replaced meanwhile
 * @throws CorpusFormatError when the stored list is damaged
 */
export async function learnPacked(store: CorpusStore): Promise<boolean> {
  const bytes = await store.packed();
  if (bytes === null) return false;
  const corpus = await PackedCorpus.open(bytes);
  if (corpus.size === 0 || corpus.index.vectors.count > 0) return false;
  const records = Array.from({ length: corpus.size }, (_, at) => corpus.recordOf(at));
  const { until, source } = corpus.header;
  return store.replacePacked(bytes, await packCorpus(records, { until, source }));
}
