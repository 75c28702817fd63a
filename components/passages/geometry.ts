import { toRanges } from '../../utils/anchor/range.ts';
import type { DocumentIndex } from '../../utils/anchor/model.ts';
import type { Place } from '../../utils/anchor/places.ts';
import { breathe, SLICE_MS } from './breathe.ts';

/** Where a passage begins and ends on the page, CSS pixels from the top of the page. */
export interface Line {
  readonly top: number;
  readonly bottom: number;
}

/** The first box with a size. */
function firstBox(range: Range): DOMRect | undefined {
  return [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
}

/**
 * The line on which a passage begins.
 *
 * @returns null when it is not drawn: hidden by the page, or gone from it
 */
export function lineOf(index: DocumentIndex, place: Place, scroll: number): Line | null {
  // The first few characters tell the line; the boxes of a long passage would cost more than all else.
  const [first] = toRanges(index, { start: place.start, end: Math.min(place.end, place.start + 8) });
  const box = first === undefined ? undefined : firstBox(first);
  return box === undefined ? null : { top: box.top + scroll, bottom: box.bottom + scroll };
}

/** Every box of a passage, in CSS pixels of the window. */
export function boxesOf(index: DocumentIndex, place: Place): DOMRect[] {
  return toRanges(index, place).flatMap((range) => [...range.getClientRects()]);
}

/**
 * Measures many passages without holding up the page.
 *
 * @param ids in the order to measure in
 * @param placeOf a passage, null to leave it out
 * @returns false when it was stopped halfway
 */
export async function measure(
  ids: readonly string[],
  index: DocumentIndex,
  placeOf: (id: string) => Place | null,
  put: (id: string, line: Line | null) => void,
  signal: AbortSignal,
): Promise<boolean> {
  let at = 0;
  while (at < ids.length) {
    const until = performance.now() + SLICE_MS;
    const scroll = window.scrollY;
    do {
      const id = ids[at] ?? '';
      const place = placeOf(id);
      put(id, place === null ? null : lineOf(index, place, scroll));
      at += 1;
    } while (at < ids.length && performance.now() < until);
    // oxlint-disable-next-line no-await-in-loop
    if (at < ids.length) await breathe();
    if (signal.aborted) return false;
  }
  return true;
}
