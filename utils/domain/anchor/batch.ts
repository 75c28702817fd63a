import type { DocumentIndex, PartKind } from './model.ts';
import type { Resolution } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { PassageSelectors } from './selectors.ts';
import { readWords } from './shares.ts';
import { inSlices, type Slicing } from './slices.ts';

/** One passage to resolve, with the key by which the caller knows it. */
export interface BatchItem<Key> {
  readonly key: Key;
  readonly selectors: PassageSelectors;
}

export interface BatchOptions<Key> extends Omit<Slicing, 'budgetMs'> {
  /** Longest stretch of work, ms. Default 12, so that a slow machine stays under 50. */
  readonly budgetMs?: number;
  /** How to resolve one; default `resolve`. Null outcomes are left out. */
  readonly resolveOne?: (selectors: PassageSelectors) => Resolution | null;
  /** Called with the outcomes of each stretch of work. */
  readonly onBatch?: (outcomes: ReadonlyMap<Key, Resolution>) => void;
}

/** Kinds of part that must be compared in full, because the passage's own part has changed. */
const kindsToCompare = ({ structure }: PassageSelectors, index: DocumentIndex): readonly PartKind[] =>
  (structure?.pieces ?? []).flatMap(({ part: { kind }, fingerprint }) =>
    index.partsWithHash(kind, fingerprint.hash).length === 0 ? [kind] : [],
  );

/**
 * Resolves many passages in one document in the order given, without blocking the page.
 *
 * @returns the outcomes by key; those known so far when aborted
 */
// oxlint-disable-next-line complexity -- one loop with one time budget; parts of it would have to share all its state
export async function resolveAll<Key>(
  items: readonly BatchItem<Key>[],
  index: DocumentIndex,
  options: BatchOptions<Key>,
): Promise<Map<Key, Resolution>> {
  const { now, budgetMs = 12, onBatch, signal, resolveOne = (one) => resolve(one, index) } = options;
  const outcomes = new Map<Key, Resolution>();
  const prepared = new Set<PartKind>();
  let at = 0;
  for (;;) {
    if (at >= items.length || signal?.aborted) return outcomes;
    const batch = new Map<Key, Resolution>();
    let until = now() + budgetMs;
    do {
      const item = items[at];
      at += 1;
      if (!item) continue;
      for (const kind of kindsToCompare(item.selectors, index)) {
        if (prepared.has(kind)) continue;
        prepared.add(kind);
        // oxlint-disable-next-line no-await-in-loop
        await inSlices(readWords(index, kind), { now, yield: options.yield, budgetMs });
        until = now() + budgetMs;
      }
      const outcome = resolveOne(item.selectors);
      if (outcome) batch.set(item.key, outcome);
    } while (at < items.length && now() < until);
    for (const [key, outcome] of batch) outcomes.set(key, outcome);
    onBatch?.(batch);
    // oxlint-disable-next-line no-await-in-loop
    if (at < items.length) await options.yield();
  }
}
