/**
 * Assigns places to a list in the reader's order and changes as few as possible, so that moving or inserting an item changes its own
 * place only, and what another device did to the others is kept.
 *
 * @param placeOf where an item is now; undefined when it is not in the list yet
 * @returns items with a new place
 */
export function placesFor(
  items: readonly string[],
  placeOf: (item: string) => number | undefined,
): ReadonlyMap<string, number> {
  const kept = risingOf(items.map(placeOf));
  const changed = new Map<string, number>();
  let before: number | null = null;
  let at = 0;
  while (at < items.length) {
    if (kept.has(at)) {
      before = placeOf(items[at] as string) as number;
      at += 1;
      continue;
    }
    let end = at;
    while (end < items.length && !kept.has(end)) end += 1;
    const after = end < items.length ? (placeOf(items[end] as string) as number) : null;
    const count = end - at;
    for (let nth = 1; nth <= count; nth += 1)
      changed.set(items[at + nth - 1] as string, between(before, after, nth, count));
    at = end;
  }
  // There may be no number left between two places. Then all are numbered again.
  const all = items.map((item) => changed.get(item) ?? (placeOf(item) as number));
  const isRising = all.every((place, nth) => nth === 0 || place > (all[nth - 1] as number));
  return isRising ? changed : new Map(items.map((item, nth) => [item, nth] as const));
}

/** The place of one of several new items between two that stay. */
function between(before: number | null, after: number | null, nth: number, count: number): number {
  if (before === null && after === null) return nth - 1;
  if (before === null) return (after as number) - (count - nth + 1);
  if (after === null) return before + nth;
  return before + ((after - before) * nth) / (count + 1);
}

/** Indexes of a longest increasing subsequence of the places. */
function risingOf(places: readonly (number | undefined)[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [at, place] of places.entries()) {
    if (typeof place !== 'number' || !Number.isFinite(place)) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] as number] as number) < place) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = at;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) kept.add(at);
  return kept;
}
