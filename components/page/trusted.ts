import { isHost } from '../../utils/domain/site/markup.ts';

/**
 * Separates acts of the reader from events that a script of the page makes: every act on a note needs an event the browser
 * vouches for (`isTrusted`). Keyboard, mouse, touch, voice control and screen readers make such events; scripts cannot.
 * Applies to all our parts in a page (decision 202).
 */

/** Every event by which something is done in our parts. A house test looks for others. */
export const ACTS: readonly string[] = [
  'click auxclick dblclick contextmenu mousedown mouseup pointerdown pointerup pointercancel',
  'touchstart touchend touchcancel dragstart dragend dragenter dragover dragleave drop keydown',
  'keyup keypress compositionstart compositionupdate compositionend beforeinput input change select',
  'submit reset toggle copy cut paste focus blur focusin focusout wheel',
].flatMap((line) => line.split(' '));

const stop = (event: Event): void => {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  if (event.cancelable) event.preventDefault();
};

/** Lets only acts of the reader into a root. Comes before every listener inside, since it waits at the root itself. */
export function onlyReader(root: ShadowRoot): void {
  for (const name of ACTS)
    root.addEventListener(name, stop, { capture: true, passive: name.startsWith('touch') || name === 'wheel' });
}

/**
 * Follows a link of ours in place of the browser. Chromium tells a page which link a navigation came from, and with it gives
 * away the closed root the link is in (`NavigateEvent.sourceElement`, decision 392).
 */
export function followUnseen(event: Event): void {
  const href = (event.target as Element).closest('a')?.getAttribute('href');
  const { ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
  if (!href || event.defaultPrevented || ctrlKey || metaKey || shiftKey || altKey) return;
  event.preventDefault();
  location.href = href;
}

/** Whether an event happened in one of our own parts. From outside, its target is our element in the page. */
const isInside = (event: Event): boolean =>
  event.composedPath().some((node) => node instanceof Element && isHost(node));

/** How to listen; see {@link listen}. */
interface Hearing extends AddEventListenerOptions {
  /** Ignores events in our own parts: a click on one of our buttons is not a click on the words below it. */
  readonly besideOurs?: boolean;
}

/**
 * Listens to the document or the window, ignoring events that a script made. Our parts listen in no other way; a house
 * test forbids it.
 *
 * @returns a function that stops listening
 */
export function listen<T extends Document | Window, E extends Event = Event>(
  target: T,
  name: string,
  heard: (event: E) => void,
  { besideOurs = false, ...options }: Hearing = {},
): () => void {
  const listener = (event: Event): void => {
    if (event.isTrusted && !(besideOurs && isInside(event))) heard(event as E);
  };
  target.addEventListener(name, listener, options);
  return () => target.removeEventListener(name, listener, options);
}
