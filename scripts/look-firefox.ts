/** Pictures of the strip in Firefox, for `npm run look -- states firefox-1280 …`. */
import type { Page } from 'puppeteer-core';
import { launchFirefox } from '../tests/e2e/support/firefox.ts';
import type { Hosts } from '../tests/e2e/support/hosts.ts';
import { ensureBuild } from './start-build.ts';
import { addressOf } from './start-pages.ts';

/** How a sheet looks in Firefox. */
export interface FirefoxLook {
  /** Width of the window, CSS pixels. */
  readonly width: number;
  readonly lang?: 'nl' | 'en';
  /** Whether the system is dark. */
  readonly dark?: boolean;
}

/** The strip and a little of the page around it, as base64; empty when there is none. */
async function shot(page: Page, width: number): Promise<string> {
  const strip = await page.waitForSelector('[data-kantlijn="strip"]', { timeout: 20_000 }).catch(() => null);
  // Into a closed root nobody sees: what is asked has come by then.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const box = await strip?.boundingBox();
  if (!box) return '';
  const clip = { x: 0, y: Math.max(0, box.y - 40), width, height: box.height + 110 };
  return page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: true });
}

/**
 * Takes a picture of each publication's strip.
 *
 * @param ids publications
 * @returns what the pictures show, with each as base64
 */
export async function shotsInFirefox(
  ids: readonly string[],
  { width, lang = 'nl', dark = false }: FirefoxLook,
  replica: Hosts,
): Promise<{ title: string; png: string }[]> {
  const firefox = await launchFirefox({
    extensionDir: await ensureBuild({ browser: 'firefox' }),
    replica,
    locale: lang,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 900 },
  });
  const shots: { title: string; png: string }[] = [];
  try {
    for (const id of ids) {
      const { page } = await firefox.open(addressOf(id));
      shots.push({ title: id, png: await shot(page, width) });
      await page.close();
    }
  } finally {
    await firefox.close();
  }
  return shots;
}
