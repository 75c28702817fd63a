import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { longId } from '../support/data.ts';
import { makeHello } from '../support/hello.ts';
import { median, ms, times, type Table } from '../support/table.ts';

/** Loads of each page with each extension, when the command names no other number (`--runs N`). */
const RUNS = 21;

interface Load {
  mainThread: number;
  domContentLoaded: number;
  firstPaint: number;
}

/** Loads the page once in a new tab and waits until everything has calmed down. All in ms since navigation. */
async function load(browser: RunningChromium, url: string): Promise<Load> {
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable');
  const taskTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await taskTime();
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1200);
  const mainThread = (await taskTime()) - before;
  const timing = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return { domContentLoaded: navigation?.domContentLoadedEventEnd ?? 0, firstPaint: paint?.startTime ?? 0 };
  });
  await page.close();
  return { mainThread, ...timing };
}

/** The page's own load without Kantlijn, with it, and with an extension that only writes "hello". */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const asked = Number(args[args.indexOf('--runs') + 1]);
  const runs = args.includes('--runs') && asked > 0 ? asked : RUNS;
  const extensionDir = await ensureBuild({ browser: 'chrome' });
  const hosts = await startHosts();
  const kinds = { none: null, hello: makeHello('document_idle'), Kantlijn: extensionDir };
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const browsers = new Map<string, RunningChromium>();
  for (const name of names)
    browsers.set(name, await launchChromium({ extensionDir: kinds[name], replica: hosts.hosts }));
  const rows: (string | number)[][] = [];
  try {
    for (const [what, id] of [
      ['seed page', 'kv-tk-2024Z01911'],
      ['300 kB page', longId()],
    ] as const) {
      const seen = new Map<string, Load[]>(names.map((name) => [name, []]));
      for (let at = -2; at < runs; at += 1) {
        const order = names.map((_, place) => names[(place + Math.max(at, 0)) % names.length] ?? 'none');
        for (const name of order) {
          const browser = browsers.get(name);
          if (!browser) continue;
          const result = await load(browser, hosts.url(id));
          if (at >= 0) seen.get(name)?.push(result);
        }
      }
      for (const key of ['domContentLoaded', 'firstPaint', 'mainThread'] as const) {
        const middle = (name: string) => median((seen.get(name) ?? []).map((each) => each[key]));
        const label = {
          domContentLoaded: 'DOMContentLoaded',
          firstPaint: 'first contentful paint',
          mainThread: 'main-thread time',
        }[key];
        const [none, hello, own] = [middle('none'), middle('hello'), middle('Kantlijn')];
        rows.push([`${what}: ${label}`, ms(none), ms(hello), ms(own), times(hello, none), times(own, none)]);
      }
    }
  } finally {
    for (const browser of browsers.values()) await browser.close();
    await hosts.close();
  }
  const about = `Medians of ${runs} loads each, alternating, from the replica. Main-thread time is all task time of the tab until 1.2 s after load, Kantlijn's own work included.`;
  return [
    {
      title: 'The page with and without Kantlijn',
      about,
      head: ['', 'none', 'hello', 'Kantlijn', 'hello / none', 'Kantlijn / none'],
      rows,
    },
  ];
}
