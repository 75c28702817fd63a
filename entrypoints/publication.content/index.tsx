import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../../components/page/start.tsx';
import { loadedAddress } from '../../utils/messages/loaded.ts';
import { cardFormOf } from '../../utils/domain/placement/page-address.ts';

/**
 * Draws the card and the buttons in a publication. Runs when the document has arrived, so it never
 * holds up the page; place.content has kept its place by then.
 */
export default defineContentScript({
  matches: ['https://zoek.officielebekendmakingen.nl/*'],
  excludeMatches: [
    'https://zoek.officielebekendmakingen.nl/resultaten*',
    'https://zoek.officielebekendmakingen.nl/uitgebreidzoeken*',
    'https://zoek.officielebekendmakingen.nl/rss*',
    'https://zoek.officielebekendmakingen.nl/mijnabonnementen*',
  ],
  runAt: 'document_end',
  allFrames: false,
  main() {
    const address = loadedAddress();
    const form = cardFormOf(new URL(address).pathname);
    if (form === null || document.body === null) return;
    startPage({ document, address, form, version: browser.runtime.getManifest().version });
  },
});
