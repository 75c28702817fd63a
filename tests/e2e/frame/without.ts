import type { Accessibility } from '../support/accessibility.ts';
import type { RunningChromium } from '../support/chromium.ts';

/** What a reader finds where no frame can stand. */

/** The act opens the library, in a tab that is closed again. */
export async function libraryOpens(browser: RunningChromium, act: () => Promise<void>): Promise<void> {
  const opened = browser.context.waitForEvent('page', { timeout: 30_000 });
  await act();
  const library = await opened;
  await library.waitForURL(/library\.html/);
  await library.close();
}

/** The menu of the strip says why. */
export async function saysWhy(ax: Accessibility): Promise<void> {
  await ax.click({ role: 'button', name: 'Meer' });
  await ax.waitForText({ role: 'group', name: 'Meer' }, /Deze pagina laat het paneel van Kantlijn niet toe/);
}
