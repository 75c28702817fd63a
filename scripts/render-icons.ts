import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

/**
 * Renders `assets/icon.svg` to the PNG files that browsers need, into `public/icon`. Run by hand after changing the
 * drawing: `npx tsx scripts/render-icons.ts` with `CHROMIUM` set to a browser.
 */
const SIZES = [16, 32, 48, 96, 128];

const svg = readFileSync(new URL('../assets/icon.svg', import.meta.url), 'utf8');
const folder = new URL('../public/icon/', import.meta.url);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: new URL(`${size}.png`, folder).pathname, omitBackground: true });
}
await browser.close();
