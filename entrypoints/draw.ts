import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeLink } from '../components/frame/link.ts';
import { startFrame } from '../components/frame/start.tsx';

/**
 * The second script of the frame: draws. One file with all it needs, styles too, since each file more is a round through the browser
 * before the reader can write (decision 352).
 */
export default defineUnlistedScript(() => {
  // A frame that a page made itself stays empty.
  takeLink().then(
    (link) => void (link !== null && startFrame(link)),
    (error: unknown) => console.warn('Kantlijn: the frame has found no page', error),
  );
});
