import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/setup.mjs';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { makePages } from '../../../site/make-pages.ts';
import { PICTURES } from '../../../site/pictures.ts';
import { ALL_PAGES } from '../../../site/pages.ts';
import { helpPath } from '../../../utils/domain/site/help-pages.ts';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';

/** The pages for readers in a real browser: as the site has them (the step `site` holds its generator to that), and as the package does. */
const site = mkdtempSync(join(tmpdir(), 'kantlijn-site-'));
let browser: RunningChromium;

beforeAll(async () => {
  for (const { path, contents } of makePages(() => true)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), contents);
  }
  if (existsSync(PICTURES)) cpSync(PICTURES, join(site, 'images'), { recursive: true });
  cpSync(join(ROOT, 'assets', 'icon.svg'), join(site, 'icon.svg'));
  browser = await launchChromium({ extensionDir: await ensureBuild({ browser: 'chrome' }), replica: null });
});
afterAll(async () => {
  await browser.close();
  rmSync(site, { recursive: true, force: true });
});

/** Whether something stands outside the window, or is cut. */
const widest = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** Pictures that did not come. */
const missing = (page: Page) =>
  page.evaluate(async () => {
    const images = [...document.images];
    for (const image of images) image.loading = 'eager';
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
    return images.filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src);
  });

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

describe('the pages for readers', () => {
  // What depends on the width and what on the colours are different rules of axe: two looks have both of each.
  it('have nothing that axe finds, wide and light, narrow and dark', async () => {
    const { page } = await browser.open('about:blank');
    for (const { page: name, language } of ALL_PAGES) {
      await page.goto(pathToFileURL(join(site, helpPath(name, language))).href);
      expect(await missing(page), name).toEqual([]);
      for (const { width, colorScheme } of LOOKS) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        expect(await widest(page), `${name} ${language} ${width}`).toBeLessThanOrEqual(0);
        const { passes, violations } = await runAxeOnOwnPage(page);
        expect(violations, `${name} ${language} ${width}`).toEqual([]);
        expect(passes).toBeGreaterThan(10);
      }
    }
    await page.close();
  });

  it('travel with the package, and are where ? leads in the library', async () => {
    const { page } = await browser.open(`chrome-extension://${await browser.extensionId()}/library.html#all`);
    await page.getByRole('main').waitFor();
    await page.keyboard.press('?');
    const opened = browser.context.waitForEvent('page');
    await page.getByRole('link', { name: /^Uitleg/ }).click();
    const help = await opened;
    await help.getByRole('heading', { level: 1, name: 'Kantlijn' }).waitFor();
    // The policy of the package lets their styles and pictures in.
    expect(await help.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
    expect(await missing(help)).toEqual([]);
    await page.close();
    await help.close();
  });
});
