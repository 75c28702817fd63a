import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../../components/page/start.tsx';
import { loadedAddress } from '../../utils/messages/loaded.ts';
import { cardFormOf } from '../../utils/domain/placement/page-address.ts';
import { PAGE_MATCHES, PAGES_WITHOUT_DOCUMENT } from '../../utils/domain/site/hosts.ts';

/**
 * Draws the card and the buttons in a publication. Runs when the document has arrived, so it never
 * holds up the page; place.content has kept its place by then.
 */
export default defineContentScript({
  matches: PAGE_MATCHES,
  excludeMatches: PAGES_WITHOUT_DOCUMENT,
  runAt: 'document_end',
  allFrames: false,
  main() {
    const address = loadedAddress();
    const form = cardFormOf(new URL(address).pathname);
    if (form === null || document.body === null) return;
    startPage({ document, address, form, version: browser.runtime.getManifest().version });
  },
});
