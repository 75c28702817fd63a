import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuild } from '../../scripts/start-build.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { SEED } from '../../tests/e2e/support/session.ts';
import { copiesOfSeed, longId } from '../support/data.ts';
import { makeFloors, makeHello } from '../support/hello.ts';
import { startBareChromium, startBareFirefox } from '../support/ruler/browsers.ts';
import { startFront, type Front } from '../support/ruler/front.ts';
import { bounds, of } from '../support/ruler/ratios.ts';
import { visitInTurn, WARMING, type Kind, type Rounds, type Visited } from '../support/ruler/visits.ts';
import { estimate, median, type Table } from '../support/table.ts';
import { traced } from './trace.ts';

/** Default number of visits per page and kind (`--runs N`). */
const RUNS = 60;
/** Questions visited twice to measure layout shift. */
const NEW_PAGES = 20;

const PAGES = { seed: 'seed page', long: '300 kB page', new: 'page never seen before' } as const;
type PageName = keyof typeof PAGES;
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

/** What is compared besides the page alone, "hello" and this build. */
interface Beside {
  /** Folder of another build of Kantlijn. */
  readonly before: string | undefined;
  /** Floors of the extension's own. */
  readonly floors: boolean;
}

function rowsOf(browser: Browser, page: string, rounds: Rounds, runs: number): string[][] {
  const kinds = [...rounds.seen.keys()];
  const against = (kind: string, base: string, figure: keyof Visited): string =>
    bounds(estimate(runs, (chosen) => of(rounds, kind, figure, chosen) / of(rounds, base, figure, chosen)));
  const withBefore = (cell: () => string): string[] => (kinds.includes('before') ? [cell()] : []);
  const rows = FIGURES[browser].map(([label, figure, base]) => [
    `${page}: ${label}`,
    ...kinds.map((kind) => of(rounds, kind, figure).toFixed(1)),
    base,
    against('Kantlijn', base, figure),
    ...withBefore(() => against('Kantlijn', 'before', figure)),
  ]);
  return browser === 'firefox' ? rows : [...rows, ...taskRows(page, rounds, runs)];
}

/**
 * Tasks over 50 ms. Nobody but an inspector tells whose a task is, and the page alone has some too, more on a busy machine. So what
 * counts as ours is what visits with Kantlijn have more than those to the page alone in the same minutes.
 */
function taskRows(page: string, rounds: Rounds, runs: number): string[][] {
  const kinds = [...rounds.seen.keys()];
  const tasksOf = (kind: string): (readonly number[])[] =>
    (rounds.seen.get(kind) ?? []).map(({ longTasks }) => longTasks);
  const mean = (kind: string, value: (tasks: readonly number[]) => number, chosen?: readonly number[]): number => {
    const all = tasksOf(kind).map(value);
    const some = chosen?.map((at) => all[at] ?? 0) ?? all;
    return some.reduce((sum, one) => sum + one, 0) / some.length;
  };
  const more = (value: (tasks: readonly number[]) => number, digits: number, base = 'none'): string => {
    const figure = estimate(runs, (chosen) => mean('Kantlijn', value, chosen) - mean(base, value, chosen));
    const [middle, low, high] = [figure.value, figure.low, figure.high].map((one) => one.toFixed(digits));
    return `**${figure.value < 0 ? '' : '+'}${middle}** (${low}–${high})`;
  };
  const withBefore = (cell: () => string): string[] => (kinds.includes('before') ? [cell()] : []);
  const isLong = (tasks: readonly number[]): number => Number(tasks.length > 0);
  const over = (tasks: readonly number[]): number => tasks.reduce((sum, one) => sum + one - 50, 0);
  const percent = (tasks: readonly number[]): number => 100 * isLong(tasks);
  return [
    [
      `${page}: visits with a task over 50 ms, %`,
      ...kinds.map((kind) => mean(kind, percent).toFixed(0)),
      'none',
      more(percent, 0),
      ...withBefore(() => more(percent, 0, 'before')),
    ],
    [
      `${page}: what tasks take above 50 ms, a visit`,
      ...kinds.map((kind) => mean(kind, over).toFixed(1)),
      'none',
      more(over, 1),
      ...withBefore(() => more(over, 1, 'before')),
    ],
  ];
}

