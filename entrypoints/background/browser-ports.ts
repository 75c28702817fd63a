import { browser } from 'wxt/browser';
import { todayInAmsterdam } from '../../utils/domain/clock/today.ts';
import { resolveLanguage, type Language } from '../../utils/domain/i18n/language.ts';
import type { Status } from '../../utils/domain/status/types.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import type { StatePicture } from '../../utils/protocol/page.ts';
import { WANTED_KEY, type LibraryTarget } from '../../utils/protocol/wanted.ts';
import { pictureOf } from '../../utils/services/picture.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../utils/store/settings.ts';
import { sessionMemory } from './network.ts';

/** Opens the settings in a tab. */
export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

/**
 * Opens the library in a tab.
 *
 * @param at the view, as it stands in the address after `#`
 * @param wish what to show in it, read once by the library; null for nothing in particular
 */
export const openLibrary = async (at: string, wish: LibraryTarget | null): Promise<void> => {
  if (wish !== null) await sessionMemory.set(WANTED_KEY, wish);
  await browser.tabs.create({ url: `${browser.runtime.getURL('/library.html')}#${at}` });
};

/**
 * Injects a packaged script into a page on request of our script there: the second script of a publication (decision
 * 302), signs (430).
 */
export const injectScript =
  (file: string) =>
  async (tab: number): Promise<void> => {
    await browser.scripting.executeScript({
      target: { tabId: tab, frameIds: [0] },
      // WXT's types list only scripts in the manifest.
      files: [file as '/background.js'],
    });
  };

/** The language the reader chose or the browser's, and the day it is. */
export const speaking = async (): Promise<{ language: Language; today: string }> => {
  const { language } = await readSettings().catch(logAndReturn('settings.read', DEFAULT_SETTINGS));
  return { language: resolveLanguage(language, navigator.languages), today: todayInAmsterdam(new Date()) };
};

/** A state in words, in the language the reader chose or the browser's, as of today. */
export const picture = async (status: Status): Promise<StatePicture> => {
  const { language, today } = await speaking();
  return pictureOf(status, language, today);
};
