import type { FrameTheme, Layout } from '../../utils/protocol/frame.ts';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import type { NoteItem } from './items.ts';

/** What the frame shows now. Every change creates a new object. */
export interface FrameView {
  readonly theme: FrameTheme;
  readonly layout: Layout;
  readonly tab: Tab | null;
  /** In the panel and the sheet: the notes on display while no tab is open; null for none. */
  readonly scope: { readonly numbers: readonly number[] } | { readonly ids: readonly string[] } | null;
  readonly items: readonly NoteItem[];
  /** Notes whose editor is open. */
  readonly open: ReadonlySet<string>;
  /** The note that should get the caret, and a count that changes with each request. */
  readonly wanted: { readonly id: string; readonly turn: number } | null;
  /** The note that is waiting for a new passage. */
  readonly moving: string | null;
}
