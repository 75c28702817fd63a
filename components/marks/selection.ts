/** What of the reader's selection is text of the document. */
export interface Selected {
  readonly range: Range;
  /** Pieces that are selected; only Firefox knows more than one, in the order of the document. */
  readonly pieces: number;
}

/** The first piece of the selection that is in the document; null when there is none of it, or the reader is typing. */
export function selectedIn(container: Element): Selected | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.toString().trim() === '') return null;
  const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  const range = ranges.find((each) => !each.collapsed && each.intersectsNode(container));
  if (range === undefined) return null;
  const node = range.commonAncestorContainer;
  const element = node instanceof Element ? node : node.parentElement;
  if (element?.closest('input, textarea, [contenteditable]')) return null;
  return { range: range.cloneRange(), pieces: selection.rangeCount };
}

/** Tells one selection from another. */
export function keyOf(selected: Selected | null): string {
  if (selected === null) return '';
  const { range, pieces } = selected;
  return `${pieces},${range.startOffset},${range.endOffset},${range.toString().slice(0, 200)}`;
}

/** Pause after the last change of the selection, milliseconds: no bar flickers along with the mouse. */
export const SELECTION_PAUSE_MS = 200;
const GAP = 8;

/**
 * Where the bar goes: above the selection; below it for fingers, whose own menu comes above. Beside the text lies the frame, which takes no
 * click while something covers it: where it fits over the text, it stays there.
 *
 * @param container the element that holds the document
 */
export function putBar(bar: HTMLElement, range: Range, touch: boolean, container: Element): void {
  const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const first = boxes[0];
  const last = boxes.at(-1);
  if (first === undefined || last === undefined) return;
  const { offsetWidth: width, offsetHeight: height } = bar;
  const text = container.getBoundingClientRect();
  const edge = text.width >= width + GAP ? text.right : Number.POSITIVE_INFINITY;
  const page = Math.min(document.documentElement.clientWidth, edge);
  const above = first.top - height - GAP;
  const below = last.bottom + GAP + (touch ? 24 : 0);
  const fitsBelow = below + height <= window.innerHeight;
  const top = (touch || above < 0) && fitsBelow ? below : Math.max(GAP, above);
  const left = Math.min(Math.max(GAP, (touch ? last.left : first.left) - 4), Math.max(0, page - width - GAP));
  bar.style.top = `${Math.round(Math.min(top, window.innerHeight - height - GAP))}px`;
  bar.style.left = `${Math.round(left)}px`;
}
