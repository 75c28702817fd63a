import type { FramePlace } from './room.ts';

/** Height of the bar over a sheet, CSS pixels; in frame.css too. */
export const BAR = 48;
/** Tallest frame, CSS pixels. */
const TALLEST = 200_000;

/** The tallest a sheet may be now, without its bar, CSS pixels: a window that is low leaves it a larger part. */
export function tallestSheet(): number {
  return Math.round(window.innerHeight * (window.innerHeight < 500 ? 0.8 : 0.6)) - BAR;
}

/**
 * Height of the frame without a bar, CSS pixels.
 *
 * @param wanted how tall its content is, which the frame says itself
 */
export function heightOf({ look }: FramePlace, wanted: number): number {
  return Math.max(0, Math.min(wanted, look === 'sheet' ? tallestSheet() : TALLEST));
}

/** Moves the box of the frame into the margin; anywhere else its style sheet places it. */
export function placeBox(box: HTMLElement, place: FramePlace): void {
  if (place.look !== 'margin') {
    for (const name of ['left', 'top', 'width'] as const) box.style[name] = '';
    return;
  }
  const rect = box.getBoundingClientRect();
  const now = { left: Number.parseFloat(box.style.left) || 0, top: Number.parseFloat(box.style.top) || 0 };
  // From where its containing block begins, wherever the page put that.
  box.style.left = `${Math.round(place.left - (rect.left + window.scrollX - now.left))}px`;
  box.style.top = `${Math.round(place.top - (rect.top + window.scrollY - now.top))}px`;
  box.style.width = `${place.width}px`;
}
