import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';

/** A box in CSS pixels, from the top left of the window or of our host. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The last line of a place: its sign stands at the end.
 *
 * @param range used again for each place, as a new one costs more
 * @returns its box in the window; null when the page does not draw it, or it is gone
 */
export function lastLineOf({ from, to }: NamedPlace, range: Range): Box | null {
  if (from === null || to === null || !from.node.isConnected || !to.node.isConnected) return null;
  if (from.offset > from.node.length || to.offset > to.node.length) return null;
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  const lines = range.getClientRects();
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line !== undefined && line.width > 0 && line.height > 0) return line;
  }
  return null;
}

/** Whether two boxes are in the same place; null means not rendered. */
export const isSame = (box: Box | null, other: Box | null): boolean =>
  box?.left === other?.left && box?.top === other?.top && box?.right === other?.right && box?.bottom === other?.bottom;
