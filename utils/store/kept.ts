import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Loss } from '../protocol/loss.ts';

/**
 * Facts about the library stored outside IndexedDB, to detect its loss. Only counts and dates: content scripts can read
 * `storage.local`.
 */
export const Kept = z.object({
  /** Lineage of the database; see `JournalFiles`. */
  lineage: z.string(),
  /** Number of the last change. */
  seq: z.int(),
  /** Notes that are not deleted. */
  notes: z.int(),
  /** When a note last changed, ISO instant UTC; null when unknown. */
  changed: z.nullable(z.string()),
  /** When the last backup was made, ISO instant UTC; null when there was none. */
  backup: z.nullable(z.string()),
});
export type Kept = z.infer<typeof Kept>;

/** Storage of both. */
export interface KeptStore {
  read(): Promise<{ kept: Kept | null; loss: Loss | null }>;
  writeKept(kept: Kept): Promise<void>;
  /** @param loss null once the reader has acknowledged it */
  writeLoss(loss: Loss | null): Promise<void>;
}

const KEPT = 'library.kept';
const LOSS = 'library.loss';

/** In the browser's `storage.local`. Invalid values count as absent. */
export const browserKept: KeptStore = {
  async read() {
    const stored: Record<string, unknown> = await browser.storage.local.get([KEPT, LOSS]);
    const [kept, loss] = [Kept.safeParse(stored[KEPT]), Loss.safeParse(stored[LOSS])];
    return { kept: kept.success ? kept.data : null, loss: loss.success ? loss.data : null };
  },
  writeKept: (kept) => browser.storage.local.set({ [KEPT]: kept }),
  writeLoss: (loss) =>
    loss === null ? browser.storage.local.remove(LOSS) : browser.storage.local.set({ [LOSS]: loss }),
};
