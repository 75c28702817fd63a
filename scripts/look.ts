/**
 * Takes pictures of a page with the extension, to look at while you change it:
 * `npx tsx scripts/look.ts kv-tk-2024Z01911 [more ids] --dark --width 400 --zoom 2 --lang en --out DIR`.
 * Builds when needed, starts the replica, writes DIR/<id>.png (default .output/look) and prints the strip.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../tests/e2e/support/chromium.ts';
import { startHosts } from '../tests/e2e/support/replica.ts';
import { ensureBuild } from './start-build.ts';
import { addressOf, outline, picture, SEED, waitForState } from './start-pages.ts';
import { ROOT } from './setup.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    zoom: { type: 'string', default: '1' },
    lang: { type: 'string', default: 'nl' },
    out: { type: 'string', default: join(ROOT, '.output', 'look') },
    data: { type: 'string' },
  },
});

const extensionDir = await ensureBuild({ browser: 'chrome' });
const replica = await startHosts(values.data === undefined ? {} : { dataDir: values.data });
const browser = await launchChromium({
  extensionDir,
  replica: replica.hosts,
  locale: values.lang === 'en' ? 'en' : 'nl',
});
mkdirSync(values.out, { recursive: true });
try {
  for (const id of positionals.length > 0 ? positionals : [SEED]) {
    const { page, ax } = await browser.open(addressOf(id));
    page.on('console', (message) => console.log(`  console ${message.type()}: ${message.text()}`));
    const state = await waitForState(ax, 15_000).catch((error: unknown) => `no strip: ${String(error)}`);
    const path = join(values.out, `${id.replace(/[^\w-]+/g, '_')}.png`);
    await picture(page, { dark: values.dark, width: Number(values.width), zoom: Number(values.zoom) }, path);
    const strip = await ax.find({ role: 'region', name: 'Kantlijn' });
    console.log(`${id}: ${state}\n${strip ? outline(strip).join('\n') : ''}\n${path}`);
    await page.close();
  }
} finally {
  await browser.close();
  await replica.close();
}
