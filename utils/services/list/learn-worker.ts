/** A worker of an extension page: learns, says whether the list is another now, and is done. */
import { CorpusDatabase, createCorpusStore } from '../../store/question-list.ts';
import { learnPacked } from './learn.ts';

// One page at a time; the others have nothing to do after it.
void navigator.locks.request('kantlijn-corpus-learn', async () => {
  // Expected: the page hears that nothing was learned.
  const learned = await learnPacked(createCorpusStore(new CorpusDatabase())).catch(() => false);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to our own page
  globalThis.postMessage(learned);
});
