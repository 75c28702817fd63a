import { el } from '../page/dom.ts';

/** Alternating widths; all that matters is that the next one differs. */
const WIDTHS = 1_000;

/** See {@link afterLayout}. */
export interface AfterLayout {
  /** Call when something has changed that is not painted yet. */
  readonly soon: () => void;
  readonly stop: () => void;
}

/**
 * Calls once after the layout that follows a change, and before anything of it is seen, so that measuring costs no layout of its own: that
 * is when the browser tells sizes. A box of ours that changes its size makes it tell.
 *
 * @param root one of our roots
 * @param observed an element of the page: called after each change of its size too
 */
export function afterLayout(root: ShadowRoot, observed: Element, call: () => void): AfterLayout {
  const box = el('div', { class: 'tick' });
  root.append(box);
  let width = 0;
  const sizes = new ResizeObserver(call);
  for (const one of [box, observed]) sizes.observe(one);
  return {
    soon() {
      width = (width + 1) % WIDTHS;
      box.style.width = `${width}px`;
    },
    stop: () => sizes.disconnect(),
  };
}
