import { defineContentScript } from 'wxt/utils/define-content-script';
import { startNamed } from '../../components/named/start.ts';
import { PAGE_MATCHES } from '../../utils/domain/site/hosts.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';

/** Draws signs wherever a page names a question. The background injects this when a page does (decision 430). */
export default defineContentScript({
  matches: PAGE_MATCHES,
  registration: 'runtime',
  main() {
    startNamed(document, loadedAddress());
  },
});
