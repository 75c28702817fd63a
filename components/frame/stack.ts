/** A box beside a place in the text. */
export interface Stacked {
  readonly id: string;
  /** Where it belongs, px from the top of the frame. */
  readonly top: number;
  /** px */
  readonly height: number;
}

/** Room between two, px. */
export const GAP = 10;

/**
 * Puts things beside their places without overlapping, in order. The one the reader is with stands exactly where it
 * belongs, and those above it move up as far as there is room.
 *
 * @param items in the order of the text
 * @param floor nothing stands higher than this
 * @param active the one the reader is with; null for none
 * @returns the top of each, and where the last one ends
 */
export function stack(
  items: readonly Stacked[],
  floor: number,
  active: string | null,
): { tops: ReadonlyMap<string, number>; end: number } {
  const tops = new Map<string, number>();
  let at = floor;
  for (const { id, top, height } of items) {
    const y = Math.max(top, at);
    tops.set(id, y);
    at = y + height + GAP;
  }
  const which = items.findIndex(({ id }) => id === active);
  const one = items[which];
  if (one !== undefined) {
    const above = items.slice(0, which);
    const needed = above.reduce((sum, { height }) => sum + height + GAP, floor);
    const y = Math.max(one.top, needed);
    if (y < (tops.get(one.id) ?? y)) {
      let bottom = y;
      for (const { id, height } of above.toReversed()) {
        const moved = Math.min(tops.get(id) ?? 0, bottom - GAP - height);
        tops.set(id, moved);
        bottom = moved;
      }
      at = y;
      for (const { id, top, height } of items.slice(which)) {
        const next = id === one.id ? y : Math.max(top, at);
        tops.set(id, next);
        at = next + height + GAP;
      }
    }
  }
  return { tops, end: items.length === 0 ? floor : at - GAP };
}
