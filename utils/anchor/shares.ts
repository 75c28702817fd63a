import { sketchOf, type Fingerprint } from './fingerprint.ts';
import type { DocumentIndex, Part, PartKind, PartName } from './model.ts';

/** What many notes ask of one document, reckoned once per document. */
interface Shared {
  readonly postings: Map<PartKind, Map<number, Part[]>>;
  readonly shares: Map<string, ReadonlyMap<Part, number>>;
  readonly counts: Map<PartKind, number>;
}
const known = new WeakMap<DocumentIndex, Shared>();

function sharedOf(index: DocumentIndex): Shared {
  let shared = known.get(index);
  if (!shared) known.set(index, (shared = { postings: new Map(), shares: new Map(), counts: new Map() }));
  return shared;
}

/** For each word and word pair, the parts of a kind that have it. */
function postingsOf(index: DocumentIndex, kind: PartKind): Map<number, Part[]> {
  const { postings } = sharedOf(index);
  let made = postings.get(kind);
  if (made) return made;
  made = new Map();
  for (const part of index.parts) {
    if (part.name.kind !== kind) continue;
    for (const gram of index.gramsOf(part)) {
      const list = made.get(gram);
      if (list) list.push(part);
      else made.set(gram, [part]);
    }
  }
  postings.set(kind, made);
  return made;
}

/**
 * How much of a fingerprinted text stands in each part of a kind: an estimate above 0 up to 1, exact for
 * texts of up to some thirty words. Highest first; parts that share nothing are left out.
 */
export function shares(index: DocumentIndex, kind: PartKind, fingerprint: Fingerprint): ReadonlyMap<Part, number> {
  const { shares: done } = sharedOf(index);
  const key = `${kind} ${fingerprint.hash}`;
  const before = done.get(key);
  if (before) return before;
  const sketch = sketchOf(fingerprint);
  const postings = postingsOf(index, kind);
  const counts = new Map<Part, number>();
  for (const gram of sketch) {
    for (const part of postings.get(gram) ?? []) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const sorted = new Map(
    [...counts].toSorted((a, b) => b[1] - a[1]).map(([part, count]): [Part, number] => [part, count / sketch.length]),
  );
  done.set(key, sorted);
  return sorted;
}

/** How many different numbers the parts of a kind carry: the questions of a document, however grouped. */
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
