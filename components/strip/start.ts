import { browser } from 'wxt/browser';
import { findStripPlace } from '../../utils/domain/placement/strip-place.ts';
import { onExtensionGone } from '../page/gone.ts';
import { hear } from '../page/trusted.ts';
import type { AboutPage } from './about.ts';
import { ask } from './ask.ts';
import { clearLeftovers } from './leftovers.ts';
import { PageStrip } from './page-strip.ts';
import { STRIP_SETTINGS, wordsOf } from './words.ts';

/**
 * Puts the strip under the title while the page is still loading, before its first paint, with the cached state of its
 * question; continues when the page has loaded.
 */
export function startStrip(about: AboutPage): void {
  const { form, address } = about;
  const page = new PageStrip(about, wordsOf());
  const { host } = page.strip;
  const place = (arrived: boolean): boolean => {
    const found = findStripPlace(document, form, arrived);
    if (found !== null && found.after.nextElementSibling !== host) found.after.after(host);
    return found?.settled === true;
  };
  // Read without a schema: a value of another type counts as not set.
  const settings = browser.storage.local
    .get(STRIP_SETTINGS)
    .then((stored) => wordsOf(stored))
    .catch(() => wordsOf()); // Expected: the defaults will do; this script carries no code for the log.
  void settings.then((words) => page.speak(words));
  // Ask before the page has loaded: it wakes the background.
  const peeked = form === 'question' ? ask('strip.peek', { address }) : null;
  const remembered = peeked?.then((answer) => {
    if (answer.ok && answer.payload !== null) page.remember(answer.payload);
  });
  const arrive = (): void => {
    observer.disconnect();
    place(true);
    void settings.then(() => page.arrive(remembered));
  };
  const observer = new MutationObserver(() => place(false) && observer.disconnect());
  // An update while the page loads leaves requests unanswered; do not wait for them.
  onExtensionGone(() => {
    observer.disconnect();
    page.gone();
  });
  if (document.readyState === 'loading') {
    observer.observe(document, { childList: true, subtree: true });
    hear(document, 'DOMContentLoaded', arrive);
  } else {
    clearLeftovers(document);
    arrive();
  }
}
