import { defineContentScript } from 'wxt/utils/define-content-script';
import { listenToPassages } from '../../components/passages/listen.ts';
import { startPassages } from '../../components/passages/start.ts';
import { cardFormOf } from '../../utils/domain/placement/page-address.ts';
import { PAGE_MATCHES, PAGES_WITHOUT_DOCUMENT } from '../../utils/domain/site/hosts.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';
import { pageClient } from '../../utils/messages/page-client.ts';
import '../../components/marks/marks.css';

/** Marks and notes on passages, in every publication of the host. Runs when the page is there and at rest. */
export default defineContentScript({
  matches: PAGE_MATCHES,
  excludeMatches: PAGES_WITHOUT_DOCUMENT,
  runAt: 'document_idle',
  allFrames: false,
  main() {
    const address = loadedAddress();
    if (cardFormOf(new URL(address).pathname) === null) return;
    const passages = startPassages(document, address, pageClient);
    if (passages !== null) listenToPassages(passages);
  },
});
