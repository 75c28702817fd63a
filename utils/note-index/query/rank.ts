import type { Postings } from '../disk/postings.ts';

/** The postings of one source, and how much a match in them counts (0–1). */
export interface Weighted {
  readonly postings: Postings;
  readonly weight: number;
}

/** Documents that match part of a query or all of it. `scores` and `counts` are indexed by document number. */
export interface Scored {
  /** Numbers of the documents in at least one group. */
  readonly docs: Uint32Array;
  readonly scores: Float32Array;
  /** Number of groups that a document is in. */
  readonly counts: Uint8Array;
}

/** What groups are scored against. */
export interface SearchedDocuments {
  /** Documents in the index. */
  readonly documents: number;
  /** Lowest document number not given yet. */
  readonly next: number;
  /** Documents that must not be found. */
  readonly without: readonly Postings[];
}

/**
 * Scores documents by groups of sources: a group is one word of the query with its forms and compounds. Within a group the best
 * source counts, so that a word and its compound are one match. A group of few documents counts more: BM25's inverse document
 * frequency, log(1 + (N - n + 0.5) / (n + 0.5)), plus 0.1 so that a word in every document still counts.
 *
 * For example, search `haven scanner` in 100 documents. Document 7 has `scanner` with weight 191 of 255, and `douanescanner`,
 * a compound (×0.5) with weight 200: the group `scanner` gives it max(191, 100) / 255 = 0.75. The group has 4 documents:
 * log(1 + 96.5 / 4.5) + 0.1 = 3.21, so 2.41 in all. `haven` is in 60 documents: log(1 + 40.5 / 60.5) + 0.1 = 0.61; with weight
 * 133 it adds 0.52 × 0.61 = 0.32. The score is 2.73: the rare word decides.
 */
export function score(
  groups: readonly (readonly Weighted[])[],
  { documents, next, without }: SearchedDocuments,
): Scored {
  const scores = new Float32Array(next);
  const counts = new Uint8Array(next);
  const best = new Float32Array(next);
  const docs = new Uint32Array(next);
  const touched = new Uint32Array(next);
  const excluded = new Uint8Array(without.length > 0 ? next : 0);
  for (const list of without) for (const doc of list.docs) excluded[doc] = 1;
  let found = 0;
  for (const group of groups) {
    const met = bestOfGroup(group, best, touched);
    const rarity = Math.log(1 + (documents - met + 0.5) / (met + 0.5)) + 0.1;
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

/**
 * Writes the highest weight of each document of a group into `best` (all zero before), and the documents into `touched`.
 * Returns how many there are.
 */
function bestOfGroup(group: readonly Weighted[], best: Float32Array, touched: Uint32Array): number {
  let met = 0;
  for (const { postings, weight } of group) {
    const { docs, weights } = postings;
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] ?? 0;
      const value = (weights[at] ?? 0) * weight;
      const before = best[doc] ?? 0;
      if (before === 0) touched[met++] = doc;
      if (value > before) best[doc] = value;
    }
  }
  return met;
}

/** The first `limit` documents in an order, without sorting the others. `before(a, b)`: whether a comes before b. */
export function first(all: Uint32Array, limit: number, before: (a: number, b: number) => boolean): number[] {
  const compare = (a: number, b: number): number => (before(a, b) ? -1 : before(b, a) ? 1 : 0);
  if (all.length <= limit * 2) return [...all].toSorted(compare).slice(0, limit);
  // A binary heap of the best so far, the worst of them on top.
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
