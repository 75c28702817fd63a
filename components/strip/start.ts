import { browser } from 'wxt/browser';
import { findStripPlace } from '../../utils/domain/placement/strip-place.ts';
import type { StripView } from '../../utils/protocol/strip.ts';
import { onExtensionGone } from '../page/gone.ts';
import { listen } from '../page/trusted.ts';
import type { AboutPage } from './about.ts';
import { ask } from './ask.ts';
import { listenEarly } from './early-keys.ts';
import { clearLeftovers } from './leftovers.ts';
import { PageStrip } from './page-strip.ts';
import { STRIP_SETTINGS, wordsOf } from './words.ts';

/**
 * Puts the strip under the title while the page is still loading, before its first paint, with the cached state of its
 * question; continues when the page has loaded.
 */
export function startStrip(about: AboutPage): void {
  const { form, address } = about;
  // Before any script of the page, so that none hears the keys first.
  const keys = listenEarly();
  let words = wordsOf();
  let view: StripView | null = null;
  let page: PageStrip | undefined;
  // Create it only when its place exists: what arrives earlier is then included in the first drawing.
  const made = (): PageStrip => (page ??= new PageStrip(about, words, view, keys));
  const place = (arrived: boolean): boolean => {
    const found = findStripPlace(document, form, arrived);
    if (found === null) return false;
    const { host } = made().strip;
    if (found.after.nextElementSibling !== host) found.after.after(host);
    return found.settled;
  };
  // Read without a schema: a value of another type counts as not set.
  const settings = browser.storage.local.get(STRIP_SETTINGS).then(
    (stored) => {
      words = wordsOf(stored);
      page?.speak(words);
    },
    () => undefined, // Expected: the defaults will do; this script carries no code for the log.
  );
  // Ask before the page has loaded: it wakes the background.
  const peeked = form === 'question' ? ask('strip.peek', { address }) : null;
  const remembered = peeked?.then((answer) => {
    if (!answer.ok || answer.payload === null) return;
    view = answer.payload;
    page?.remember(view);
  });
  const arrive = (): void => {
    observer.disconnect();
    place(true);
    void settings.then(() => made().arrive(remembered));
  };
  const observer = new MutationObserver(() => place(false) && observer.disconnect());
  // An update while the page loads leaves requests unanswered; do not wait for them.
  onExtensionGone(() => {
    observer.disconnect();
    made().gone();
  });
  if (document.readyState === 'loading') {
    observer.observe(document, { childList: true, subtree: true });
    listen(document, 'DOMContentLoaded', arrive);
  } else {
    clearLeftovers(document);
    arrive();
  }
}
