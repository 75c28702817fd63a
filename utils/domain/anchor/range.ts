import type { Span } from './fold.ts';
import type { DocumentIndex, Segment } from './model.ts';
import type { Place } from './places.ts';

/** Converts DOM ranges to model text and back. The only file in this room that creates DOM objects: ranges, never nodes. */

/** What ranges are made from. */
type Segmented = Pick<DocumentIndex, 'segments'>;

/** Binary search: the first segment for which `holds` is true. `holds` must be false up to some segment and true after it. */
function firstSegment(segments: readonly Segment[], holds: (segment: Segment) => boolean): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment && holds(segment)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The model text a range covers.
 *
 * @returns null when it covers none, or is in another document
 */
export function rangeToSpan(range: Range, index: Segmented): Span | null {
  try {
    const { segments } = index;
    // Segments count from the first that ends after the start of the range, to the last that starts before its end.
    const from =
      segments[
        firstSegment(segments, (s) => range.comparePoint(s.node, s.offset + s.length) >= 0 && !endsAtStart(range, s))
      ];
    const until =
      segments[firstSegment(segments, (s) => range.comparePoint(s.node, s.offset) > 0 || startsAtEnd(range, s)) - 1];
    if (!from || !until) return null;
    const start =
      from.node === range.startContainer ? from.start + Math.max(0, range.startOffset - from.offset) : from.start;
    const end =
      until.node === range.endContainer
        ? until.start + Math.min(until.length, range.endOffset - until.offset)
        : until.start + until.length;
    return end > start ? [start, end] : null;
  } catch {
    // Expected: the page may take the nodes away.
    return null;
  }
}

const endsAtStart = (range: Range, segment: Segment): boolean =>
  range.startContainer === segment.node && range.startOffset === segment.offset + segment.length;
const startsAtEnd = (range: Range, segment: Segment): boolean =>
  range.endContainer === segment.node && range.endOffset === segment.offset;

/** Index of the segment with the character at a model offset, or of the next segment. */
export function segmentAt(index: Segmented, offset: number): number {
  return firstSegment(index.segments, (segment) => segment.start + segment.length > offset);
}

/**
 * One range from the first to the last character of a place.
 *
 * @returns null when the index was made from plain text, or its nodes have left the page
 */
export function toRange(index: Segmented, place: Pick<Place, 'start' | 'end'>): Range | null {
  const first = index.segments[segmentAt(index, place.start)];
  const last = index.segments[segmentAt(index, Math.max(place.start, place.end - 1))];
  if (!first || !last || !first.node.isConnected || !last.node.isConnected) return null;
  const range = first.node.ownerDocument.createRange();
  try {
    range.setStart(first.node, first.offset + Math.max(0, place.start - first.start));
    range.setEnd(last.node, last.offset + Math.min(last.length, place.end - last.start));
  } catch {
    return null; // Expected: the page shortened the text node since it was indexed
  }
  return range;
}

/** One range for each text node of a place, so that nothing between them (hidden headings, our elements) is highlighted. */
export function toRanges(index: Segmented, place: Pick<Place, 'start' | 'end'>): Range[] {
  const ranges: Range[] = [];
  for (let at = segmentAt(index, place.start); at < index.segments.length; at += 1) {
    const segment = index.segments[at];
    if (!segment || segment.start >= place.end) break;
    const from = segment.offset + Math.max(0, place.start - segment.start);
    const to = segment.offset + Math.min(segment.length, place.end - segment.start);
    if (!segment.node.isConnected || to > segment.node.data.length) continue;
    const last = ranges.at(-1);
    if (last && last.endContainer === segment.node) {
      last.setEnd(segment.node, to);
      continue;
    }
    const range = segment.node.ownerDocument.createRange();
    range.setStart(segment.node, from);
    range.setEnd(segment.node, to);
    ranges.push(range);
  }
  return ranges;
}
