import type { CorpusStore } from '../../store/question-list.ts';
import { PackedCorpus } from '../../questions/file/open.ts';
import { packCorpus } from '../../questions/file/pack.ts';

/**
 * Gives the list that was packed on this machine its word vectors, as a list that comes with a build has them: learned
 * from the same records, so that both rank alike. Takes ten seconds and some hundred MB for 43,000 questions: for a
 * worker of a page, never for the background.
 *
 * @returns false when there was nothing to do, or the list became another meanwhile
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
