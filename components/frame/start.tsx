import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { bindFlush } from '../../utils/drafts/flush-on-leave.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { browserPort } from '../../utils/messages/port.ts';
import { tellErrorsTo } from '../../utils/messages/swallow.ts';
import { createClient } from '../../utils/messages/client.ts';
import { onGone } from '../page/gone.ts';
import { ignoreCoveredClicks } from './cover.ts';
import { FrameApp } from './FrameApp.tsx';
import { FrameModel } from './frame-model.ts';
import { findPage, type PageLink, Wire } from './link.ts';
import { follow } from './scheme.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/chips.css';
import '../notes/notes.css';
import '../meanings/meanings.css';
import '../dossier/summary.css';
import '../related/rail.css';
import './frame.css';
import './course.css';

/** Finds the page this frame stands in, and draws what belongs to it. A frame that a page made itself stays empty. */
export function startFrame(): void {
  // Drawn by lot; the background knows this document by it where the browser gives documents no name.
  const name = crypto.randomUUID();
  findPage(window, browserPort, name).then(
    (link) => void (link !== null && meet(link, name)),
    (error: unknown) => console.warn('Kantlijn: the frame has found no page', error),
  );
}

function meet({ publication, address, port }: PageLink, name: string): void {
  const identifier = parseIdentifier(address);
  const root = document.querySelector('#root');
  if (identifier === null || root === null) return;
  const client = createClient(browserPort, undefined, () => ({ document: name, loaded: address }));
  // Expected: without a background there is no log either.
  tellErrorsTo((place, error) => void client.request('errors.note', { place, name: error }).catch(() => undefined));
  const wire = new Wire(port);
  let model: FrameModel | null = null;
  wire.listen((message) => {
    if (message.is !== 'hello') {
      if (message.is === 'dress') follow(document, message.dress);
      return model?.hear(message);
    }
    if (model !== null) return undefined;
    follow(document, message.dress);
    const made = new FrameModel(message, { publication, address, identifier }, client, (out) => wire.send(out));
    model = made;
    ignoreCoveredClicks(document, () => performance.now());
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
    onGone(() => {
      // The drafts see that nobody answers any more, and say what to do with their words.
      for (const draft of made.drafts()) void draft.flush();
    });
    return undefined;
  });
}
