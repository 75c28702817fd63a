import { NO_POSTINGS, type ReadPostings, type Postings } from '../disk/postings.ts';

/** Merges gathered lists into one: documents ascending, each once with its highest weight. */
export function merged({ docs, weights, length, isSorted }: ReadPostings): Postings {
  if (length === 0) return NO_POSTINGS;
  if (isSorted) return { docs: docs.slice(0, length), weights: weights.slice(0, length) };
  let highest = 0;
  for (let at = 0; at < length; at += 1) highest = Math.max(highest, docs[at] ?? 0);
  // Sort few documents. Put many in an array indexed by document number, which costs a step for every number there is.
  return length * 16 < highest ? bySorting(docs, weights, length) : byNumber(docs, weights, length, highest);
}

function bySorting(docs: Uint32Array, weights: Uint8Array, length: number): Postings {
  const packed = new Float64Array(length);
  for (let at = 0; at < length; at += 1) packed[at] = (docs[at] ?? 0) * 256 + (weights[at] ?? 0);
  packed.sort();
  const own = { docs: new Uint32Array(length), weights: new Uint8Array(length) };
  let to = 0;
  for (const one of packed) {
    const doc = Math.floor(one / 256);
    // Of one document the highest weight sorts last: it overwrites the others.
    if (to > 0 && own.docs[to - 1] === doc) to -= 1;
    own.docs[to] = doc;
    own.weights[to] = one % 256;
    to += 1;
  }
  return { docs: own.docs.slice(0, to), weights: own.weights.slice(0, to) };
}

function byNumber(docs: Uint32Array, weights: Uint8Array, length: number, highest: number): Postings {
  const best = new Uint8Array(highest + 1);
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    const doc = docs[at] ?? 0;
    const weight = weights[at] ?? 0;
    const before = best[doc] ?? 0;
    if (before === 0) count += 1;
    if (weight > before) best[doc] = weight;
  }
  const own = { docs: new Uint32Array(count), weights: new Uint8Array(count) };
  let to = 0;
  for (let doc = 0; doc <= highest; doc += 1) {
    const weight = best[doc] ?? 0;
    if (weight === 0) continue;
    own.docs[to] = doc;
    own.weights[to] = weight;
    to += 1;
  }
  return own;
}
