import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../utils/questions/rank/build.ts';
import { openIndex } from '../../utils/questions/rank/open.ts';
import { findRelated } from '../../utils/questions/rank/related.ts';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';
import { median, ms, times } from '../support/table.ts';

/**
 * Size and speed of the index over some questions: reading the file, opening it, the first query
 * after opening, a warm query, and the memory of the open index besides the bytes of the file.
 */
export function measureSpeed(name: string, records: readonly RelatedRecord[]): (string | number)[] {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-related-'));
  const path = join(folder, 'index.bin');
  const start = performance.now();
  const file = buildIndex(records);
  const build = (performance.now() - start) / 1000;
  writeFileSync(path, file);
  const reads: number[] = [];
  const opens: number[] = [];
  const firsts: number[] = [];
  const warms: number[] = [];
  let held = 0;
  for (let round = 0; round < 15; round++) {
    const query = records[(round * 7919) % records.length];
    if (query === undefined) break;
    const before = process.memoryUsage();
    let clock = performance.now();
    const bytes = new Uint8Array(readFileSync(path));
    reads.push(performance.now() - clock);
    clock = performance.now();
    const index = openIndex(bytes);
    opens.push(performance.now() - clock);
    clock = performance.now();
    findRelated(index, query);
    firsts.push(performance.now() - clock);
    const after = process.memoryUsage();
    held = Math.max(held, after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers);
    clock = performance.now();
    for (let at = 1; at <= 3; at++) findRelated(index, records[(round * 7919 + at * 31) % records.length] ?? query);
    warms.push((performance.now() - clock) / 3);
  }
  rmSync(folder, { recursive: true });
  const read = median(reads);
  const cold = median(reads.map((value, at) => value + (opens[at] ?? 0) + (firsts[at] ?? 0)));
  return [
    name,
    `${(file.byteLength / 1e6).toFixed(2)} MB`,
    `${build.toFixed(0)} s`,
    ms(read),
    ms(median(opens)),
    ms(median(firsts)),
    times(cold, read),
    ms(median(warms)),
    `${(held / 1e6).toFixed(1)} MB`,
  ];
}
