/**
 * `npm run store`: takes the pictures for the pages of the stores from the running product, in Dutch and English, and a small promotional one.
 * Everything in them is invented. Writes `.output/store/`; sizes are those Chrome, Edge and Firefox ask for (docs/store/README.md).
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';
import { ensureBuild } from '../start-build.ts';
import { promo } from './promo.ts';
import { STORY } from './reader.ts';
import { type Locale, openView, VIEWS, withReader } from './scenes.ts';

const OUT = join(ROOT, '.output', 'store');

async function pictures(build: string, locale: Locale): Promise<void> {
  const folder = join(OUT, locale);
  mkdirSync(folder, { recursive: true });
  await withReader(build, locale, async (browser) => {
    for (const [at, view] of VIEWS.entries()) {
      const path = join(folder, `${at + 1}-${view}.png`);
      const page = await openView(browser, view);
      await page.screenshot({ path });
      await page.close();
      console.log(path);
    }
    const path = join(folder, `${VIEWS.length + 1}-promo-440x280.png`);
    await promo(browser, locale, STORY.id, path);
    console.log(path);
  });
}

rmSync(OUT, { recursive: true, force: true });
const build = await ensureBuild({ browser: 'chrome' });
for (const locale of ['nl', 'en'] as const) await pictures(build, locale);
