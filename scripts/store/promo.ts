import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { ROOT } from '../setup.mjs';
import { addressOf, waitForState } from '../start-pages.ts';

/** The small promotional picture of Chrome and Edge. CSS pixels at a ratio of 1. */
const PROMO = { width: 440, height: 280 } as const;
/** Width of the page in which the strip is taken, so that it fits beside the edges at its own size. */
const PAGE_WIDTH = 424;

const TAGLINE = {
  nl: 'Hoe het met een Kamervraag staat, en uw notities ernaast',
  en: 'Where a question to parliament stands, and your notes beside it',
};

/** The strip of a question in a narrow window, as a picture. @returns PNG in base64, and its width */
async function stripOf(browser: RunningChromium, id: string): Promise<{ png: string; width: number }> {
  const { page, ax } = await browser.open(addressOf(id));
  await page.setViewportSize({ width: PAGE_WIDTH, height: 900 });
  await waitForState(ax);
  await page.waitForTimeout(800);
  await page.evaluate(() => scrollTo(0, 0));
  const { x, y, width, height } = await ax.box({ role: 'region', name: 'Kantlijn' });
  const shot = await page.screenshot({ clip: { x, y, width, height }, fullPage: true });
  await page.close();
  return { png: shot.toString('base64'), width };
}

/**
 * Icon, name, what it is for, and the strip as it is, at its own size. Throws when something does not fit: nothing in it is cut.
 *
 * @param id the question whose strip is shown
 */
export async function promo(browser: RunningChromium, locale: 'nl' | 'en', id: string, path: string): Promise<void> {
  const { png, width } = await stripOf(browser, id);
  const icon = readFileSync(join(ROOT, 'assets', 'icon.svg'), 'utf8');
  const page = await browser.context.newPage();
  await page.setViewportSize(PROMO);
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { display: grid; align-content: space-evenly; justify-items: center; box-sizing: border-box; width: ${PROMO.width}px; height: ${PROMO.height}px;
      margin: 0; padding: 12px 18px; background: #f3f6f9; color: #14283c; font: 17px/1.35 'Liberation Sans', Arial, sans-serif }
    header { display: flex; gap: 14px; align-items: center } svg { width: 46px; height: 46px } b { font-size: 32px }
    p { margin: 0; text-align: center; text-wrap: balance } img { width: ${Math.min(width, PROMO.width - 36)}px; border: 1px solid #c5d0db; border-radius: 4px; background: #fff }
  </style><header>${icon}<b>Kantlijn</b></header><p>${TAGLINE[locale]}</p><img alt="" src="data:image/png;base64,${png}">`);
  await page.locator('img').evaluate((img: HTMLImageElement) => img.decode());
  const isWhole = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const lowest = document.querySelector('img')?.getBoundingClientRect().bottom ?? Infinity;
    const highest = document.querySelector('header')?.getBoundingClientRect().top ?? -1;
    return scrollWidth <= innerWidth && scrollHeight <= innerHeight && lowest <= innerHeight && highest >= 0;
  });
  if (!isWhole) throw new Error('The promotional picture does not fit: something would be cut.');
  await page.screenshot({ path });
  await page.close();
}