/** The kinds to compare, each in its own browser. */
async function startKinds(front: Front, browser: Browser, { before, floors }: Beside): Promise<Kind[]> {
  const own = await ensureBuild({ browser });
  const folders = {
    none: null,
    hello: makeHello('document_idle'),
    ...(floors ? makeFloors(readFileSync(join(own, 'content-scripts', 'strip.js'), 'utf8')) : {}),
    ...(before === undefined ? {} : { before }),
    Kantlijn: own,
  };
  const start = browser === 'chrome' ? startBareChromium : startBareFirefox;
  const kinds: Kind[] = [];
  for (const [name, folder] of Object.entries(folders)) kinds.push({ name, browser: await start(front, name, folder) });
  return kinds;
}

async function compare(browser: Browser, pages: readonly PageName[], runs: number, beside: Beside): Promise<Table> {
  const { dataDir, ids } = copiesOfSeed(runs + WARMING);
  const hosts = await startHosts({ dataDir });
  const addresses: Readonly<Record<PageName, string | readonly string[]>> = {
    seed: hosts.url(SEED),
    long: hosts.url(longId()),
    new: ids.map((id) => hosts.url(id)),
  };
  const front = await startFront(hosts.replica.port);
  const kinds = await startKinds(front, browser, beside);
  const rows: string[][] = [];
  const loads: string[] = [];
  try {
    for (const page of pages) {
      const rounds = await visitInTurn(front, kinds, addresses[page], runs);
      rows.push(...rowsOf(browser, PAGES[page], rounds, runs));
      loads.push(rounds.load.toFixed(1));
    }
  } finally {
    for (const kind of kinds) await kind.browser.close();
    await front.close();
    await hosts.close();
  }
  return {
    part: browser,
    title: `The untouched page in ${browser === 'chrome' ? 'Chromium' : 'Firefox'}`,
    about: `${runs} visits each, in turn, without inspector or automation; medians in ms (of tasks: means), from the start of the navigation until 1.5 s after load, in a process that was there already and had compiled none of our scripts. Ratio of the medians (of tasks: what there is more) with its 95 % interval. Load of the machine: ${loads.join(' and ')} on two cores.`,
    head: [
      '',
      ...kinds.map(({ name }) => name),
      'against',
      'ratio',
      ...(beside.before === undefined ? [] : ['against before']),
    ],
    rows,
  };
}

/** Where the time goes, in a trace; see `traced`. */
async function trace(page: PageName, runs: number, beside: Beside): Promise<Table> {
  const hosts = await startHosts();
  const front = await startFront(hosts.replica.port);
  const kinds = await startKinds(front, 'chrome', beside);
  try {
    return await traced(front, kinds, hosts.url(page === 'long' ? longId() : SEED), runs);
  } finally {
    for (const kind of kinds) await kind.browser.close();
    await front.close();
    await hosts.close();
  }
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
    part: 'shift',
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
    part: 'bytes',
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
 * @param args `--runs N`; `--only chrome|firefox|shift|bytes|trace` (`trace` only when asked for); `--page seed|long|new`; `--beside DIR`: another build, visited in turn with this one;
 *   `--floor`: the script compiled and not run, and that with one message
 */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const runs = Number(option(args, '--runs') ?? RUNS);
  const only = option(args, '--only');
  const wanted = option(args, '--page');
  const pages = (['seed', 'long', 'new'] as const).filter((page) =>
    wanted === undefined ? page !== 'new' : page === wanted,
  );
  const beside = { before: option(args, '--beside'), floors: args.includes('--floor') };
  if (only === 'trace') return [await trace(pages[0] ?? 'seed', runs, beside)];
  const tables: Table[] = [];
  for (const browser of ['chrome', 'firefox'] as const)
    if (only === undefined || only === browser) tables.push(await compare(browser, pages, runs, beside));
  if (only === undefined || only === 'shift') tables.push(await shifts());
  if (only === undefined || only === 'bytes') tables.push(await carried());
  return tables;
}
