import type { Postings } from './postings.ts';

/** Postings of one source of a group, and how much they count. */
export interface Weighted {
  readonly postings: Postings;
  readonly weight: number;
}

/** Documents that answer a query, with how well. Arrays are by document number. */
export interface Scored {
  /** Numbers of the documents with at least one group. */
  readonly docs: Uint32Array;
  readonly scores: Float32Array;
  /** In how many groups a document is. */
  readonly counts: Uint8Array;
}

/**
 * Scores documents by groups of sources. Within a group the best source counts, so that a word and its compound are one hit;
 * a group few documents have counts more (BM25's inverse document frequency over the group).
 *
 * @param size documents in the index
 * @param next lowest document number not given yet
 * @param without documents that must not be found
 */
export function score(
  groups: readonly (readonly Weighted[])[],
  size: number,
  next: number,
  without: readonly Postings[],
): Scored {
  const scores = new Float32Array(next);
  const counts = new Uint8Array(next);
  const best = new Float32Array(next);
  const docs = new Uint32Array(next);
  const touched = new Uint32Array(next);
  let found = 0;
  const excluded = new Uint8Array(without.length > 0 ? next : 0);
  for (const list of without) for (const doc of list.docs) excluded[doc] = 1;
  for (const group of groups) {
    let met = 0;
    for (const { postings, weight } of group) {
      const { docs: own, weights } = postings;
      for (let at = 0; at < own.length; at += 1) {
        const doc = own[at] ?? 0;
        const value = (weights[at] ?? 0) * weight;
        const before = best[doc] ?? 0;
        if (before === 0) touched[met++] = doc;
        if (value > before) best[doc] = value;
      }
    }
    const rarity = Math.log(1 + (size - met + 0.5) / (met + 0.5)) + 0.1;
    for (let at = 0; at < met; at += 1) {
      const doc = touched[at] ?? 0;
      if (excluded[doc] !== 1) {
        if (counts[doc] === 0) docs[found++] = doc;
        counts[doc] = (counts[doc] ?? 0) + 1;
        scores[doc] = (scores[doc] ?? 0) + (rarity * (best[doc] ?? 0)) / 255;
      }
      best[doc] = 0;
    }
  }
  return { docs: docs.subarray(0, found), scores, counts };
}

/** The first `limit` of a list in an order, without sorting the rest. `before` tells whether the first goes before the second. */
export function first(all: Uint32Array, limit: number, before: (a: number, b: number) => boolean): number[] {
  const compare = (a: number, b: number): number => (before(a, b) ? -1 : before(b, a) ? 1 : 0);
  if (all.length <= limit * 2) return [...all].toSorted(compare).slice(0, limit);
  // A heap with the worst of the kept on top.
  const heap: number[] = [];
  const at = (place: number): number => heap[place] ?? 0;
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [at(b), at(a)];
  };
  const sink = (): void => {
    for (let place = 0; ;) {
      let worst = place;
      for (const child of [2 * place + 1, 2 * place + 2])
        if (child < heap.length && before(at(worst), at(child))) worst = child;
      if (worst === place) return;
      swap(place, worst);
      place = worst;
    }
  };
  for (const item of all) {
    if (heap.length < limit) {
      heap.push(item);
      for (let place = heap.length - 1; place > 0;) {
        const parent = (place - 1) >> 1;
        if (!before(at(parent), at(place))) break;
        swap(place, parent);
        place = parent;
      }
    } else if (before(item, at(0))) {
      heap[0] = item;
      sink();
    }
  }
  return heap.toSorted(compare);
}
