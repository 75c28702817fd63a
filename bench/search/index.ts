import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup.mjs';
import { markdown, median, ms, type Table } from '../support/table.ts';
import { bundle, Profile } from './browser.ts';
import { measureExtension } from './extension.ts';

const NAMES = ['Kantlijn', 'MiniSearch', 'FlexSearch', 'Orama'] as const;
type Name = (typeof NAMES)[number];
const SIZES = [1000, 10_000, 100_000];
/** Words for the cold start, one for each start of the browser. */
const COLD = ['toeslag', 'scanner haven', 'belastingdienst'];

interface Figures {
  /** Why it could not be built; empty when it was. */
  failure: string;
  /** Notes indexed before the time was up. */
  taken: number;
  build: number;
  cold: number[];
  first: number[];
  again: number[];
  memory: number;
  addMemory: number[];
  addKept: number[];
  disk: number;
}

interface Measured {
  size: number;
  engines: Record<Name, Figures>;
  floorCold: number[];
  floorRows: number[];
  floorDisk: number;
}

const nothing = (): Figures => ({
  failure: '',
  taken: 0,
  build: 0,
  cold: [],
  first: [],
  again: [],
  memory: 0,
  addMemory: [],
  addKept: [],
  disk: 0,
});

/** What a kept profile has, by name (`floor`: the notes alone): how many notes, and the milliseconds it took to index them. */
type Built = Record<string, { taken: number; time: number; failure?: string }>;

interface Setting {
  size: number;
  seconds: number;
  script: string;
  /** Profile to keep between runs, so that a long measurement can be made in pieces. */
  folder: string | undefined;
  /** Only build these; measure nothing. */
  only: readonly string[] | undefined;
}

async function buildAll(
  profile: Profile,
  { size, seconds, only }: Setting,
  say: (text: string) => void,
): Promise<Built> {
  const file = join(profile.folder, 'built.json');
  const built = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Built;
  for (const name of only ?? ['floor', ...NAMES]) {
    if (built[name]) continue;
    const tab = await profile.tab(name);
    try {
      built[name] = await tab.call('build', name === 'floor' ? null : name, size, seconds);
      say(`${name} built, ${built[name].taken} notes in ${(built[name].time / 1000).toFixed(1)} s`);
    } catch (error) {
      const failure = String(error).split('\n')[0]?.replace('Error: page.evaluate: ', '') ?? '';
      built[name] = { taken: 0, time: 0, failure };
      say(`${name} failed: ${failure}`);
    }
    await tab.close().catch(() => undefined);
    writeFileSync(file, JSON.stringify(built));
  }
  return built;
}

