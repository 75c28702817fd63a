/** `npm run bench [-- names] [--keep] [options of a measurement]`: see README.md here. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/setup.mjs';
import { sectionsOf, withSection } from './support/sections.ts';
import type { Table } from './support/table.ts';

const FOLDER = join(ROOT, 'bench');
const DOCUMENT = join(ROOT, 'docs', 'performance.md');
const known = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'index.ts')));

const given = process.argv.slice(2).filter((argument) => argument !== '--keep');
const keep = process.argv.includes('--keep');
const firstOption = given.findIndex((argument) => argument.startsWith('-'));
const names = firstOption < 0 ? given : given.slice(0, firstOption);
const options = firstOption < 0 ? [] : given.slice(firstOption);

for (const name of names.length > 0 ? names : known) {
  if (!known.includes(name)) throw new Error(`No measurement "${name}"; there are: ${known.join(', ')}.`);
  const module = (await import(join(FOLDER, name, 'index.ts'))) as { run(args: readonly string[]): Promise<Table[]> };
  const start = performance.now();
  const tables = await module.run(options);
  const day = new Date().toISOString().slice(0, 10);
  const sections = sectionsOf(name, tables, `\`npm run bench -- ${[name, ...options].join(' ')}\`, ${day}.`);
  console.log(
    `\n${sections.map(({ text }) => text).join('\n\n')}\n(${((performance.now() - start) / 1000).toFixed(0)} s)`,
  );
  if (keep) writeFileSync(DOCUMENT, sections.reduce(withSection, readFileSync(DOCUMENT, 'utf8')));
}
