import { sketchOf, type Fingerprint } from './fingerprint.ts';
import type { DocumentIndex, Part, PartKind, PartName } from './model.ts';
import { inOneGo, type Steps } from './slices.ts';

/** How much of a fingerprinted text is in each part of a kind, from 0 to 1. Exact for texts up to about thirty words. */
export interface Shares {
  of(part: Part): number;
  /** The parts with the largest share, largest first; parts that share nothing are left out. */
  best(count: number): Part[];
}

/** The parts of a kind, and for each word and word pair the indexes in `parts` where it occurs. */
export interface PartGrams {
  readonly parts: readonly Part[];
  readonly places: ReadonlyMap<Part, number>;
  readonly byGram: ReadonlyMap<number, number[]>;
}

/** What many notes need from one document, computed once per document. */
interface Shared {
  readonly postings: Map<PartKind, PartGrams>;
  readonly shares: Map<string, Shares>;
  readonly counts: Map<PartKind, number>;
}
const known = new WeakMap<DocumentIndex, Shared>();

function sharedOf(index: DocumentIndex): Shared {
  let shared = known.get(index);
  if (!shared) known.set(index, (shared = { postings: new Map(), shares: new Map(), counts: new Map() }));
  return shared;
}

/** Words read between two pauses, about 1 ms. */
const STRETCH = 2_000;

/** Reads the words of every part of a kind, once per document. In steps, since a long document would block the page. */
export function* readWords(index: DocumentIndex, kind: PartKind): Steps<PartGrams> {
  const { postings } = sharedOf(index);
  const before = postings.get(kind);
  if (before) return before;
  const parts = index.parts.filter((part) => part.name.kind === kind);
  const byGram = new Map<number, number[]>();
  let taken = 0;
  for (const [place, part] of parts.entries()) {
    const grams = index.gramsOf(part);
    taken += grams.size;
    if (taken > STRETCH) {
      taken = 0;
      yield;
    }
    for (const gram of grams) {
      const list = byGram.get(gram);
      if (list) list.push(place);
      else byGram.set(gram, [place]);
    }
  }
  const made = { parts, places: new Map(parts.map((part, place) => [part, place])), byGram };
  postings.set(kind, made);
  return made;
}

/** Compares a fingerprint with every part of a kind at once. */
export function shares(index: DocumentIndex, kind: PartKind, fingerprint: Fingerprint): Shares {
  const { shares: done } = sharedOf(index);
  const key = `${kind} ${fingerprint.hash}`;
  const before = done.get(key);
  if (before) return before;
  const sketch = sketchOf(fingerprint);
  const { parts, places, byGram } = inOneGo(readWords(index, kind));
  const counts = new Uint8Array(parts.length);
  for (const gram of sketch) {
    for (const place of byGram.get(gram) ?? []) counts[place] = (counts[place] ?? 0) + 1;
  }
  const at = (place: number): number => counts[place] ?? 0;
  const made: Shares = {
    of: (part) => at(places.get(part) ?? -1) / Math.max(1, sketch.length),
    best(count) {
      const kept: number[] = [];
      for (let place = 0; place < parts.length; place += 1) {
        const least = kept.at(-1);
        if (at(place) === 0 || (kept.length >= count && at(place) <= at(least ?? -1))) continue;
        const into = kept.findIndex((other) => at(other) < at(place));
        kept.splice(into < 0 ? kept.length : into, 0, place);
        if (kept.length > count) kept.pop();
      }
      return kept.flatMap((place) => parts[place] ?? []);
    },
  };
  done.set(key, made);
  return made;
}

/** How many different numbers the parts of a kind have: the questions of a document, however they are grouped. */
export function countNumbers(index: DocumentIndex, kind: PartName['kind']): number {
  const { counts } = sharedOf(index);
  const before = counts.get(kind);
  if (before !== undefined) return before;
  const numbers = new Set<number>();
  let unnumbered = 0;
  for (const { name } of index.parts) {
    if (name.kind !== kind) continue;
    if (name.numbers.length === 0) unnumbered += 1;
    for (const number of name.numbers) numbers.add(number);
  }
  counts.set(kind, numbers.size + unnumbered);
  return numbers.size + unnumbered;
}
