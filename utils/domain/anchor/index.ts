/**
 * Describing a passage and finding it again. Pure but for DOM text nodes and ranges; changes no page.
 *
 *     const index = indexDocument(document);                // once per version of the page
 *     const selectors = describe(range, index, info);       // store with the note
 *     const outcome = resolveIn(selectors, index, info);    // found, uncertain, ambiguous, lost; null: not shown here
 *     if (outcome?.state === 'found') highlight.add(toRange(index, outcome.place));
 *
 * Many notes: `resolveAll`. A page that changes: `createReresolver`. Text without DOM: `indexParts`.
 */
export { indexDocument, findDocumentElement } from './document.ts';
export { indexParts, type DocumentIndex, type Part, type PartKind, type PartName, type PlainPart } from './model.ts';
export { describe, CONTEXT_MIN, type PassageInput } from './describe.ts';
export { resolve } from './resolve.ts';
export type { Doubt, How, Resolution } from './resolution.ts';
export { carry, resolveIn } from './carry.ts';
export { resolveAll, type BatchItem, type BatchOptions } from './batch.ts';
export { createReresolver, type Reresolver, type ReresolverOptions } from './reresolver.ts';
export { toRange, toRanges, rangeToSpan } from './range.ts';
export type { Place } from './places.ts';
export { foldPassage } from './fold.ts';
export { isDescribed, type DescribedSelectors } from './described.ts';
export { SELECTORS_VERSION } from './limits.ts';
export { DocumentInfo, PassageSelectors } from './selectors.ts';