async function measure(setting: Setting): Promise<Measured | null> {
  const { size, script, folder, only } = setting;
  const profile = new Profile(script, folder);
  const engines = { Kantlijn: nothing(), MiniSearch: nothing(), FlexSearch: nothing(), Orama: nothing() };
  const measured: Measured = { size, engines, floorCold: [], floorRows: [], floorDisk: 0 };
  const say = (text: string): void => console.error(`  ${size}: ${text}`);
  try {
    await profile.start();
    const built = await buildAll(profile, setting, say);
    if (only) return null;
    for (const name of NAMES)
      Object.assign(engines[name], {
        taken: built[name]?.taken ?? 0,
        build: built[name]?.time ?? 0,
        failure: built[name]?.failure ?? '',
      });
    // Do not add again what an earlier measurement in this profile added.
    const before = built['rounds']?.taken ?? 0;
    built['rounds'] = { taken: before + 1, time: 0 };
    writeFileSync(join(profile.folder, 'built.json'), JSON.stringify(built));
    const complete = NAMES.filter((name) => engines[name].taken === size);
    for (const [round, query] of COLD.entries()) {
      // Start a new browser, so that no process has anything of the index in memory.
      await profile.stop();
      await profile.start();
      const bare = await profile.tab('floor');
      measured.floorCold.push((await bare.call('cold', null, query)).time);
      const empty = await bare.memory();
      await bare.close();
      for (const name of round % 2 === 0 ? complete : complete.toReversed()) {
        const tab = await profile.tab(name);
        try {
          const { time, found } = await tab.call('cold', name, query);
          engines[name].cold.push(time);
          say(`${name} cold "${query}": ${time.toFixed(0)} ms, ${found} found`);
          if (round === COLD.length - 1) {
            const { first, again, rows } = await tab.call('warm', 7);
            Object.assign(engines[name], { first, again, memory: (await tab.memory()) - empty });
            if (name !== 'Kantlijn') measured.floorRows.push(rows);
            const added = await tab.call('add', size + before * 100, 20, name === 'Kantlijn' ? 20 : 3);
            Object.assign(engines[name], { addMemory: added.memory, addKept: added.kept });
          }
        } catch (error) {
          say(`${name} failed: ${String(error).slice(0, 200)}`);
        }
        await tab.close().catch(() => undefined);
      }
    }
    await profile.stop();
    for (const name of NAMES) engines[name].disk = profile.diskUse(name);
    measured.floorDisk = profile.diskUse('floor');
  } finally {
    await profile.stop();
    profile.remove();
  }
  return measured;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function table({ size, engines, floorCold, floorRows, floorDisk }: Measured, seconds: number): Table {
  const has = (name: Name): boolean => engines[name].addKept.length > 0;
  const peers = NAMES.filter((name) => name !== 'Kantlijn' && has(name));
  const row = (
    label: string,
    value: (figures: Figures) => number,
    show: (value: number) => string,
    floor: string,
  ): string[] => {
    const own = value(engines.Kantlijn);
    const best = Math.min(...peers.map((name) => value(engines[name])));
    const ratio = peers.length > 0 && best > 0 ? `${(own / best).toFixed(3)}×` : 'no peer';
    const cell = (name: Name): string => (has(name) ? show(value(engines[name])) : '—');
    return [label, ...NAMES.map(cell), floor, ratio];
  };
  const missing = NAMES.filter((name) => !has(name)).map((name) => {
    const { failure, taken } = engines[name];
    return ` ${name} is missing: ${failure || `${taken} notes within ${seconds} s`}.`;
  });
  const worst = (values: readonly number[]): number => Math.max(...values);
  return {
    title: `${size.toLocaleString('en')} notes`,
    about: `Cold: median of ${COLD.length} starts of the browser, each with another query. Warm: ten queries, the middle and the slowest of them. All times end with the twenty notes in hand.${missing.join('')}`,
    head: ['', ...NAMES, 'floor', 'Kantlijn / best peer'],
    rows: [
      row('cold start to first results', ({ cold }) => median(cold), ms, ms(median(floorCold))),
      row(
        'warm query, asked for the first time',
        ({ first }) => median(first),
        ms,
        floorRows.length ? ms(median(floorRows)) : '',
      ),
      row('the same, slowest', ({ first }) => worst(first), ms, ''),
      row('warm query, asked again', ({ again }) => median(again), ms, floorRows.length ? ms(median(floorRows)) : ''),
      row('the same, slowest', ({ again }) => worst(again), ms, ''),
      row('memory', ({ memory }) => memory, megabytes, ''),
      row('add a note and keep it', ({ addKept }) => median(addKept), ms, ''),
      row('on disk, notes included', ({ disk }) => disk, megabytes, megabytes(floorDisk)),
      row(
        'build and keep',
        ({ build }) => build / 1000,
        (value) => `${value.toFixed(1)} s`,
        '',
      ),
    ],
  };
}

/**
 * Searching notes in real Chromium against other search libraries. `--sizes 1000,10000` for some sizes, `--seconds 60` to build,
 * `--write` to keep the tables in docs/performance-search.md. In pieces: `--profile DIR --sizes 100000 --build Kantlijn` and so on, then
 * `--profile DIR` alone, which builds what is missing and measures. `--extension 10000`: the built extension with so many notes instead.
 */
export async function run(args: readonly string[]): Promise<Table[]> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const sizes = option('--sizes')?.split(',').map(Number) ?? SIZES;
  const seconds = Number(option('--seconds') ?? 60);
  const script = await bundle(join(ROOT, 'bench', 'search', 'page.ts'));
  const kept = option('--profile');
  const tables: Table[] = [];
  const extension = option('--extension');
  if (extension !== undefined) {
    const folder = kept === undefined ? undefined : join(kept, `extension-${extension}`);
    const own = await measureExtension(Number(extension), seconds, folder);
    if (args.includes('--write')) keep([own], args);
    return [own];
  }
  for (const size of sizes) {
    const measured = await measure({
      size,
      seconds,
      script,
      folder: kept === undefined ? undefined : join(kept, String(size)),
      only: option('--build')?.split(','),
    });
    if (measured) tables.push(table(measured, seconds));
    // Write after each size, so that an interrupted run keeps what it measured.
    if (measured && args.includes('--write')) keep(tables, args);
  }
  return tables;
}

const DOCUMENT = join(ROOT, 'docs', 'performance-search.md');

/** Writes each table into the document, between comments with its title, or at the end. */
function keep(tables: readonly Table[], args: readonly string[]): void {
  let text = readFileSync(DOCUMENT, 'utf8');
  const command = args.join(' ').replace(/--profile \S+/, '--profile DIR');
  for (const one of tables) {
    const [start, end] = [`<!-- ${one.title} -->`, `<!-- /${one.title} -->`];
    const day = new Date().toISOString().slice(0, 10);
    const part = `${start}\n\n${markdown(one)}\n\n\`npm run bench -- search ${command}\`, ${day}.\n\n${end}`;
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    text =
      from >= 0 && to > from
        ? text.slice(0, from) + part + text.slice(to + end.length)
        : `${text.trimEnd()}\n\n${part}\n`;
  }
  writeFileSync(DOCUMENT, text);
}
