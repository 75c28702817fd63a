import type { CorpusFacts } from '../../questions/file/contract.ts';

/** Whether a list may lack word vectors: it was fetched here completely, and the build has none. */
const mayWant = ({ enabled, packaged, fetched, update, known }: CorpusFacts): boolean =>
  enabled && packaged === null && known > 0 && fetched.bytes > 0 && update.phase === 'idle';

/**
 * Starts a worker that learns word vectors when the facts say the list may lack them (decision 103).
 *
 * @param learned called when the list was replaced
 * @returns call this with the current facts
 */
export function learnWhenWanted(learned: () => void): (facts: CorpusFacts) => void {
  let worker: Worker | null = null;
  let asked = 0;
  return (facts) => {
    // Check once per list: a later update adds rows, but does not replace the list.
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
