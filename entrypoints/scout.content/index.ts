import { defineContentScript } from 'wxt/utils/define-content-script';
import { scout } from '../../components/named/scout.ts';
import { PAGE_MATCHES } from '../../utils/domain/site/hosts.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';

/** Looks whether a page names a question, once it is at rest; the few lines that every page of the host carries for it. */
export default defineContentScript({
  matches: PAGE_MATCHES,
  runAt: 'document_idle',
  allFrames: false,
  main() {
    // Expected: an extension that is gone has nothing to draw.
    scout(document, loadedAddress()).catch(() => undefined);
  },
});
