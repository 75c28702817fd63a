import { defineContentScript } from 'wxt/utils/define-content-script';
import { startStrip } from '../../components/strip/start.ts';
import { PAGE_MATCHES, PAGES_WITHOUT_DOCUMENT } from '../../utils/domain/site/hosts.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';
import { pageFormOf } from '../../utils/domain/placement/page-address.ts';
import '../../components/marks/marks.css';

/** The one script of a publication: the strip, the buttons beside questions, marks, and the door to the frame. */
export default defineContentScript({
  matches: PAGE_MATCHES,
  excludeMatches: PAGES_WITHOUT_DOCUMENT,
  runAt: 'document_start',
  allFrames: false,
  main() {
    const address = loadedAddress();
    const form = pageFormOf(new URL(address).pathname);
    if (form !== null) startStrip({ address, form });
  },
});
