/**
 * The demo of `npm start`: opens a window, or without a display takes pictures and prints the text of the strip. On the replica it comes
 * with a list of questions, and with what a reader did before, in a profile that is thrown away.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Bulk } from '../replica/bulk/index.ts';
import { launchChromium } from '../tests/e2e/support/chromium.ts';
import { startHosts } from '../tests/e2e/support/replica.ts';
import { todayInAmsterdam } from '../utils/domain/clock/calendar.ts';
import { actAsReader, WAITING_STAGE } from './demo/acts.ts';
import { demoList, withList } from './demo/list.ts';
import { openTabs, takePictures } from './demo/pictures.ts';
import { demoQuestions } from './demo/questions.ts';
import { ensureBuild } from './start-build.ts';
import { addressOf } from './start-pages.ts';
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
// A process of its own, beside which the list is made.
const building = ensureBuild(
  values.firefox ? { browser: 'firefox', openRoot: !headed } : { browser: 'chrome', isTryOut: true },
);
// It is waited for below; what fails until then must not leave it unheard.
building.catch(() => undefined);
const today = todayInAmsterdam(new Date());
const replica = values.live ? null : await startHosts({ bulk: new Bulk(demoQuestions(today)), stage: WAITING_STAGE });
const hosts = replica?.hosts ?? null;
try {
  const [build, list] = await Promise.all([building, replica === null ? null : demoList(replica.replica.port, today)]);
  const extensionDir = list === null ? build : withList(build, list);
  console.log(`Opening ${address} ${replica ? 'from the replica on this machine' : 'from the real site'} …`);
  if (values.firefox) {
    // Only installed when it is asked for.
    const { firefoxDemo } = await import('./start-firefox.ts');
    await firefoxDemo({ address, extensionDir, hosts, locale, headed, folder });
  } else await chromiumDemo(extensionDir);
} finally {
  await replica?.close();
}

async function chromiumDemo(extensionDir: string): Promise<void> {
  const browser = await launchChromium({ extensionDir, replica: hosts, locale, headed });
  try {
    if (replica !== null) {
      console.log('Marking and writing as a reader …');
      await actAsReader(browser, replica, locale);
    }
    if (!headed) await takePictures(browser, address, folder);
    else {
      const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
      if (replica !== null) await openTabs(browser);
      await browser.open(address);
      console.log('Close the window to end the demo; its profile is then removed.');
      await closed;
    }
  } finally {
    await browser.close();
  }
}
