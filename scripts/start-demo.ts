/** The demo of `npm start`: opens a window, or without a display takes pictures and prints the text of the strip. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../tests/e2e/support/chromium.ts';
import { startHosts } from '../tests/e2e/support/replica.ts';
import { ensureBuild } from './start-build.ts';
import { addressOf, outline, picture, waitForState } from './start-pages.ts';
import { firefoxDemo } from './start-firefox.ts';
import { ROOT } from './setup.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    live: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'nl' },
  },
});
const address = addressOf(positionals[0]);
const locale = values.lang === 'en' ? 'en' : 'nl';
const headed =
  process.platform === 'linux' ? Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) : !process.env['CI'];
const folder = join(ROOT, '.output', 'demo');
mkdirSync(folder, { recursive: true });

console.log('Building the extension …');
const extensionDir = await ensureBuild({
  browser: values.firefox ? 'firefox' : 'chrome',
  openRoot: values.firefox && !headed,
});
const replica = values.live ? null : await startHosts();
const hosts = replica?.hosts ?? null;
console.log(`Opening ${address} ${replica ? 'from the replica on this machine' : 'from the real site'} …`);
try {
  if (values.firefox) await firefoxDemo({ address, extensionDir, hosts, locale, headed, folder });
  else if (headed) await window();
  else await pictures();
} finally {
  await replica?.close();
}

async function window(): Promise<void> {
  const userDataDir = join(ROOT, '.output', 'demo-profile');
  const browser = await launchChromium({ extensionDir, replica: hosts, locale, headed: true, userDataDir });
  const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
  await browser.open(address);
  console.log('Close the window to end the demo.');
  await closed;
}

async function pictures(): Promise<void> {
  const browser = await launchChromium({ extensionDir, replica: hosts, locale });
  try {
    const { page, ax } = await browser.open(address);
    await waitForState(ax);
    const strip = await ax.waitFor({ role: 'region', name: 'Kantlijn' });
    console.log(`\n${await page.title()}\n${outline(strip).join('\n')}\n`);
    const { x, y, width, height } = await ax.box({ role: 'region', name: 'Kantlijn' });
    const clip = { x: x - 20, y: Math.max(0, y - 140), width: width + 40, height: height + 240 };
    await page.screenshot({ path: join(folder, 'strip.png'), clip, fullPage: true });
    const looks = { light: {}, dark: { dark: true }, '400px': { width: 400 }, '200percent': { zoom: 2 } };
    for (const [name, look] of Object.entries(looks)) {
      const path = join(folder, `${name}.png`);
      await picture(page, look, path);
      console.log(`Picture: ${path}`);
    }
  } finally {
    await browser.close();
  }
}
