/** An entry of IntersectionObserver v2; the shared types do not know it. */
type Seen = IntersectionObserverEntry & { readonly isVisible?: boolean };

/** How long after a frame was covered the mouse does not count, ms. */
const AFTER_MS = 500;

/** Where the mouse says that it clicked; keys and assistive technology come as a click of no pointer. */
const byMouse = (event: Event): boolean =>
  event instanceof MouseEvent && event.detail > 0 && (event as Partial<PointerEvent>).pointerType === 'mouse';

/**
 * Ignores mouse clicks while the browser reports that something covers this frame or shows through it, and for half
 * a second after: a page may have placed the frame under the reader's pointer. Keys, touch and assistive technology
 * always count, because what they do can be undone. Firefox does not report it (docs/threat-model.md).
 *
 * @param now milliseconds, any origin
 */
export function ignoreCoveredClicks(document: Document, now: () => number): void {
  let covered = false;
  let uncoveredAt = -Infinity;
  const saw = (entries: readonly Seen[]): void => {
    const entry = entries.at(-1);
    if (entry?.isVisible === undefined) return;
    // Out of sight is not covered: nobody clicks there.
    const is = entry.isIntersecting && !entry.isVisible;
    if (covered && !is) uncoveredAt = now();
    covered = is;
  };
  const options = { trackVisibility: true, delay: 100, threshold: [0, 0.25, 0.5, 0.75, 1] };
  new IntersectionObserver(saw, options as IntersectionObserverInit).observe(document.documentElement);
  const guard = (event: Event): void => {
    if (!byMouse(event) || (!covered && now() - uncoveredAt > AFTER_MS)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  document.addEventListener('click', guard, { capture: true });
  document.addEventListener('auxclick', guard, { capture: true });
}
