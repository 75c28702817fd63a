import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup.mjs';

const OWN = join(ROOT, 'replica', 'data');
const SEED = 'kv-tk-2024Z01911';

/** Identifier of our own publication with 300 kB of text; throws when the data holds none. */
export function longId(): string {
  const files = readdirSync(OWN, { recursive: true, encoding: 'utf8' });
  const file = files.find((name) => name.endsWith('.xml') && readFileSync(join(OWN, name), 'utf8').includes('{{long'));
  if (!file) throw new Error('The replica’s data holds no long document.');
  return (file.split(/[\\/]/).at(-1) ?? '').replace(/(\.metadata)?\.xml$/, '');
}

/** A data folder with copies of the seed question under other numbers, each to be seen for the first time. */
export function copiesOfSeed(count: number): { dataDir: string; ids: string[] } {
  const dataDir = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
  cpSync(OWN, dataDir, { recursive: true });
  const find = (name: string) => {
    const path = readdirSync(OWN, { recursive: true, encoding: 'utf8' }).find((file) => file.endsWith(name));
    if (!path) throw new Error(`${name} is missing from the replica's data.`);
    return readFileSync(join(OWN, path), 'utf8');
  };
  const question = { xml: find(`${SEED}.xml`), metadata: find(`${SEED}.metadata.xml`) };
  const answer = { xml: find('ah-tk-20232024-9999.xml'), metadata: find('ah-tk-20232024-9999.metadata.xml') };
  const notice = { xml: find('ah-tk-20232024-9019.xml'), metadata: find('ah-tk-20232024-9019.metadata.xml') };
  const ids = Array.from({ length: count }, (_, at) => {
    const number = `2024Z9${String(at).padStart(4, '0')}`;
    const own = (text: string) =>
      text
        .replaceAll('2024Z01911', number)
        .replaceAll('ah-tk-20232024-9999', `ah-tk-20232024-${9700 + at}`)
        .replaceAll('ah-tk-20232024-9019', `ah-tk-20232024-${9800 + at}`);
    const write = (id: string, { xml, metadata }: { xml: string; metadata: string }) => {
      writeFileSync(join(dataDir, `${id}.xml`), own(xml));
      writeFileSync(join(dataDir, `${id}.metadata.xml`), own(metadata));
    };
    write(`kv-tk-${number}`, question);
    write(`ah-tk-20232024-${9700 + at}`, answer);
    write(`ah-tk-20232024-${9800 + at}`, notice);
    return `kv-tk-${number}`;
  });
  return { dataDir, ids };
}
