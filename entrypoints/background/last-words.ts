import { browser } from 'wxt/browser';
import { LAST_WORDS, LEFT_MS } from '../../utils/drafts/last-words.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';

/**
 * Looks for words that a frame left behind: at the start of a worker, and some time after the last letter. The first letter wakes the
 * worker, which is then there for what the frame sends when its page is left.
 *
 * @param take see `storeLastWords`
 */
export function watchLastWords(take: () => Promise<boolean>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, LEFT_MS);
  };
  const look = (): void => void take().then((mayCome) => mayCome && lookLater(), logAndReturn('drafts.keep'));
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    const isTyped = Object.entries(changes).some(([key, { newValue }]) => key.startsWith(LAST_WORDS) && newValue);
    if (isTyped) lookLater();
  });
  lookLater();
}
