/**
 * How well and how fast passages are found again, compared with three other schemes.
 *
 *     npm run bench -- anchor [--docs DIR] [--seed N] [--turns N] [--no-speed] [--show MARK[:EDIT]] [--only SCHEME] [--out FILE]
 *
 * Documents: our own, those under ../shared/recorded when present, and any folder given with --docs (.html, .xml,
 * .txt). The same seed gives the same result. `--show wrong` prints Kantlijn's cases with that mark, `--show miss`
 * those it did not find.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { folderDocuments, ownDocuments, type BenchDocument } from './corpus.ts';
import type { Table } from '../support/table.ts';
import { allSchemes } from './schemes.ts';
import { speed } from './speed.ts';
import { speedTable, tables } from './tables.ts';
import { trials, type Outcome } from './trials.ts';

const value = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const seed = Number(value('seed') ?? 1);
const turns = Number(value('turns') ?? 2);
const recorded = fileURLToPath(new URL('../../../shared/recorded/', import.meta.url));

const groups: [string, BenchDocument[]][] = [
  ['our own', ownDocuments()],
  [
    'recorded',
    process.argv.includes('--own')
      ? []
      : [
          ...folderDocuments(`${recorded}op-html`),
          ...folderDocuments(`${recorded}op-xml`),
          ...folderDocuments(`${recorded}docs-text`),
        ],
  ],
];
const folder = value('docs');
if (folder !== undefined) groups.push([folder, folderDocuments(folder)]);

/** @returns no tables: the report is printed as it stands in docs/performance-anchor.md */
export async function run(): Promise<Table[]> {
  const only = value('only');
  const schemes = (await allSchemes()).filter(({ name }) => only === undefined || name === only);
  const outcomes: Outcome[] = [];
  for (const [name, documents] of groups) {
    const usable = documents.filter((doc) => doc.parts.reduce((sum, part) => sum + part.text.length, 0) < 100_000);
    console.log(
      `${name}: ${usable.length} documents${documents.length > usable.length ? ` (${documents.length - usable.length} above 100,000 characters left out)` : ''}`,
    );
    for (const [at, doc] of usable.entries()) outcomes.push(...(await trials(doc, schemes, seed * 1_000 + at, turns)));
  }
  const counted = groups.map(([name, documents]) => `${documents.length} ${name}`).join(', ');
  const show = value('show');
  if (show !== undefined) {
    const [mark, edit] = show.split(':');
    for (const each of outcomes) {
      const shown = mark === 'miss' ? each.there && each.mark !== 'right' : each.mark === mark;
      if (each.scheme === 'Kantlijn' && shown && (edit === undefined || each.edit.startsWith(edit))) {
        console.log(
          `[${each.mark}] ${each.edit} / ${each.selection} / ${each.there ? 'there' : 'gone'}: ${each.detail}`,
        );
      }
    }
  }
  let report = tables(
    outcomes,
    schemes.map((scheme) => scheme.name),
    counted,
  );
  if (!process.argv.includes('--no-speed')) report += `\n${speedTable(await speed(schemes))}`;
  console.log(report);
  const out = value('out');
  if (out !== undefined) writeFileSync(out, report);
  return [];
}
