import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { CARD_ELEMENT, createPlace, leavePlace } from '../../components/page/place.ts';
import { findCardPlace, putAt } from '../../utils/placement/card-place.ts';
import { cardFormOf } from '../../utils/placement/page-address.ts';

/**
 * Keeps the card's place while the page is still arriving, before its first paint. Small on
 * purpose: it runs before the page is parsed. The card itself is drawn by publication.content.
 */
export default defineContentScript({
  matches: ['https://zoek.officielebekendmakingen.nl/*'],
  runAt: 'document_start',
  allFrames: false,
  main() {
    const form = cardFormOf(location.pathname);
    if (form === null || document.readyState !== 'loading' || document.querySelector(CARD_ELEMENT) !== null) return;
    const place = createPlace(document, form);
    leavePlace(place);
    // The key of utils/store/settings.ts, read bare: its checks would triple this script.
    browser.storage.local.get('settings.collapsed').then(
      (stored) => {
        if (stored['settings.collapsed'] === true) place.box.dataset['size'] = 'collapsed';
      },
      () => undefined,
    );
    const observer = new MutationObserver(() => {
      const found = findCardPlace(document, form);
      // Until the title has arrived the top of the page would be the wrong place.
      if (found === null || !('after' in found.place)) return;
      putAt(found.place, place.host);
      if (found.settled) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
    document.addEventListener('DOMContentLoaded', () => observer.disconnect(), { once: true });
  },
});
