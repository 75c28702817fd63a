import type { CorpusFacts } from '../../questions/file/contract.ts';

/** Whether a list may want word vectors: it was fetched here, whole, and nothing came with the build. */
const mayWant = ({ enabled, packaged, fetched, update, known }: CorpusFacts): boolean =>
  enabled && packaged === null && known > 0 && fetched.bytes > 0 && update.phase === 'idle';

/**
 * Hears how the list stands and has its word vectors learned when it may want them, in a worker, so that the page stays
 * quick (decision 103).
 *
 * @param learned called when the list became another
 * @returns what is to be told the facts
 */
export function learnWhenWanted(learned: () => void): (facts: CorpusFacts) => void {
  let worker: Worker | null = null;
  let asked = 0;
  return (facts) => {
    // Looked at once for each list: an update that follows brings rows, not another list.
    if (worker !== null || !mayWant(facts) || facts.known === asked) return;
    asked = facts.known;
    worker = new Worker(new URL('./learn-worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => {
      worker?.terminate();
      worker = null;
    };
    worker.addEventListener('message', ({ data }: MessageEvent<boolean>) => {
      end();
      if (data) learned();
    });
    worker.addEventListener('error', end);
  };
}
