import { toRanges } from '../../utils/domain/anchor/range.ts';
import type { DocumentIndex } from '../../utils/domain/anchor/model.ts';
import type { Place } from '../../utils/domain/anchor/places.ts';
import { breathe } from '../page/breathe.ts';
import { SLICE_MS } from './breathe.ts';

/** Where a passage begins and ends on the page, CSS pixels from the top of the page. */
export interface Line {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The line on which a passage begins.
 *
 * @returns null when it is not drawn: hidden by the page, or gone from it
 */
function lineOf(index: DocumentIndex, place: Place, scroll: number): Line | null {
  // The first few characters tell the line; the boxes of a long passage would cost more than all else.
  const [first] = toRanges(index, { start: place.start, end: Math.min(place.end, place.start + 8) });
  for (const { width, height, top, bottom } of first?.getClientRects() ?? []) {
    if (width > 0 && height > 0) return { top: top + scroll, bottom: bottom + scroll };
  }
  return null;
}

/** Every box of a passage, in CSS pixels of the window. */
export function boxesOf(index: DocumentIndex, place: Place): DOMRect[] {
  return toRanges(index, place).flatMap((range) => [...range.getClientRects()]);
}

/**
 * Measures many passages without holding up the page.
 *
 * @param places in the order to measure in
 * @param lines what is found, by the key of the passage; a passage that is not drawn is left out
 */
export async function measure(
  places: readonly (readonly [key: string, place: Place])[],
  index: DocumentIndex,
  lines: Map<string, Line>,
  signal: AbortSignal,
): Promise<void> {
  let until = performance.now() + SLICE_MS;
  for (const [key, place] of places) {
    if (performance.now() > until) {
      // oxlint-disable-next-line no-await-in-loop
      await breathe();
      if (signal.aborted) return;
      until = performance.now() + SLICE_MS;
    }
    const line = lineOf(index, place, window.scrollY);
    if (line !== null) lines.set(key, line);
  }
}
