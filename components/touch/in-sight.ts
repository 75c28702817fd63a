/** Margin left free above and below, in CSS pixels. */
const EDGE = 24;

/**
 * Scrolls the page as little as needed to show part of a frame that is as tall as its content; not at all when it is
 * visible. A part taller than the window is shown from its top.
 *
 * @param frame its element
 * @param part from where to where, CSS pixels from the top of the frame
 */
export function bringInSight(frame: Element, part: { readonly top: number; readonly bottom: number }): void {
  const at = frame.getBoundingClientRect().top;
  const above = at + part.top - EDGE;
  const below = at + part.bottom + EDGE - window.innerHeight;
  if (above < 0) window.scrollBy({ top: above });
  else if (below > 0) window.scrollBy({ top: Math.min(above, below) });
}
