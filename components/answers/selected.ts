import type { Selected } from '../marks/selection.ts';

/** A selection as browsers have it that tell what is selected in roots (Chrome 137, Firefox 142). */
interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: readonly ShadowRoot[] }): readonly StaticRange[];
}

/** What is selected in a root of ours, when it begins and ends in it; null when that is nothing. */
export function selectedInRoot(root: ShadowRoot): Selected | null {
  const selection = document.getSelection() as (Selection & ComposedSelection) | null;
  if (selection === null || selection.rangeCount === 0) return null;
  // Older Firefox gives a script of an extension the nodes in the root themselves.
  const [found] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [selection.getRangeAt(0)];
  if (found === undefined || !root.contains(found.startContainer) || !root.contains(found.endContainer)) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.collapsed || range.toString().trim() === '' ? null : { range, pieces: 1 };
}
