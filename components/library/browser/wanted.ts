import { browser } from 'wxt/browser';
import { MAX_TYPED, WANTED_KEY, type LibraryTarget } from '../../../utils/protocol/wanted.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

const isWanted = (row: unknown): row is LibraryTarget => {
  const { address, writes } = (row ?? {}) as Partial<LibraryTarget>;
  if (typeof address !== 'string' || writes === undefined) return false;
  return writes === null || (typeof writes.text === 'string' && writes.text.length <= MAX_TYPED);
};

/** What a page wants open here that can have no frame, once; null for a library that was opened by itself. */
export async function takeLibraryTarget(): Promise<LibraryTarget | null> {
  const { session } = browser.storage;
  const kept = await session.get(WANTED_KEY).catch(logAndReturn('library.wanted'));
  const row: unknown = (kept as Record<string, unknown> | undefined)?.[WANTED_KEY];
  if (!isWanted(row)) return null;
  await session.remove(WANTED_KEY).catch(logAndReturn('library.wanted'));
  return row;
}
