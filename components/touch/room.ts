import type { Look } from '../../utils/protocol/frame-names.ts';

/** Least width of the free column beside the text for notes in it, CSS pixels. */
export const MIN_MARGIN = 220;
/** Notes wider than this are no easier to read. */
const MAX_MARGIN = 340;
/** Between the text and the column, and between the column and the edge of the window. */
const GAP = 32;
const EDGE = 16;
/** Narrower windows have the sheet. */
const NARROW = 640;

/** A box in the page, CSS pixels from the top left of the document. */
export interface PageBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What decides where the frame goes. */
export interface Surroundings {
  /** The column of text. */
  readonly text: PageBox;
  /** What the site itself has beside the text. */
  readonly beside: readonly PageBox[];
  /** Width of the window without its scroll bar. */
  readonly width: number;
}

/** Where the frame goes; left, top and width only in the margin. */
export type FramePlace =
  | { readonly look: Extract<Look, 'margin'>; readonly left: number; readonly top: number; readonly width: number }
  | { readonly look: Exclude<Look, 'margin'> };

/**
 * Where the frame goes: beside the text where a column is free, below what the site has there; else under the strip, and in a
 * narrow window at its bottom.
 */
export function placeFrame({ text, beside, width }: Surroundings): FramePlace {
  const own = beside.filter((box) => box.left >= text.right - 1 && box.bottom > text.top && box.right > box.left);
  const left = own.length > 0 ? Math.min(...own.map((box) => box.left)) : text.right + GAP;
  const right = Math.min(width - EDGE, own.length > 0 ? Math.max(...own.map((box) => box.right)) : width - EDGE);
  const room = Math.min(MAX_MARGIN, right - left);
  if (room >= MIN_MARGIN) {
    const top = Math.max(text.top, ...own.map((box) => box.bottom + 24));
    return { look: 'margin', left: Math.round(left), top: Math.round(top), width: Math.round(room) };
  }
  return { look: width >= NARROW ? 'panel' : 'sheet' };
}
