import { JSDOM } from 'jsdom';
import { writeFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { marks, store } from '../../tests/e2e/passages/many-notes.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { longId } from '../support/data.ts';
import { median, ms, times, type Table } from '../support/table.ts';
import { untouched } from './untouched.ts';

/** Default number of notes on the long document (`--notes N`). */
const COUNT = 10_000;
/** Loads of each kind (`--runs N`). */
const RUNS = 5;
/** The same without an inspector, where nothing but many visits tells a small difference. */
const UNTOUCHED_RUNS = 20;
/** Timeout of a load: more than the page and all marks need. */
const PATIENCE_MS = 90_000;
/** Wait after the last note was found: signs are placed and outcomes stored after that. */
const AFTER_MS = 2_500;

interface Load {
  /** Milliseconds since navigation; 0 when there is nothing to draw. */
  readonly first: number;
  /** When all places are known. Marks near the window are drawn; the others follow when the reader scrolls there. */
  readonly all: number;
  readonly longest: number;
  readonly over50: number;
  readonly mainThread: number;
  /** JavaScript heap of the tab after garbage collection, in bytes: the page's and ours. */
  readonly heap: number;
}

/** What the page records about itself from its start. */
function watch(): void {
  const seen = { long: [] as number[] };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => seen.long.push(...list.getEntries().map(({ duration }) => duration))).observe({
    entryTypes: ['longtask'],
  });
}

/** Counts our drawn ranges. A string, because the test runner's helpers do not exist in the page. */
const DRAWN = `[...CSS.highlights].reduce((sum, [name, one]) => sum + (name.startsWith('kantlijn-') ? one.size : 0), 0)`;

/**
 * Whether the marks are known, by the signs beside the text. The accessibility tree would tell too, but building it delays the
 * page.
 */
const KNOWN = `document.querySelector('[data-kantlijn="signs"]')?.shadowRoot?.querySelectorAll('.sign').length > 0`;

const taskTime = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
};

async function waitFor(page: Page, condition: string, started: number): Promise<number> {
  while (Date.now() - started < PATIENCE_MS) {
    if (await page.evaluate(condition)) return Date.now() - started;
    await page.waitForTimeout(50);
  }
  throw new Error(`Not within ${PATIENCE_MS} ms: ${condition.slice(0, 60)}`);
}

/** Loads the page once in a new tab. */
async function load(browser: RunningChromium, url: string, count: number, profile: string | null): Promise<Load> {
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.addInitScript(watch);
  if (profile !== null) {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 500 });
    await session.send('Profiler.start');
  }
  const before = await taskTime(session);
  const started = Date.now();
  await page.goto(url, { waitUntil: 'load' });
  const first = count === 0 ? 0 : await waitFor(page, `${DRAWN} > 0`, started);
  const all = count === 0 ? 0 : await waitFor(page, KNOWN, started);
  await page.waitForTimeout(AFTER_MS);
  const mainThread = (await taskTime(session)) - before;
  if (profile !== null) {
    const { profile: taken } = await session.send('Profiler.stop');
    writeFileSync(profile, JSON.stringify(taken));
  }
  const long = (await page.evaluate('seen.long')) as number[];
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return { first, all, longest: Math.max(0, ...long), over50: long.length, mainThread, heap };
}

const option = (args: readonly string[], name: string): string | undefined =>
  args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined;

/**
 * Measures the long page alone, with Kantlijn, and with Kantlijn and many marks: what the page's main thread spends without an inspector,
 * and with one, which makes all of it dearer, when marks are there, tasks and the heap.
 *
 * @param args `--runs N`; `--notes N`; `--only untouched|watched`; `--profile FILE` saves a CPU profile
 */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const count = Number(option(args, 'notes') ?? COUNT);
  const only = option(args, 'only');
  const tables: Table[] = [];
  if (only !== 'watched') tables.push(await untouched(count, Number(option(args, 'runs') ?? UNTOUCHED_RUNS)));
  if (only !== 'untouched') tables.push(...(await watched(args, count)));
  return tables;
}

async function watched(args: readonly string[], count: number): Promise<Table[]> {
  const runs = Number(option(args, 'runs') ?? RUNS);
  // The build with open roots, for tools; otherwise it is the same.
  const extensionDir = await ensureBuild({ browser: 'chrome', openRoot: true });
  const hosts = await startHosts();
  const id = longId();
  const [bare, empty, full] = [
    await launchChromium({ extensionDir: null, replica: hosts.hosts }),
    await launchChromium({ extensionDir, replica: hosts.hosts }),
    await launchChromium({ extensionDir, replica: hosts.hosts }),
  ];
  const kinds = [
    ['without Kantlijn', bare, 0],
    ['no notes', empty, 0],
    [`${count} notes`, full, count],
  ] as const;
  const seen = new Map<string, Load[]>(kinds.map(([name]) => [name, []]));
  try {
    const { page } = await full.open(hosts.url(id));
    await page.waitForTimeout(1_000);
    await store(await full.worker(), marks(new JSDOM(await page.content()).window.document, id, count));
    await page.close();
    for (let at = -1; at < runs; at += 1) {
      for (const [name, browser, notes] of kinds) {
        const profile = at === runs - 1 && notes > 0 ? (option(args, 'profile') ?? null) : null;
        const result = await load(browser, hosts.url(id), notes, profile);
        if (at >= 0) seen.get(name)?.push(result);
      }
    }
  } finally {
    for (const [, browser] of kinds) await browser.close();
    await hosts.close();
  }
  const middle = (name: string, key: keyof Load): number => median((seen.get(name) ?? []).map((each) => each[key]));
  const worst = (name: string, key: keyof Load): number => Math.max(...(seen.get(name) ?? []).map((each) => each[key]));
  const floor = middle('without Kantlijn', 'mainThread');
  return [
    {
      part: 'watched',
      title: `${count} notes on the 300 kB page`,
      about: `Medians of ${runs} loads each, alternating, from the replica; longest task: median and worst. Main-thread time is all task time of the tab until ${AFTER_MS / 1000} s after the last note was found.`,
      head: [
        '',
        'first mark',
        'all known',
        'longest task',
        'worst task',
        'tasks over 50 ms',
        'main thread',
        'main thread / without',
        'heap, MB',
      ],
      rows: kinds.map(([name, , notes]) => [
        name,
        notes === 0 ? '' : ms(middle(name, 'first')),
        notes === 0 ? '' : ms(middle(name, 'all')),
        ms(middle(name, 'longest')),
        ms(worst(name, 'longest')),
        middle(name, 'over50'),
        ms(middle(name, 'mainThread')),
        times(middle(name, 'mainThread'), floor),
        (middle(name, 'heap') / 1e6).toFixed(1),
      ]),
    },
  ];
}
