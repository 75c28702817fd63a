import { segmentAt, toRanges } from '../../utils/domain/anchor/range.ts';
import type { DocumentReading } from '../../utils/domain/anchor/document.ts';
import type { DocumentIndex } from '../../utils/domain/anchor/model.ts';

/** The text of a document with the nodes it was read from. */
type DrawnText = Pick<DocumentIndex, 'text' | 'segments'>;

/** A stretch of the document's text, model offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Window heights above and below the window in which marks and signs are drawn. */
export const AROUND = 3;
/** Window heights the reader scrolls before marks are redrawn: fewer than `AROUND`. */
export const FAR = 2;

/** Where text has no box (hidden by the page), so many stretches after it are tried. */
const TRIES = 64;

/** Top of the character at an offset, or of the next that is drawn, in CSS pixels of the window; null when none is near. */
function topAt(index: DrawnText, offset: number, probe: Range): number | null {
  const first = segmentAt(index, offset);
  for (let next = first; next < first + TRIES; next += 1) {
    const segment = index.segments[next];
    if (segment === undefined) break;
    const { node } = segment;
    const at = segment.offset + Math.max(0, offset - segment.start);
    if (at >= node.length) continue;
    probe.setStart(node, at);
    probe.setEnd(node, at + 1);
    const box = probe.getBoundingClientRect();
    if (box.height > 0) return box.top;
  }
  return null;
}

/**
 * The text in the window and around it. Text is taken to run down the page; what stands beside it (cells of a table) is
 * why a caller asks for more than it needs.
 *
 * @param heights window heights above and below the window
 */
export function textNear(index: DrawnText, heights: number): Stretch {
  const [first] = index.segments;
  if (first === undefined) return { start: 0, end: 0 };
  const above = -window.innerHeight * heights;
  const below = window.innerHeight * (1 + heights);
  // One for some forty questions, at every step of a scroll.
  const probe = first.node.ownerDocument.createRange();
  /** The first offset whose character stands lower than `y`. */
  const firstBelow = (y: number): number => {
    let low = 0;
    let high = index.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const top = topAt(index, middle, probe);
      if (top !== null && top < y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { start: firstBelow(above), end: firstBelow(below) };
}

/**
 * The line on which a place begins, CSS pixels from the top of the document.
 *
 * @returns null when it is not drawn: hidden by the page, or gone from it
 */
export function lineOf(reading: DocumentReading, place: Stretch): { top: number; bottom: number } | null {
  // The first few characters tell the line; the boxes of a long passage would cost more than all else.
  const [first] = toRanges(reading, { start: place.start, end: Math.min(place.end, place.start + 8) });
  for (const { width, height, top, bottom } of first?.getClientRects() ?? []) {
    if (width > 0 && height > 0) return { top: top + window.scrollY, bottom: bottom + window.scrollY };
  }
  return null;
}
