import { browserPort } from '../../utils/messages/port.ts';
import { HOST_ATTRIBUTE } from '../../utils/domain/site/markup.ts';

/**
 * An extension that is updated, switched off or removed leaves its scripts behind in pages that are open. The browser is the
 * only one that says so: a page has no part in it, by event, attribute or otherwise (decision 201).
 *
 * - Chromium keeps such a script running without its extension: it looks now and then, and leaves.
 * - Firefox stops it on the spot, what it drew stays in the page, and the new version is put into the same page: that
 *   one clears what it finds.
 */

/** Pause between two looks, ms; they cost nothing, and who writes on in the meantime is told by the draft itself. */
const LOOK_MS = 2_000;

/**
 * Calls once when the extension of this script is gone.
 *
 * @param leave takes away what is drawn
 * @param alive whether the extension is there, as the browser says
 * @returns a function that stops looking
 */
export function onGone(leave: () => unknown, alive: () => boolean = browserPort.alive): () => void {
  const timer = setInterval(() => {
    if (alive()) return;
    clearInterval(timer);
    leave();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/** Whether a box with words in it is open below a node of ours: nobody takes it away from a reader who may be writing in it. */
export const holdsOpenWords = (within: ParentNode): boolean =>
  [...within.querySelectorAll('textarea')].some((box) => box.value.trim() !== '');

/** Firefox gives the scripts of an extension the closed roots too. */
type WithRoot = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

const unsavedIn = (root: ShadowRoot): HTMLTextAreaElement[] =>
  [...root.querySelectorAll<HTMLTextAreaElement>('.note textarea:not([readonly])')].filter(
    (box) => box.value.trim() !== '' && box.closest('.note')?.querySelector('[data-is="saved"]') === null,
  );

/**
 * Clears what a stopped version of Kantlijn left in a page. A box whose text was not stored stays, with a sentence that
 * says so; nothing can be typed into it any more, since nobody would keep it. To be called before anything is drawn, and
 * only in a page that had arrived before this script was put into it: no page that loads holds leftovers.
 *
 * @param sentence what to do with such a text
 */
export function clearLeftovers(document: Document, sentence: string): void {
  for (const host of document.querySelectorAll<WithRoot>(`[${HOST_ATTRIBUTE}]`)) {
    const root = host.openOrClosedShadowRoot ?? host.shadowRoot;
    const unsaved = root === null ? [] : unsavedIn(root);
    if (unsaved.length === 0) host.remove();
    for (const box of unsaved) {
      box.readOnly = true;
      const state = box.closest('.note')?.querySelector('.note-state');
      if (state) state.textContent = sentence;
    }
  }
}
