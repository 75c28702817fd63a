import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Loss } from '../protocol/loss.ts';

/**
 * What is known of the library outside IndexedDB, so that its loss is noticed. Numbers and days only: content scripts
 * can read `storage.local`.
 */
export const Kept = z.object({
  /** Which life of the database this is of; see `JournalFiles`. */
  lineage: z.string(),
  /** Number of the last change. */
  seq: z.int(),
  /** Notes that are not deleted. */
  notes: z.int(),
  /** When the last note changed, ISO instant UTC; null when that is not known. */
  changed: z.nullable(z.string()),
  /** When the last backup was made, ISO instant UTC; null when there was none. */
  backup: z.nullable(z.string()),
});
export type Kept = z.infer<typeof Kept>;

/** Where both are kept. */
export interface KeptStore {
  read(): Promise<{ kept: Kept | null; loss: Loss | null }>;
  writeKept(kept: Kept): Promise<void>;
  /** @param loss null when the reader has seen it */
  writeLoss(loss: Loss | null): Promise<void>;
}

const KEPT = 'library.kept';
const LOSS = 'library.loss';

/** The browser's `storage.local`. What does not fit counts as not there. */
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
