import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PICTURES } from '../../site/pictures.ts';
import { ROOT } from '../setup.mjs';
import { ensureBuild } from '../start-build.ts';
import { openView, SCREEN, VIEWS, withReader } from './scenes.ts';

/** Of a picture, from 0 to 100: words stay sharp, and a picture is some 50 kB. */
const QUALITY = 60;

/** Takes the pictures of the site for readers from the running product, in both languages, and writes down their sizes. */
export async function takeSitePictures(): Promise<void> {
  const build = await ensureBuild({ browser: 'chrome' });
  const sizes: Record<string, typeof SCREEN> = {};
  rmSync(PICTURES, { recursive: true, force: true });
  for (const locale of ['nl', 'en'] as const)
    await withReader(build, locale, async (browser) => {
      for (const view of VIEWS) {
        const name = `${locale}/${view}.webp`;
        const page = await openView(browser, view);
        const session = await page.context().newCDPSession(page);
        const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
        mkdirSync(dirname(join(PICTURES, name)), { recursive: true });
        writeFileSync(join(PICTURES, name), Buffer.from(data, 'base64'));
        sizes[name] = SCREEN;
        console.log(name);
        await page.close();
      }
    });
  writeFileSync(join(ROOT, 'site', 'pictures.json'), `${JSON.stringify(sizes, null, 2)}\n`);
}
