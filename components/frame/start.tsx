import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { bindFlush } from '../../utils/drafts/flush-on-leave.ts';
import { keepLastWords } from '../../utils/drafts/last-words.ts';
import { wordsMemory } from '../../utils/drafts/words-memory.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { browserPort } from '../../utils/messages/port.ts';
import { ToFrame } from '../../utils/protocol/frame.ts';
import { setErrorListener } from '../../utils/messages/log-error.ts';
import { createClient } from '../../utils/messages/client.ts';
import { onExtensionGone } from '../page/gone.ts';
import { ignoreCoveredClicks } from './cover.ts';
import { FrameApp } from './FrameApp.tsx';
import { FrameModel } from './frame-model.ts';
import type { PageLink } from './link.ts';
import { follow } from './scheme.ts';
import { applyStyles } from './styles.ts';

/** Draws the frame of a page that was found. */
export function startFrame(link: PageLink): void {
  const { publication, address, name } = link;
  applyStyles(document);
  const identifier = parseIdentifier(address);
  const root = document.querySelector('#root');
  if (identifier === null || root === null) return;
  const client = createClient(browserPort, undefined, () => ({ document: name, loaded: address }));
  // Expected: without a background there is no log either.
  setErrorListener((place, error) => void client.request('errors.note', { place, name: error }).catch(() => undefined));
  let model: FrameModel | null = null;
  link.listen((data) => {
    const message = parsed(data);
    if (message === null) return undefined;
    if (message.is !== 'hello') {
      if (message.is === 'theme') follow(document, message.theme);
      return model?.hear(message);
    }
    if (model !== null) return undefined;
    follow(document, message.theme);
    const home = { publication, address, identifier };
    const made = new FrameModel(
      message,
      home,
      client,
      (out) => link.send(out),
      (draft) => keepLastWords(draft, wordsMemory(), name, Date.now),
    );
    model = made;
    ignoreCoveredClicks(document, () => performance.now());
    link.onFocus((here) => made.focus.isHere(here));
    bindFlush(made.drafts, { window, document });
    client.onPush('notes.changed', ({ notes }) => made.receive(notes));
    client.onPush('library.changed', ({ many }) => void (many && made.load()));
    made.load();
    createRoot(root).render(
      <FrameApp model={made} now={() => new Date()} version={browser.runtime.getManifest().version} />,
    );
    // The frame is as tall as what is in it: it never scrolls by itself, also not while its height is on its way.
    window.addEventListener('scroll', () => {
      if (made.snapshot().layout.maxHeight === null) window.scrollTo(0, 0);
    });
    onExtensionGone(() => {
      // The drafts see that nobody answers any more, and say what to do with their words.
      for (const draft of made.drafts()) void draft.flush();
    });
    return undefined;
  });
}

/** A message of the page; null, and dropped, without the promised shape: the page's process may be another's. */
function parsed(data: unknown): ToFrame | null {
  const checked = ToFrame.safeParse(data);
  if (checked.success) return checked.data;
  console.warn('Kantlijn: a message of the page has another shape');
  return null;
}
