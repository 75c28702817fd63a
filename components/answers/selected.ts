import type { Selected } from '../marks/selection.ts';

/** The selection API of browsers that report selections inside shadow roots (Chrome 137, Firefox 142). */
interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: readonly ShadowRoot[] }): readonly StaticRange[];
}

/** Returns what is selected in one of our roots, if it begins and ends there; otherwise null. */
export function selectedInRoot(root: ShadowRoot): Selected | null {
  const selection = document.getSelection() as (Selection & ComposedSelection) | null;
  if (selection === null || selection.rangeCount === 0) return null;
  // Older Firefox gives extension scripts the nodes inside the root directly.
  const [found] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [selection.getRangeAt(0)];
  if (found === undefined || !root.contains(found.startContainer) || !root.contains(found.endContainer)) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.collapsed || range.toString().trim() === '' ? null : { range, pieces: 1 };
}
