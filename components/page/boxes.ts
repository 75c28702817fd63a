/**
 * Text boxes of ours in a page: only what the reader writes gets into them (decisions 202, 207). For parts that have boxes;
 * a strip has none.
 */

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

/** What the browser said that the reader is about to do. */
interface Announced {
  readonly target: EventTarget | null;
  readonly inputType: string;
}

/**
 * Takes out what a script wrote by `value`, before the reader's next letter would be stored together with it: Firefox
 * gives a page our roots (decision 207). Not in the middle of a composition, which the browser holds on to.
 */
function putRight({ target, isComposing }: Event & { readonly isComposing?: boolean }): void {
  if (!(target instanceof HTMLTextAreaElement) || isComposing === true) return;
  const text = truths().get(target)?.().replaceAll(/\r\n?/g, '\n');
  if (text !== undefined && target.value !== text) target.value = text;
}

/**
 * What a `beforeinput` event announces; null when nothing will come of it, so that a script of the page cannot pass its own
 * words off as what was announced: the page took it back, or there is nothing to delete where the cursor stands.
 */
function announcedBy(event: Event): Announced | null {
  if (event.defaultPrevented || !(event instanceof InputEvent)) return null;
  const { target, inputType } = event;
  if (target instanceof HTMLTextAreaElement && target.selectionStart === target.selectionEnd) {
    if (inputType.startsWith('deleteBy')) return null;
    if (/^delete\w*Backward$/.test(inputType) && target.selectionStart === 0) return null;
    if (/^delete\w*Forward$/.test(inputType) && target.selectionEnd === target.value.length) return null;
  }
  return { target, inputType };
}

/**
 * Lets only words of the reader into the boxes of a root.
 *
 * `document.execCommand` is the one way by which a script of the page can write where the reader's cursor is, in a closed root
 * too, and its `input` event is trusted. Unlike a reader's it comes without `beforeinput` before it (measured in Chromium
 * 156 and Firefox ESR): such words are taken out again, and so is what is not of the kind that was announced. Input
 * methods keep rules of their own and are left alone; what assistive technology puts in whole is no InputEvent.
 */
export function onlyReaderWrites(root: ShadowRoot): void {
  let announced: Announced | null = null;
  root.addEventListener(
    'beforeinput',
    (event) => {
      putRight(event);
      announced = announcedBy(event);
    },
    { capture: true },
  );
  root.addEventListener(
    'input',
    (event) => {
      const before = announced;
      announced = null;
      if (!(event instanceof InputEvent) || /Composition|Replacement/.test(event.inputType)) return;
      if (before !== null && before.target === event.target && before.inputType === event.inputType) return;
      event.stopImmediatePropagation();
      const text = event.target === null ? undefined : truths().get(event.target);
      if (text !== undefined) (event.target as HTMLTextAreaElement).value = text();
    },
    { capture: true },
  );
}
