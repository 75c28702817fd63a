import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { copiesOfSeed } from '../support/data.ts';
import { makeHello } from '../support/hello.ts';
import { median, ms, times, type Table } from '../support/table.ts';

const RUNS = 15;

/** Runs in the page from its start: notes when a status with these words is first there at a frame. */
const WATCH = `(() => {
  const look = () => {
    for (const host of document.querySelectorAll('[data-kantlijn="strip"], kantlijn-hello')) {
      const text = host.shadowRoot?.querySelector('output, [role=status]')?.textContent ?? '';
      if (/hello|^\\s*Beantwoord/.test(text)) { globalThis.shownAt = performance.now(); return; }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** Milliseconds from DOMContentLoaded to the first frame in which the state stands in the strip. */
async function timeToState(browser: RunningChromium, url: string): Promise<number> {
  const page = await browser.context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction('globalThis.shownAt !== undefined', undefined, { timeout: 20_000, polling: 50 });
  const time = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return (globalThis as unknown as { shownAt: number }).shownAt - (navigation?.domContentLoadedEventStart ?? 0);
  });
  await page.waitForTimeout(300);
  await page.close();
  return time;
}

/** How soon the state is there: from cache, from the network, and the floor. */
export async function run(): Promise<Table[]> {
  // The open root is the only difference to the production build; the measuring script could not see into a closed one.
  const extensionDir = await ensureBuild({ browser: 'chrome', openRoot: true });
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    content_scripts: { js: string[]; run_at?: string }[];
  };
  const runAt =
    manifest.content_scripts.find(({ js }) => js.some((name) => name.includes('strip')))?.run_at ?? 'document_idle';
  const { dataDir, ids } = copiesOfSeed(RUNS + 2);
  const hosts = await startHosts({ dataDir });
  const hello = await launchChromium({ extensionDir: makeHello(runAt), replica: hosts.hosts });
  const own = await launchChromium({ extensionDir, replica: hosts.hosts });
  const seen = { floor: [] as number[], network: [] as number[], cache: [] as number[] };
  try {
    for (const [at, id] of ids.entries()) {
      const url = hosts.url(id);
      const floor = await timeToState(hello, url);
      const network = await timeToState(own, url);
      const cache = await timeToState(own, url);
      if (at < 2) continue;
      seen.floor.push(floor);
      seen.network.push(network);
      seen.cache.push(cache);
    }
  } finally {
    await hello.close();
    await own.close();
    await hosts.close();
  }
  const [floor, cache, network] = [median(seen.floor), median(seen.cache), median(seen.network)];
  const about = `Milliseconds from DOMContentLoaded to the first frame that holds the state, medians of ${RUNS} pages, alternating; the floor is an extension that only writes "hello" at the same moment (${runAt}); replica at 0 ms.`;
  return [
    {
      title: 'Time to the status',
      about,
      head: ['', 'median', 'against the floor'],
      rows: [
        ['hello (floor)', ms(floor), '1.00×'],
        ['status from cache', ms(cache), times(cache, floor)],
        ['status from the network', ms(network), times(network, floor)],
      ],
    },
  ];
}
