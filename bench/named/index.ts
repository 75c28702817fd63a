import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup.mjs';
import { ensureBuild } from '../../scripts/start-build.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { startBareChromium, startBareFirefox } from '../support/ruler/browsers.ts';
import { startFront, type Front } from '../support/ruler/front.ts';
import { bounds, of } from '../support/ruler/ratios.ts';
import { visitInTurn, type Kind, type Rounds, type Visited } from '../support/ruler/visits.ts';
import { estimate, type Table } from '../support/table.ts';
import { tracedTasks } from './tasks.ts';

/** Default number of visits per page and kind (`--runs N`). */
const RUNS = 20;
/** Numbers in the long document. */
const NUMBERS = 10_000;
const PAPER = 'kst-36999-13';

type Browser = 'chrome' | 'firefox';
const KINDS = ['none', 'without signs', 'Kantlijn'] as const;

const FIGURE: Readonly<Record<Browser, keyof Visited>> = { chrome: 'page', firefox: 'process' };

/** A data folder in which a paper names very many publications. */
function manyNumbers(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
  cpSync(join(ROOT, 'replica', 'data'), folder, { recursive: true });
  const path = join(folder, `${PAPER}.xml`);
  const text = readFileSync(path, 'utf8');
  const end = text.indexOf('          </tekst>');
  writeFileSync(path, `${text.slice(0, end)}{{numbers ${NUMBERS}}}\n${text.slice(end)}`);
  return folder;
}

/** The build as it would be without signs: the script that looks for them is not in its manifest. */
function withoutSigns(build: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
  cpSync(build, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { content_scripts: { js?: string[] }[] };
  const left = manifest.content_scripts.filter(({ js = [] }) => !js.some((name) => name.includes('scout')));
  if (left.length === manifest.content_scripts.length) throw new Error('no script looks for signs in this build');
  writeFileSync(path, JSON.stringify({ ...manifest, content_scripts: left }));
  return folder;
}

async function startKinds(front: Front, browser: Browser): Promise<Kind[]> {
  const build = await ensureBuild({ browser });
  const folders = { none: null, 'without signs': withoutSigns(build), Kantlijn: build };
  const start = browser === 'chrome' ? startBareChromium : startBareFirefox;
  const kinds: Kind[] = [];
  for (const name of KINDS) kinds.push({ name, browser: await start(front, name, folders[name]) });
  return kinds;
}

function rowsOf(browser: Browser, page: string, rounds: Rounds, runs: number): string[][] {
  const figure = FIGURE[browser];
  const ratio = (base: string): string =>
    bounds(estimate(runs, (chosen) => of(rounds, 'Kantlijn', figure, chosen) / of(rounds, base, figure, chosen)));
  const cost = [
    `${page}: ${browser === 'chrome' ? 'main thread of the page' : 'process of the page'}, CPU`,
    ...KINDS.map((kind) => of(rounds, kind, figure).toFixed(1)),
    ratio('without signs'),
    ratio('none'),
  ];
  if (browser === 'firefox') return [cost];
  const long = (kind: string): string => {
    const tasks = (rounds.seen.get(kind) ?? []).map(({ longTasks }) => longTasks);
    const longest = Math.max(0, ...tasks.flat());
    return `${tasks.filter((some) => some.length > 0).length} of ${runs}, longest ${longest.toFixed(0)}`;
  };
  return [cost, [`${page}: visits of which the browser tells a task over 50 ms`, ...KINDS.map(long), '', '']];
}

const option = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;

/**
 * Measures what signs cost a page of results and a document that names very many publications, compared with the same build without them
 * and with the page alone.
 *
 * @param args `--runs N`; `--only chrome|firefox`
 */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const runs = Number(option(args, '--runs') ?? RUNS);
  const only = option(args, '--only');
  const tables: Table[] = [];
  for (const browser of ['chrome', 'firefox'] as const) {
    if (only !== undefined && only !== browser) continue;
    const hosts = await startHosts({ dataDir: manyNumbers() });
    const front = await startFront(hosts.replica.port);
    const kinds = await startKinds(front, browser);
    const rows: string[][] = [];
    const loads: string[] = [];
    const own: Table[] = [];
    const pages = [
      ['results, 50 rows', hosts.url('x').replace('x.html', 'resultaten?zv=vragen&pg=50')],
      [`${NUMBERS} numbers`, hosts.url(PAPER)],
    ] as const;
    try {
      for (const [label, address] of pages) {
        const rounds = await visitInTurn(front, kinds, address, runs);
        rows.push(...rowsOf(browser, label, rounds, runs));
        loads.push(rounds.load.toFixed(1));
      }
      if (browser === 'chrome')
        own.push({ ...(await tracedTasks(front, kinds, hosts.url(PAPER), runs)), part: browser });
    } finally {
      for (const kind of kinds) await kind.browser.close();
      await front.close();
      await hosts.close();
    }
    tables.push({
      part: browser,
      title: `Signs in ${browser === 'chrome' ? 'Chromium' : 'Firefox'}`,
      about: `${runs} visits each, in turn, without inspector; medians in ms, from the start of the navigation until 1.5 s after load. Ratio of the medians with its 95 % interval. Load of the machine: ${loads.join(' and ')} on two cores.`,
      head: ['', ...KINDS, 'against without signs', 'against none'],
      rows,
    });
    tables.push(...own);
  }
  return tables;
}
