import { packCorpus } from '../../utils/questions/file/pack.ts';
import { median, ms, times, type Table } from '../support/table.ts';
import { AFTER_UPDATE, measureCold, type Cold } from './cold.ts';
import { flexSearch, floor, miniSearch, withCorpus } from './extensions.ts';
import { figuresTable } from './figures.ts';
import { growth } from './growth.ts';
import { measureMemory } from './memory.ts';
import { measuredList } from './lists.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

/** `--figures` measures figures alone; `--rounds N` (7), `--large N` (450000; 0 leaves that size out), `--no-memory`. */
function option(args: readonly string[], name: string, otherwise: number): number {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(args[at + 1]);
}

/** From a cold worker to related questions and memory, in Chromium; growth and memory, in Node. */
export async function run(args: readonly string[]): Promise<Table[]> {
  const rounds = option(args, 'rounds', 7);
  const figures = await figuresTable(rounds);
  if (args.includes('--figures')) return [figures];
  const list = measuredList();
  const bytes = await packCorpus(list.records, { until: list.until, source: 'bench' });
  const extensions = [await floor(bytes), await withCorpus(bytes), await miniSearch(list), await flexSearch(list)];
  const found = await measureCold(extensions, list.title, rounds);
  const of = (name: string): Cold => found.get(name) ?? { cold: [Number.NaN], warm: [Number.NaN] };
  const base = median(of(extensions[0]?.name ?? '').cold);
  const baseWarm = median(of('Kantlijn').warm);
  const tables: Table[] = [
    {
      title: 'From a cold worker to related questions',
      about: `${list.name}; Chromium, the service worker stopped before each cold round, ${rounds} rounds in turn, median. Asked by a message from an extension page; the worker's own start is included.`,
      head: ['', 'data', 'cold', 'against the floor', 'warm', 'against Kantlijn'],
      rows: [...extensions, { name: AFTER_UPDATE, bytes: bytes.length }].map(({ name, bytes }) => [
        name,
        megabytes(bytes),
        ms(median(of(name).cold)),
        times(median(of(name).cold), base),
        ms(median(of(name).warm)),
        times(median(of(name).warm), baseWarm),
      ]),
    },
  ];
  const [, own] = extensions;
  if (own && !args.includes('--no-memory')) tables.push(await measureMemory(own, list.title));
  tables.push(await growth(list, bytes, option(args, 'large', 450_000)));
  tables.push(figures);
  return tables;
}
