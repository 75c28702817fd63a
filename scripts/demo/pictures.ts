import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Accessibility } from '../../tests/e2e/support/accessibility.ts';
import type { RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { outline, picture, waitForState } from '../start-pages.ts';

/** Buttons of the strip, and the picture that is taken once they are pressed. */
const TABS = { notes: /^(Notities|Notes)(: |$)/, related: /^(Verwant|Related)(: |$)/ } as const;

/** Our own pages that are shown: the address and the width of the window. */
const PAGES = {
  library: { at: 'library.html#all', width: 1280 },
  'my-questions': { at: 'library.html#mine', width: 1280 },
  figures: { at: 'library.html#figures', width: 1280 },
  'side-panel': { at: 'sidepanel.html#all', width: 400 },
} as const;
const PAGE_NAMES = Object.keys(PAGES) as (keyof typeof PAGES)[];

/** Opens one of our own pages, and waits until it stands still. */
export async function openOwn(browser: RunningChromium, name: keyof typeof PAGES): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/${PAGES[name].at}`);
  await page.getByRole('main').waitFor();
  await page
    .locator('main [aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: 10_000 })
    .catch(() => undefined);
  await page.waitForTimeout(1500);
  return page;
}

/** Opens what there is beside the question, in tabs behind it. */
export async function openTabs(browser: RunningChromium): Promise<void> {
  for (const name of PAGE_NAMES) if (name !== 'side-panel') await openOwn(browser, name);
}

/** The strip and a little of the page around it. */
async function stripOnly(page: Page, ax: Accessibility, path: string): Promise<void> {
  const { x, y, width, height } = await ax.box({ role: 'region', name: 'Kantlijn' });
  const clip = { x: x - 20, y: Math.max(0, y - 140), width: width + 40, height: height + 240 };
  await page.screenshot({ path, clip, fullPage: true });
}

/** Takes the pictures, and prints the strip of the question as text. @param folder where the pictures go */
export async function takePictures(browser: RunningChromium, address: string, folder: string): Promise<void> {
  const to = (name: string): string => join(folder, `${name}.png`);
  const told = (name: string): void => console.log(`Picture: ${to(name)}`);
  const { page, ax } = await browser.open(address);
  await waitForState(ax);
  const strip = await ax.waitFor({ role: 'region', name: 'Kantlijn' });
  console.log(`\n${await page.title()}\n${outline(strip).join('\n')}\n`);
  await stripOnly(page, ax, to('strip'));
  told('strip');
  const looks = { light: {}, dark: { dark: true }, '400px': { width: 400 }, '200percent': { zoom: 2 } };
  for (const [name, look] of Object.entries(looks)) {
    await picture(page, look, to(name));
    told(name);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [name, tab] of Object.entries(TABS)) {
    const button = { role: 'button', name: tab } as const;
    if (!(await ax.find(button))) continue;
    await ax.click(button);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: to(name) });
    told(name);
  }
  await page.close();
  for (const name of PAGE_NAMES) {
    const own = await openOwn(browser, name);
    await picture(own, { width: PAGES[name].width }, to(name));
    told(name);
    await own.close();
  }
}
