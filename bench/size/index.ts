import { ensureBuild } from '../../scripts/start-build.ts';
import { BUDGETS } from '../../tests/built/budgets.ts';
import { builtFiles } from '../../tests/built/builds.ts';
import type { Table } from '../support/table.ts';

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Bytes of each file of the Chrome build, with its budget. */
export async function run(): Promise<Table[]> {
  await ensureBuild({ browser: 'chrome' });
  const files = builtFiles('chrome');
  const rows = files.map(({ name, raw, gzip }) => {
    const budget = BUDGETS.find(({ pattern }) => pattern.test(name))?.bytes ?? 0;
    return [
      `\`${name.replace(/-[\w-]{8}\./, '-*.')}\``,
      kB(raw),
      kB(gzip),
      kB(budget),
      `${Math.round((gzip / budget) * 100)} %`,
    ];
  });
  const total = files.reduce((sum, file) => ({ raw: sum.raw + file.raw, gzip: sum.gzip + file.gzip }), {
    raw: 0,
    gzip: 0,
  });
  rows.push(['together', kB(total.raw), kB(total.gzip), '', '']);
  const about =
    'The Chrome build, gzipped at level 9. The budgets stand in tests/built/budgets.ts; `npm test` fails when one is exceeded.';
  return [{ title: 'Size of each file', about, head: ['file', 'bytes', 'gzipped', 'budget', 'used'], rows }];
}
