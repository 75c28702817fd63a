import { defineContentScript } from 'wxt/utils/define-content-script';
import { startHouse } from '../../components/house/house.ts';

/**
 * The state of a question in pages of the Tweede Kamer. The background registers it while the reader has it switched on and the browser allows
 * that site; no manifest names it, so `matches` is empty (decision 487).
 */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main() {
    // Expected: an extension that is gone has nothing to draw.
    startHouse(document).catch(() => undefined);
  },
});
