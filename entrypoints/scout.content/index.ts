import { defineContentScript } from 'wxt/utils/define-content-script';
import { scout } from '../../components/named/scout.ts';
import { PAGE_MATCHES } from '../../utils/domain/site/hosts.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';

/** Checks whether a page names a question, once it is idle: the small script that runs in every page of the host. */
export default defineContentScript({
  matches: PAGE_MATCHES,
  runAt: 'document_idle',
  allFrames: false,
  main() {
    // Expected: an extension that is gone has nothing to draw.
    scout(document, loadedAddress()).catch(() => undefined);
  },
});
