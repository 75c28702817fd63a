import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/setup.mjs';
import { SEED } from '../../../scripts/start-pages.ts';

const OWN = join(ROOT, 'replica', 'data');

/** A publication made from another one of our own by replacing pieces of its files. */
export interface Variant {
  id: string;
  /** Publication it is made from; the seed question by default. */
  from?: string;
  /** What to replace in the XML; a piece that is not there is an error of the test. */
  xml?: readonly (readonly [string | RegExp, string])[];
  metadata?: readonly (readonly [string | RegExp, string])[];
  /** Options of the replica (`replica/README.md`), such as `{ layout: 'unknown' }`. */
  options?: Readonly<Record<string, unknown>>;
}

function replaced(text: string, pieces: Variant['xml'], id: string): string {
  return (pieces ?? []).reduce((current, [from, to]) => {
    const next = current.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), () => to);
    if (next === current) throw new Error(`${id}: ${String(from)} does not occur, so nothing was replaced.`);
    return next;
  }, text);
}

/** Makes a data folder with our own publications and variants of them. Out: its path. */
export function makeData(variants: readonly Variant[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-data-'));
  mkdirSync(folder, { recursive: true });
  cpSync(OWN, folder, { recursive: true });
  for (const { id, from = SEED, xml, metadata, options } of variants) {
    const read = (kind: string) => readFileSync(join(OWN, `${from}.${kind}`), 'utf8').replaceAll(from, id);
    writeFileSync(join(folder, `${id}.xml`), replaced(read('xml'), xml, id));
    writeFileSync(join(folder, `${id}.metadata.xml`), replaced(read('metadata.xml'), metadata, id));
    if (options) writeFileSync(join(folder, `${id}.options.json`), JSON.stringify(options));
  }
  return folder;
}
