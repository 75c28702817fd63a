/** Worker of an extension page. Learns word vectors, reports whether the list was replaced, and ends. */
import { CorpusDatabase, createCorpusStore } from '../../store/question-list.ts';
import { learnPacked } from './learn.ts';

// One page at a time. Pages that wait have nothing left to do afterwards.
void navigator.locks.request('kantlijn-corpus-learn', async () => {
  // Expected: the page is told that nothing was learned.
  const learned = await learnPacked(createCorpusStore(new CorpusDatabase())).catch(() => false);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to our own page
  globalThis.postMessage(learned);
});
