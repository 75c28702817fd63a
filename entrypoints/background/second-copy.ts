import { browser } from 'wxt/browser';
import type { NotesKeeper } from '../../utils/store/keeper.ts';

/** Set when the second copy was read and compared, until the browser ends. */
const CHECKED = 'journalChecked';

/** In the first worker of a session: checks small stores for silent damage before they are shown. */
export async function lookFirst(keeper: NotesKeeper): Promise<void> {
  const { session } = browser.storage;
  if ((await session.get(CHECKED))[CHECKED] === true) return;
  if (await keeper.lookFirst()) await session.set({ [CHECKED]: true });
}

/** Deferrable work on the second copy: what a killed worker left unwritten, what is outdated, what is damaged. */
export async function keepCopy(keeper: NotesKeeper, hasPurged: boolean): Promise<void> {
  await keeper.keepNames();
  await keeper.tidy(hasPurged);
  if ((await browser.storage.session.get(CHECKED))[CHECKED] === true) return;
  await keeper.check();
  await browser.storage.session.set({ [CHECKED]: true });
}
