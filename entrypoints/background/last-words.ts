import { LEFT_MS } from '../../utils/drafts/last-words.ts';
import { wordsMemory } from '../../utils/drafts/words-memory.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';

/**
 * Looks for words that a frame left behind: at the start of a worker, and some time after the last letter. The first letter wakes the
 * worker, which is then there for what the frame sends when its page is left.
 *
 * @param take see `storeLastWords`
 */
export function watchLastWords(take: () => Promise<boolean>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Keys under which unsaved words were seen. While a reader types, a frame removes its own again. */
  const waiting = new Set<string>();
  const lookLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, LEFT_MS);
  };
  const look = (): void => {
    waiting.clear();
    void take().then((mayCome) => mayCome && lookLater(), logAndReturn('drafts.keep'));
  };
  wordsMemory().listen((key, isThere) => {
    if (isThere) waiting.add(key);
    // Nothing was left behind, so reading all of the storage would be wasted.
    else if (waiting.delete(key) && waiting.size === 0) clearTimeout(timer);
    if (waiting.size > 0) lookLater();
  });
  // Finish what an earlier worker did not get to.
  lookLater();
}
