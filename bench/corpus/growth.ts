import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedRecords } from '../../replica/bulk/records.ts';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { ms, times, type Table } from '../support/table.ts';
import { type MeasuredList, withInventedTexts } from './lists.ts';

/** What `measure-file.ts` prints. */
interface Measured {
  open: number;
  first: number;
  warm: number;
  bytes: number;
  memory: number;
}

/** Opens and queries a file in a new process, so that its memory has nothing else. */
function measure(bytes: Uint8Array, title: string, added = 0): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-growth-'));
  try {
    const file = join(folder, 'corpus.bin');
    writeFileSync(file, bytes);
    const script = fileURLToPath(new URL('measure-file.ts', import.meta.url));
    const output = execFileSync(process.execPath, [
      '--expose-gc',
      '--import',
      'tsx',
      script,
      file,
      title,
      String(added),
    ]);
    return JSON.parse(output.toString()) as Measured;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How file, time and memory grow. */
export async function growth(list: MeasuredList, real: Uint8Array, large: number): Promise<Table> {
  const sizes = [45_000, large].filter((size) => size > 0);
  const told = await packCorpus(withInventedTexts(list.records), { until: list.until, source: 'bench' });
  const rows: [string, Measured][] = [
    [list.name, measure(real, list.title)],
    ['the same with 1,000 invented ones fetched since', measure(real, list.title, 1000)],
    ['the same with twelve words of a text each', measure(told, list.title)],
  ];
  for (const size of sizes) {
    const { records, until } = generatedRecords(size);
    const bytes = await packCorpus(records, { until, source: 'bench' }, { learn: false });
    rows.push([
      `${size.toLocaleString('en')} invented, without word vectors`,
      measure(bytes, records.at(-100)?.title ?? ''),
    ]);
  }
  const base = rows.find(([name]) => name.includes('without word vectors'))?.[1] ?? rows[0]?.[1];
  return {
    title: 'Growth and memory',
    about:
      'Node, a fresh process for each row: opening the file from memory, the first and the median of 20 warm lists of related questions with their records, and what heap and buffers hold after them, garbage collected (the file itself included). The invented rows compare with each other.',
    head: ['', 'file', 'open', 'first list', 'warm list', 'growth of warm', 'memory'],
    rows: rows.map(([name, row]) => [
      name,
      `${(row.bytes / 1e6).toFixed(2)} MB`,
      ms(row.open),
      ms(row.first),
      ms(row.warm),
      times(row.warm, base?.warm ?? 1),
      `${(row.memory / 1e6).toFixed(1)} MB`,
    ]),
  };
}
