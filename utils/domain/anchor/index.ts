/**
 * Describes a passage and finds it again. Pure, apart from DOM text nodes and ranges; never changes a page.
 *
 *     const index = indexDocument(document);                // once per version of the page
 *     const selectors = describe(range, index, info);       // store with the note
 *     const outcome = resolveIn(selectors, index, info);    // found, uncertain, ambiguous, lost; null: not of this page
 *     if (outcome?.state === 'found') highlight.add(toRange(index, outcome.place));
 *
 * Many notes: `resolveAll`. A page that changes: `createReresolver`. Text without DOM: `indexParts`.
 */
export { indexDocument } from './document.ts';
export { indexParts, type DocumentIndex, type PartKind, type PlainPart } from './model.ts';
export { describe } from './describe.ts';
export { resolve } from './resolve.ts';
export type { Resolution } from './resolution.ts';
export { carry, resolveIn } from './carry.ts';
export { resolveAll } from './batch.ts';
export { createReresolver } from './reresolver.ts';
export { toRange, toRanges, rangeToSpan } from './range.ts';
export { foldPassage } from './fold.ts';
export { type DescribedSelectors } from './described.ts';
export { DocumentInfo, PassageSelectors } from './selectors.ts';
