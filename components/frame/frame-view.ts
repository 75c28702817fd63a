import type { FrameTheme, Layout } from '../../utils/protocol/frame.ts';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import type { NoteItem } from './items.ts';

/** What the frame shows now. A new object with each change. */
export interface FrameView {
  readonly theme: FrameTheme;
  readonly layout: Layout;
  readonly tab: Tab | null;
  /** In panel and sheet: the notes on display while no tab is; null for none. */
  readonly scope: { readonly numbers: readonly number[] } | { readonly ids: readonly string[] } | null;
  readonly items: readonly NoteItem[];
  /** Notes whose editor is open. */
  readonly open: ReadonlySet<string>;
  /** The note the caret belongs in, and a count that changes with each wish. */
  readonly wanted: { readonly id: string; readonly turn: number } | null;
  /** The note that waits for a new passage. */
  readonly moving: string | null;
}
