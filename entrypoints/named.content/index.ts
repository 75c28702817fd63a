import { defineContentScript } from 'wxt/utils/define-content-script';
import { startNamed } from '../../components/named/start.ts';
import { PAGE_MATCHES } from '../../utils/domain/site/hosts.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';

/** Signs wherever a page names a question: put into the page by the background when it does (decision 430). */
export default defineContentScript({
  matches: PAGE_MATCHES,
  registration: 'runtime',
  main() {
    startNamed(document, loadedAddress());
  },
});
