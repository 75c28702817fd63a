/** `npm run bench [-- names] [--keep] [options of a measurement]`: see README.md here. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/setup.mjs';
import { markdown, type Table } from './support/table.ts';

const FOLDER = join(ROOT, 'bench');
const DOCUMENT = join(ROOT, 'docs', 'performance.md');
const known = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'index.ts')));

const given = process.argv.slice(2).filter((argument) => argument !== '--keep');
const keep = process.argv.includes('--keep');
const firstOption = given.findIndex((argument) => argument.startsWith('-'));
const names = firstOption < 0 ? given : given.slice(0, firstOption);
const options = firstOption < 0 ? [] : given.slice(firstOption);

/** Replaces or adds the section of a measurement in docs/performance.md. */
function keepTables(name: string, text: string): void {
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const part = `${start}\n${text}\n${end}`;
  const document = readFileSync(DOCUMENT, 'utf8');
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  const next =
    from >= 0 && to > from
      ? document.slice(0, from) + part + document.slice(to + end.length)
      : `${document.trimEnd()}\n\n${part}\n`;
  writeFileSync(DOCUMENT, next);
}

for (const name of names.length > 0 ? names : known) {
  if (!known.includes(name)) throw new Error(`No measurement "${name}"; there are: ${known.join(', ')}.`);
  const module = (await import(join(FOLDER, name, 'index.ts'))) as { run(args: readonly string[]): Promise<Table[]> };
  const start = performance.now();
  const tables = await module.run(options);
  const day = new Date().toISOString().slice(0, 10);
  const text = `${tables.map(markdown).join('\n\n')}\n\n\`npm run bench -- ${[name, ...options].join(' ')}\`, ${day}.`;
  console.log(`\n${text}\n(${((performance.now() - start) / 1000).toFixed(0)} s)`);
  if (keep && tables.length > 0) keepTables(name, text);
}
