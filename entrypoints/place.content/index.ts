import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { onGone } from '../../components/page/gone.ts';
import { createPlace, handOver, takeHandover } from '../../components/page/place.ts';
import { hear } from '../../components/page/trusted.ts';
import { drawPicture } from '../../components/page/first-picture.ts';
import type { PeekAnswer } from '../../utils/protocol/page.ts';
import { loadedAddress, originOfPage } from '../../utils/messages/loaded.ts';
import { WIRE_VERSION } from '../../utils/protocol/wire.ts';
import { findCardPlace, putAt } from '../../utils/domain/placement/card-place.ts';
import { cardFormOf } from '../../utils/domain/placement/page-address.ts';
import { PAGE_MATCHES } from '../../utils/domain/site/hosts.ts';

/**
 * Keeps the card's place while the page is still arriving, before its first paint. Small on
 * purpose: it runs before the page is parsed. The card itself is drawn by publication.content.
 */
export default defineContentScript({
  matches: PAGE_MATCHES,
  runAt: 'document_start',
  allFrames: false,
  main() {
    const form = cardFormOf(new URL(loadedAddress()).pathname);
    if (form === null || document.readyState !== 'loading') return;
    const place = createPlace(document, form);
    // The keys of utils/store/settings.ts, read bare: their checks are the drawing script's.
    const settings = browser.storage.local
      .get(['settings.language', 'settings.collapsed'])
      .catch(() => undefined) as Promise<Record<string, unknown> | undefined>;
    // Asked before the page is here: it wakes the background, and what it remembers is there when the card is drawn.
    const peeked = form === 'question' ? peek() : Promise.resolve(null);
    handOver({ place, settings, peeked });
    // Gone before the script that draws came: nobody else knows of the empty place.
    onGone(() => takeHandover() !== undefined && place.host.remove());
    void settings.then((stored) => {
      if (stored?.['settings.collapsed'] === true) place.box.dataset['size'] = 'collapsed';
    });
    void Promise.all([peeked, settings]).then(([answer]) => {
      // The card may be there already when the background was slow.
      if (answer !== null && place.box.childElementCount === 0) drawPicture(place, answer.picture);
    });
    const observer = new MutationObserver(() => {
      const found = findCardPlace(document, form);
      // Until the title has arrived the top of the page would be the wrong place.
      if (found === null || !('after' in found.place)) return;
      putAt(found.place, place.host);
      if (found.settled) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
    hear(document, 'DOMContentLoaded', () => observer.disconnect());
  },
});

/**
 * What the background remembers of this question. Asked before the page is here: it wakes the background, and the
 * first paint can hold the state. Its envelope is read by hand, to keep this script small.
 */
async function peek(): Promise<PeekAnswer | null> {
  const message = {
    kantlijn: WIRE_VERSION,
    request: 'dossier.peek',
    payload: { address: loadedAddress() },
    from: originOfPage(),
  };
  const answer: unknown = await browser.runtime.sendMessage(message).catch(() => null);
  const { ok, payload } = (answer ?? {}) as { ok?: unknown; payload?: PeekAnswer };
  return ok === true && payload ? payload : null;
}
