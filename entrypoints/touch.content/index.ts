import { defineContentScript } from 'wxt/utils/define-content-script';
import { bringHand } from '../../components/strip/hand.ts';
import { speakAsSet } from '../../components/touch/speak.ts';
import { Touch } from '../../components/touch/touch.ts';
import { PAGE_MATCHES } from '../../utils/domain/site/hosts.ts';

/** The second script of a publication: put into the page by the background when the reader touches something (decision 302). */
export default defineContentScript({
  matches: PAGE_MATCHES,
  registration: 'runtime',
  main() {
    bringHand((core) => {
      const touch = new Touch(core);
      speakAsSet(core, () => touch.redraw());
      return touch;
    });
  },
});
