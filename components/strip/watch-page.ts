import { findStripPlace } from '../../utils/domain/placement/strip-place.ts';
import { findAnswerPlaces } from '../../utils/domain/placement/question-places.ts';
import { keepInPage } from '../page/keep.ts';
import { listen } from '../page/trusted.ts';
import type { AboutPage } from './about.ts';
import { ask, onPushes } from './ask.ts';
import type { TouchScript } from './touch-script.ts';
import { onMoved } from './moved.ts';
import type { StripTrouble } from './strip.ts';
import type { Words } from './words.ts';

/** What of a page follows what changes; see `PageStrip`. */
export interface LivePage {
  readonly about: AboutPage;
  readonly strip: { readonly host: HTMLElement };
  count(): Promise<void>;
  changed(number: string): void;
  wait(host: string, ms: number): void;
  trouble(trouble: ((words: Words) => StripTrouble) | null): void;
  show(note: string): void;
  reach(): Promise<TouchScript | null>;
  load(until: 'cache'): Promise<void>;
  redraw(): void;
  lookAround(): void;
  float(): void;
  /** The extension has left this page. */
  readonly isGone: boolean;
}

/** Fragment by which our own link asks for the answer to a question on an answer page. */
const ANSWER_FRAGMENT = /^#kantlijn-antwoord-(\d{1,4})$/;

/** Pause after the last of many changes before they are handled as one, milliseconds. */
const PAUSE_MS = 120;

/** Calls once after many calls. */
function debounce(call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, PAUSE_MS);
  };
}

/** Listens to what changes while the page is open: the background, the window, the page. */
export function watchPage(page: LivePage): void {
  const recount = debounce(() => void page.count());
  onPushes({
    'dossier.changed': ({ number }) => page.changed(number),
    'notes.changed': recount,
    'library.changed': recount,
    'related.changed': recount,
    'follow.changed': recount,
    'sources.waiting': ({ host, ms }) => page.wait(host, ms),
    'access.changed': ({ closed }) =>
      page.trouble(
        closed.length === 0
          ? null
          : ({ t }) => ({
              why: t('strip.noAccess'),
              act: { text: t('strip.access'), run: () => void ask('options.open', {}) },
            }),
      ),
    'note.show': ({ note }) => {
      page.show(note);
      return true;
    },
    'passage.command': ({ command }) => void page.reach().then((touch) => touch?.command(command)),
  });
  followPage(page);
  followLayout(page);
  // The selection bar and the marks are needed only once something is selected.
  const selected = (): void => {
    if (document.getSelection()?.isCollapsed !== false) return;
    stop();
    void page.reach();
  };
  const stop = listen(document, 'selectionchange', selected);
  // Words may have been selected while the page arrived.
  selected();
}

function followPage(page: LivePage): void {
  const { address, form } = page.about;
  const { host } = page.strip;
  keepInPage(host, () => {
    if (page.isGone) return;
    const found = findStripPlace(document, form, true);
    if (found === null) page.float();
    else found.after.after(host);
  });
  listen(window, 'pageshow', (event: PageTransitionEvent) => {
    if (event.persisted) void page.load('cache').then(() => page.count());
  });
  listen(window, 'hashchange', goToAnswer);
  goToAnswer();
  onMoved(address, (moved) => page.trouble(moved ? ({ t }) => ({ why: t('strip.moved') }) : null));
}

function followLayout(page: LivePage): void {
  const soon = debounce(() => page.redraw());
  new ResizeObserver(soon).observe(document.body);
  // A page that turns dark changes an attribute of its root or body, or adds a style sheet.
  const turned = new MutationObserver(debounce(() => page.lookAround()));
  for (const element of [document.documentElement, document.body]) turned.observe(element, { attributes: true });
  turned.observe(document.head, { childList: true });
  listen(window, 'resize', soon, { passive: true });
  listen(document, 'visibilitychange', soon);
}

/** Brings the answer in sight that the fragment of the address asks for. */
function goToAnswer(): void {
  const number = Number(ANSWER_FRAGMENT.exec(location.hash)?.[1]);
  if (Number.isNaN(number)) return;
  const answer = findAnswerPlaces(document).find(({ numbers }) => numbers.includes(number));
  answer?.heading.scrollIntoView({ block: 'start' });
}
