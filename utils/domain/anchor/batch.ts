import type { DocumentIndex, PartKind } from './model.ts';
import type { Resolution } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { PassageSelectors } from './selectors.ts';
import { readWords } from './shares.ts';
import { inSlices, type Slicing } from './slices.ts';

/** One passage to resolve, with whatever name its owner knows it by. */
export interface BatchItem<Key> {
  readonly key: Key;
  readonly selectors: PassageSelectors;
}

export interface BatchOptions<Key> extends Omit<Slicing, 'budgetMs'> {
  /** Longest time at a stretch. Default 12 ms, so that a slow machine stays under 50. */
  readonly budgetMs?: number;
  /** Passages that stood near what the reader sees come first; model offsets of that stretch. */
  readonly visibleFirst?: { readonly start: number; readonly end: number };
  /** How to resolve one; default `resolve`. Null outcomes are left out. */
  readonly resolveOne?: (selectors: PassageSelectors) => Resolution | null;
  /** Outcomes of a batch, as soon as they are known. */
  readonly onBatch?: (outcomes: ReadonlyMap<Key, Resolution>) => void;
}

/** Kinds of which every part will be compared with a passage, because its own part is not there as it was. */
const kindsToCompare = ({ structure }: PassageSelectors, index: DocumentIndex): readonly PartKind[] =>
  (structure?.pieces ?? []).flatMap(({ part: { kind }, fingerprint }) =>
    index.partsWithHash(kind, fingerprint.hash).length === 0 ? [kind] : [],
  );

const distance = ({ position }: PassageSelectors, visible: { readonly start: number; readonly end: number }): number =>
  // No infinity: two that are infinitely far would differ by NaN.
  position === null ? Number.MAX_SAFE_INTEGER : Math.max(0, visible.start - position.end, position.start - visible.end);

function byDistance<Key>(
  items: readonly BatchItem<Key>[],
  visible: { readonly start: number; readonly end: number },
): readonly BatchItem<Key>[] {
  const far = items.map((item) => ({ item, far: distance(item.selectors, visible) }));
  return far.toSorted((a, b) => a.far - b.far).map(({ item }) => item);
}

/**
 * Resolves many passages in one document without holding up the page.
 *
 * @returns the outcomes by key; those known so far when aborted
 */
export async function resolveAll<Key>(
  items: readonly BatchItem<Key>[],
  index: DocumentIndex,
  options: BatchOptions<Key>,
): Promise<Map<Key, Resolution>> {
  const { now, budgetMs = 12, visibleFirst, onBatch, signal } = options;
  const resolveOne = options.resolveOne ?? ((selectors: PassageSelectors) => resolve(selectors, index));
  const order = visibleFirst ? byDistance(items, visibleFirst) : items;
  const outcomes = new Map<Key, Resolution>();
  const read = new Set<PartKind>();
  let at = 0;
  for (;;) {
    if (at >= order.length || signal?.aborted) return outcomes;
    let until = now() + budgetMs;
    const batch = new Map<Key, Resolution>();
    do {
      const item = order[at];
      at += 1;
      if (!item) continue;
      for (const kind of kindsToCompare(item.selectors, index)) {
        if (read.has(kind)) continue;
        read.add(kind);
        // oxlint-disable-next-line no-await-in-loop
        await inSlices(readWords(index, kind), { now, yield: options.yield, budgetMs });
        until = now() + budgetMs;
      }
      const outcome = resolveOne(item.selectors);
      if (outcome) batch.set(item.key, outcome);
    } while (at < order.length && now() < until);
    for (const [key, outcome] of batch) outcomes.set(key, outcome);
    onBatch?.(batch);
    if (at < order.length) await options.yield();
  }
}
