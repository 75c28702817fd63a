import { defineContentScript } from 'wxt/utils/define-content-script';
import { provideTouchScript } from '../../components/strip/touch-script.ts';
import { followLanguage } from '../../components/touch/follow-language.ts';
import { Touch } from '../../components/touch/touch.ts';
import { PAGE_MATCHES } from '../../utils/domain/site/hosts.ts';

/** The second script of a publication: put into the page by the background when the reader touches something (decision 302). */
export default defineContentScript({
  matches: PAGE_MATCHES,
  registration: 'runtime',
  main() {
    provideTouchScript((core) => {
      const touch = new Touch(core);
      followLanguage(core, () => touch.redraw());
      return touch;
    });
  },
});
