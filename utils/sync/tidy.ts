import { CarrierError, type Carrier } from './carrier.ts';
import type { KnownFile, SyncDisk } from './disk.ts';
import { MAX_ENTRIES } from './file/batch.ts';
import { parseName } from './file/names.ts';
import { MAX_BATCH_BYTES } from './outgoing.ts';

/** Merge own files when there are more than this. */
const MAX_OWN = 32;

/** Whether merging would not reduce their number. */
const isFull = ({ plain = 0, ids }: KnownFile): boolean => plain > MAX_BATCH_BYTES / 2 || ids.length > MAX_ENTRIES / 2;

/**
 * Own files to merge into fewer; empty when merging is not worthwhile. Small files first, and new updates apart from merged files, so
 * that merged contents are not rewritten each time. Full files only once half of their contents is in later files too: a large library
 * is never rewritten for a few edits.
 *
 * @param own files of this device that a list has shown
 */
export function toMerge(own: readonly KnownFile[]): readonly KnownFile[] {
  const small = own.filter((file) => !isFull(file));
  const news = small.filter(({ name }) => parseName(name)?.kind === 'i');
  if (news.length > MAX_OWN) return news;
  if (small.length - news.length > MAX_OWN) return small;
  if (own.length - small.length <= MAX_OWN) return [];
  const ids = own.flatMap((file) => file.ids);
  return ids.length > 2 * new Set(ids).size ? own : [];
}

/**
 * Removes own files that are no longer needed, once every file they were merged into was seen in a list. One that cannot be removed does
 * no harm: its contents are elsewhere, and the next round tries again.
 *
 * @throws what the disk throws
 */
export async function removeOld(disk: SyncDisk, carrier: Carrier): Promise<void> {
  const files = await disk.transact((transaction) => transaction.files());
  if (files.some(({ is, name }) => is === 'sent' && parseName(name)?.kind === 'm')) return;
  for (const { name, size, is } of files) {
    if (is !== 'old') continue;
    try {
      await carrier.remove(name);
    } catch (error) {
      if (error instanceof CarrierError) return;
      throw error;
    }
    // Remember it: a stale list may still name it.
    await disk.transact((transaction) => transaction.putFile({ name, size, is: 'gone', ids: [], times: 0 }));
  }
}
