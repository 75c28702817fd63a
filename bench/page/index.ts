import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuild } from '../../scripts/start-build.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { SEED } from '../../tests/e2e/support/session.ts';
import { copiesOfSeed, longId } from '../support/data.ts';
import { makeHello } from '../support/hello.ts';
import { startBareChromium, startBareFirefox } from '../support/ruler/browsers.ts';
import { startFront, type Front } from '../support/ruler/front.ts';
import { bounds, of } from '../support/ruler/ratios.ts';
import { visitInTurn, type Kind, type Rounds, type Visited } from '../support/ruler/visits.ts';
import { estimate, median, type Table } from '../support/table.ts';

/** Default number of visits per page and kind (`--runs N`). */
const RUNS = 60;
/** Questions visited twice to measure layout shift. */
const NEW_PAGES = 20;

const PAGES = { seed: ['seed page', SEED], long: ['300 kB page', longId()] } as const;
type Browser = 'chrome' | 'firefox';

/** What is measured in a visit, and what it is compared with. */
const FIGURES = {
  chrome: [
    ['main thread of the page, CPU', 'page', 'none'],
    ['all processes, CPU', 'all', 'none'],
    ['DOMContentLoaded', 'domContentLoaded', 'hello'],
    ['first contentful paint', 'firstPaint', 'hello'],
    ['load event', 'load', 'hello'],
  ],
  firefox: [
    ['process of the page, CPU', 'process', 'none'],
    ['DOMContentLoaded', 'domContentLoaded', 'hello'],
    ['first contentful paint', 'firstPaint', 'hello'],
    ['load event', 'load', 'hello'],
  ],
} as const satisfies Record<Browser, readonly (readonly [string, keyof Visited, 'none' | 'hello'])[]>;

function rowsOf(browser: Browser, page: string, rounds: Rounds, runs: number): string[][] {
  const rows = FIGURES[browser].map(([label, figure, base]) => [
    `${page}: ${label}`,
    ...['none', 'hello', 'Kantlijn'].map((kind) => of(rounds, kind, figure).toFixed(1)),
    base,
    bounds(estimate(runs, (chosen) => of(rounds, 'Kantlijn', figure, chosen) / of(rounds, base, figure, chosen))),
  ]);
  if (browser === 'firefox') return rows;
  const withLong = (kind: string): string =>
    `${(rounds.seen.get(kind) ?? []).filter(({ longTasks }) => longTasks.length > 0).length} of ${runs}`;
  return [...rows, [`${page}: visits with a task over 50 ms`, ...['none', 'hello', 'Kantlijn'].map(withLong), '', '']];
}

/** The kinds to compare, each in its own browser. */
async function startKinds(front: Front, browser: Browser): Promise<Kind[]> {
  const folders = {
    none: null,
    hello: makeHello('document_idle'),
    Kantlijn: await ensureBuild({ browser }),
  };
  const start = browser === 'chrome' ? startBareChromium : startBareFirefox;
  const kinds: Kind[] = [];
  for (const [name, folder] of Object.entries(folders)) kinds.push({ name, browser: await start(front, name, folder) });
  return kinds;
}

async function compare(browser: Browser, pages: readonly (keyof typeof PAGES)[], runs: number): Promise<Table> {
  const hosts = await startHosts();
  const front = await startFront(hosts.replica.port);
  const kinds = await startKinds(front, browser);
  const rows: string[][] = [];
  const loads: string[] = [];
  try {
    for (const page of pages) {
      const [label, id] = PAGES[page];
      const rounds = await visitInTurn(front, kinds, hosts.url(id), runs);
      rows.push(...rowsOf(browser, label, rounds, runs));
      loads.push(rounds.load.toFixed(1));
    }
  } finally {
    for (const kind of kinds) await kind.browser.close();
    await front.close();
    await hosts.close();
  }
  return {
    title: `The untouched page in ${browser === 'chrome' ? 'Chromium' : 'Firefox'}`,
    about: `${runs} visits each, in turn, without inspector or automation; medians in ms, from the start of the navigation until 1.5 s after load, in a process that was there already and had compiled none of our scripts. Ratio of the medians with its 95 % interval. Load of the machine: ${loads.join(' and ')} on two cores.`,
    head: ['', 'none', 'hello', 'Kantlijn', 'against', 'ratio'],
    rows,
  };
}

/** Layout shift at the first visit to a question, which asks the sources, and at the second. */
async function shifts(): Promise<Table> {
  const { dataDir, ids } = copiesOfSeed(NEW_PAGES);
  const hosts = await startHosts({ dataDir });
  const front = await startFront(hosts.replica.port);
  const [cold, warm]: [number[], number[]] = [[], []];
  const extension = await ensureBuild({ browser: 'chrome' });
  const browser = await startBareChromium(front, 'shift', extension);
  const watch = { started: () => undefined, settled: () => undefined };
  try {
    for (const id of ids)
      for (const into of [cold, warm]) {
        // oxlint-disable-next-line no-await-in-loop -- the second visit comes after the first
        into.push((await front.visit('shift', hosts.url(id), watch)).shift);
      }
  } finally {
    await browser.close();
    await front.close();
    await hosts.close();
  }
  const row = (name: string, values: readonly number[]): string[] => [
    name,
    median(values).toFixed(4),
    Math.max(...values).toFixed(4),
    `${values.filter((value) => value > 0).length} of ${values.length}`,
  ];
  return {
    title: 'Layout shift',
    about: `What the page itself sees of it, until 1.5 s after load; ${NEW_PAGES} questions in Chromium, 1280 px wide.`,
    head: ['', 'median', 'most', 'visits with any'],
    rows: [row('first visit: nothing is known', cold), row('second visit', warm)],
  };
}

/** Bytes we add to every publication's page before the reader uses it. */
async function carried(): Promise<Table> {
  const dir = await ensureBuild({ browser: 'chrome' });
  const { content_scripts } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
    content_scripts: { js?: string[]; css?: string[] }[];
  };
  const files = content_scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]);
  const later = ['content-scripts/touch.js'];
  const size = (name: string, when: string): string[] => {
    const bytes = readFileSync(join(dir, name));
    const gzipped = gzipSync(bytes, { level: 9 }).length;
    return [`\`${name}\``, when, `${(bytes.length / 1000).toFixed(1)} kB`, `${(gzipped / 1000).toFixed(1)} kB`];
  };
  return {
    title: 'Bytes in a page',
    about: 'The Chrome build, gzipped at level 9.',
    head: ['file', 'when', 'bytes', 'gzipped'],
    rows: [...files.map((name) => size(name, 'always')), ...later.map((name) => size(name, 'when it is touched'))],
  };
}

const option = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;

/**
 * Measures what an unused page costs with Kantlijn, compared with the page alone and with an extension that only writes "hello".
 *
 * @param args `--runs N`; `--only chrome|firefox|shift|bytes`; `--page seed|long`
 */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const runs = Number(option(args, '--runs') ?? RUNS);
  const only = option(args, '--only');
  const wanted = option(args, '--page');
  const pages = (['seed', 'long'] as const).filter((page) => wanted === undefined || page === wanted);
  const tables: Table[] = [];
  for (const browser of ['chrome', 'firefox'] as const)
    if (only === undefined || only === browser) tables.push(await compare(browser, pages, runs));
  if (only === undefined || only === 'shift') tables.push(await shifts());
  if (only === undefined || only === 'bytes') tables.push(await carried());
  return tables;
}
