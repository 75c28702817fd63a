import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../scripts/setup.mjs';
import { ensureBuild } from '../../scripts/start-build.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { SEED } from '../../tests/e2e/support/session.ts';
import { longId } from '../support/data.ts';
import { makeExtension } from '../support/hello.ts';
import { startBareChromium } from '../support/ruler/browsers.ts';
import { startFront } from '../support/ruler/front.ts';
import { visitInTurn, type Kind, type Visited } from '../support/ruler/visits.ts';
import { estimate, median, type Table } from '../support/table.ts';

/** Default number of visits per kind and page (`--runs N`). */
const RUNS = 60;
const PAGES = { seed: SEED, long: longId() } as const;
const FOLDER = join(ROOT, 'bench', 'peers');

/** Libraries that npm has, each started on the whole page as its documentation says, by an extension that does nothing else. */
const PEERS = readdirSync(FOLDER)
  .filter((name) => name !== 'index.ts' && !name.endsWith('.d.ts'))
  .map((name) => name.replace('.ts', ''));

/** One script with all that a peer imports, for a page. */
async function bundled(peer: string): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry: join(FOLDER, `${peer}.ts`), formats: ['iife'], name: 'peer' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || !('code' in chunk)) throw new Error(`${peer} could not be bundled.`);
  return chunk.code;
}

/**
 * Measures what an untouched page costs with libraries that mark and annotate text, beside Kantlijn, each against the page alone.
 *
 * @param args `--runs N`; `--page seed|long`
 */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const runs = Number(option('--runs') ?? RUNS);
  const page = option('--page') === 'seed' ? 'seed' : 'long';
  const hosts = await startHosts();
  const front = await startFront(hosts.replica.port);
  const folders: Record<string, string | null> = { none: null, Kantlijn: await ensureBuild({ browser: 'chrome' }) };
  for (const peer of PEERS) folders[peer] = makeExtension(peer, 'document_idle', await bundled(peer));
  const kinds: Kind[] = [];
  try {
    for (const [name, folder] of Object.entries(folders))
      kinds.push({ name, browser: await startBareChromium(front, name, folder) });
    const { seen, load } = await visitInTurn(front, kinds, hosts.url(PAGES[page]), runs);
    const of = (kind: string, figure: keyof Visited, chosen?: readonly number[]): number => {
      const all = (seen.get(kind) ?? []).map((one) => Number(one[figure]));
      return median(chosen?.map((at) => all[at] ?? Number.NaN) ?? all);
    };
    const cells = (kind: string, figure: 'page' | 'all'): string[] => {
      const { value, low, high } = estimate(runs, (chosen) => of(kind, figure, chosen) / of('none', figure, chosen));
      return [of(kind, figure).toFixed(1), `**${value.toFixed(2)}×** (${low.toFixed(2)}–${high.toFixed(2)})`];
    };
    return [
      {
        title: `Peers on the untouched ${page === 'seed' ? 'seed page' : '300 kB page'}, in Chromium`,
        about: `${runs} visits each, in turn, as in \`page\`; medians of processor time in ms, and the ratio to the page alone with its 95 % interval. None of the peers shows anything before something is marked. Load of the machine: ${load.toFixed(1)} on two cores.`,
        head: ['', 'main thread', 'against none', 'all processes', 'against none'],
        rows: kinds.map(({ name }) => [name, ...cells(name, 'page'), ...cells(name, 'all')]),
      },
    ];
  } finally {
    for (const kind of kinds) await kind.browser.close();
    await front.close();
    await hosts.close();
  }
}
