import { isHost } from '../../utils/site/markup.ts';

/**
 * What the reader does, and what a script of the page only pretends: every act on a note needs an event that the browser
 * vouches for (`isTrusted`). Keyboard, mouse, fingers, voice and screen readers make such events; scripts cannot. Decided here
 * for every part of ours in a page, whatever draws it (decision 202).
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

const TRUTHS = Symbol.for('kantlijn.truths');

/** What each of our text boxes holds when nobody writes in it; one for our scripts together, in the world that no page sees. */
function truths(): WeakMap<EventTarget, () => string> {
  const world = globalThis as { [TRUTHS]?: WeakMap<EventTarget, () => string> };
  return (world[TRUTHS] ??= new WeakMap());
}

/**
 * Tells which text belongs in a box, for the case that a script of the page writes in it.
 *
 * @param text the words as the reader left them
 */
export function keepsText(box: HTMLTextAreaElement, text: () => string): void {
  truths().set(box, text);
}

/**
 * Lets only acts of the reader into a root. Comes before every listener inside, since it waits at the root itself.
 *
 * `document.execCommand` is the one way by which a script of the page can write where the reader's cursor is, in a closed root
 * too, and its `input` event is trusted. Unlike a reader's it comes without `beforeinput` before it (measured in Chromium
 * 156 and Firefox ESR): such words are taken out again. Input methods keep rules of their own and are left alone; what
 * assistive technology puts in whole is no InputEvent.
 */
export function onlyReader(root: ShadowRoot): void {
  for (const name of ACTS)
    root.addEventListener(name, stop, { capture: true, passive: name.startsWith('touch') || name === 'wheel' });
  let announced: EventTarget | null = null;
  root.addEventListener('beforeinput', ({ target }) => (announced = target), { capture: true });
  root.addEventListener(
    'input',
    (event) => {
      const wasAnnounced = announced === event.target;
      announced = null;
      if (wasAnnounced || !(event instanceof InputEvent) || /Composition|Replacement/.test(event.inputType)) return;
      event.stopImmediatePropagation();
      const text = event.target === null ? undefined : truths().get(event.target);
      if (text !== undefined) (event.target as HTMLTextAreaElement).value = text();
    },
    { capture: true },
  );
}

/** Whether an event happened in one of our own parts. From outside, its target is our element in the page. */
const isInside = (event: Event): boolean =>
  event.composedPath().some((node) => node instanceof Element && isHost(node));

/** How to listen; see {@link hear}. */
interface Hearing extends AddEventListenerOptions {
  /** Leaves out what happens in our own parts: a click on a button of ours is none on the words under it. */
  readonly besideOurs?: boolean;
}

/**
 * Listens to what the browser says of the page: events that a script made are left out. The only way in which our parts
 * listen to the document or the window; a house test forbids others.
 *
 * @returns a function that stops listening
 */
export function hear<T extends Document | Window, E extends Event = Event>(
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
