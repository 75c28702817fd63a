import { join } from 'node:path';
import { once } from 'node:events';
import { launchFirefox } from '../tests/e2e/support/firefox.ts';
import type { Hosts } from '../tests/e2e/support/hosts.ts';
import { ANY_STATE } from './start-pages.ts';

/** What the demo in Firefox needs; pictures are saved in `folder`. */
export interface FirefoxDemo {
  address: string;
  extensionDir: string;
  hosts: Hosts | null;
  locale: 'nl' | 'en';
  headed: boolean;
  folder: string;
}

/** The demo in Firefox: keeps a window open until it is closed; without a display, takes pictures and prints the strip. */
export async function firefoxDemo({
  address,
  extensionDir,
  hosts,
  locale,
  headed,
  folder,
}: FirefoxDemo): Promise<void> {
  if (headed) {
    const firefox = await launchFirefox({ extensionDir, replica: hosts, locale, headed });
    await firefox.open(address);
    console.log('Close the window to end the demo.');
    await once(firefox.browser.process() ?? process, 'exit');
    return;
  }
  const looks = {
    light: {},
    dark: { colorScheme: 'dark' as const },
    '400px': { viewport: { width: 400, height: 900 } },
    '200percent': { viewport: { width: 640, height: 450 }, prefs: { 'layout.css.devPixelsPerPx': '2.0' } },
  };
  for (const [name, look] of Object.entries(looks)) {
    const firefox = await launchFirefox({ extensionDir, replica: hosts, locale, ...look });
    try {
      const { page, ax } = await firefox.open(address);
      await ax.waitForText({ role: 'status' }, ANY_STATE, { timeout: 40_000 });
      if (name === 'light')
        console.log(`\n${await page.title()}\n${await ax.lines({ role: 'region', name: 'Kantlijn' })}\n`);
      const path = join(folder, `firefox-${name}.png`);
      await page.screenshot({ path: path as `${string}.png`, fullPage: true });
      console.log(`Picture: ${path}`);
    } finally {
      await firefox.close();
    }
  }
}
