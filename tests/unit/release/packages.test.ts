import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sortRemarks, type Remark } from '../../../scripts/release/linter.ts';
import { checksums, filesOf, licencesOf, licenceTexts, unpack } from '../../../scripts/release/packages.ts';
import { differences } from '../../../scripts/release/rebuild.ts';
import { shippedBom } from '../../../scripts/release/sbom.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const LICENCES = [{ name: 'dexie', version: '4.0.0', licence: 'Apache-2.0', text: 'Copyright D.' }];

describe('packages', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kantlijn-packages-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const zip = (files: Record<string, Uint8Array>): string => {
    writeFileSync(join(folder, 'a.zip'), zipSync(files));
    return join(folder, 'a.zip');
  };

  it('are read and unpacked as they were packed', () => {
    const path = zip({ 'x/y.txt': bytes('twee'), 'licences.json': bytes(JSON.stringify(LICENCES)) });
    expect([...filesOf(path).keys()].toSorted()).toEqual(['licences.json', 'x/y.txt']);
    expect(licencesOf(path)).toEqual(LICENCES);
    unpack(path, join(folder, 'out'));
    expect(readFileSync(join(folder, 'out', 'x', 'y.txt'), 'utf8')).toBe('twee');
  });

  it('without a list of licences are refused', () => {
    expect(() => licencesOf(zip({ a: bytes('a') }))).toThrow('no list of licences');
  });

  it('have checksums in the form of sha256sum', () => {
    const path = zip({ a: bytes('a') });
    const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(checksums(folder)).toBe(`${digest}  a.zip\n`);
  });

  it('that differ are reported file by file', () => {
    const one = new Map([
      ['same', bytes('1')],
      ['other', bytes('1')],
      ['gone', bytes('1')],
    ]);
    const two = new Map([
      ['same', bytes('1')],
      ['other', bytes('2')],
      ['more', bytes('1')],
    ]);
    expect(differences(one, one)).toEqual([]);
    expect(differences(one, two)).toEqual([
      'gone: not when built again',
      'more: only when built again',
      'other: other bytes',
    ]);
  });

  it('have every licence in one text, ours first', () => {
    const text = licenceTexts('EUPL', LICENCES);
    expect(text.indexOf('EUPL')).toBeLessThan(text.indexOf('dexie 4.0.0 (Apache-2.0)'));
    expect(text).toContain('Copyright D.');
  });
});

describe('remarks of the linter', () => {
  const remark = (more: Partial<Remark>): Remark => ({
    _type: 'warning',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    message: 'Unsafe assignment to innerHTML',
    file: 'draw.js',
    line: 9,
    column: 4,
    ...more,
  });
  const cases: [string, Remark, string | null, 'ours' | 'others'][] = [
    ['known of React', remark({}), 'react-dom', 'others'],
    ['the same in another package', remark({}), 'dexie', 'ours'],
    ['the same in our code', remark({}), null, 'ours'],
    ['another of React', remark({ code: 'DANGEROUS_EVAL' }), 'react-dom', 'ours'],
    ['an error of React', remark({ _type: 'error' }), 'react-dom', 'ours'],
    ['one on the manifest', { _type: 'notice', code: 'X', message: 'x', file: 'manifest.json' }, 'react-dom', 'ours'],
  ];
  it.each(cases)('%s', (_, each, owner, side) => {
    const sorted = sortRemarks([each], () => owner);
    expect(sorted[side]).toHaveLength(1);
    expect(sorted[side === 'ours' ? 'others' : 'ours']).toEqual([]);
  });
});

describe('the list of what others made', () => {
  const component = (name: string, scope = 'required') => ({
    'bom-ref': `${name}@4.0.0`,
    name,
    version: '4.0.0',
    scope,
  });
  const bom = (serialNumber: string, timestamp: string) => ({
    serialNumber,
    metadata: { timestamp, component: { 'bom-ref': 'folder@0.1.0', name: 'folder', version: '0.1.0' } },
    components: [component('dexie', 'excluded'), component('tool')],
    dependencies: [
      { ref: 'folder@0.1.0', dependsOn: ['dexie@4.0.0', 'tool@4.0.0'] },
      { ref: 'dexie@4.0.0', dependsOn: ['tool@4.0.0'] },
    ],
  });

  it('names what is in the packages and nothing else, as required', () => {
    const list = shippedBom(bom('a', 'b'), LICENCES, '0.2.0', '2026-12-02');
    expect(list.components).toEqual([component('dexie')]);
    expect(list.metadata.component).toMatchObject({ name: 'kantlijn', version: '0.2.0' });
    expect(list.dependencies).toEqual([
      { ref: 'kantlijn@0.2.0', dependsOn: ['dexie@4.0.0'] },
      { ref: 'dexie@4.0.0', dependsOn: [] },
    ]);
  });

  it('is the same for the same sources, with an identifier that is a UUID', () => {
    const [one, two] = [bom('a', 'x'), bom('b', 'y')].map((each) => shippedBom(each, LICENCES, '0.2.0', '2026-12-02'));
    expect(one).toEqual(two);
    expect(one?.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const other = shippedBom(bom('a', 'x'), LICENCES, '0.2.1', '2026-12-02');
    expect(other.serialNumber).not.toBe(one?.serialNumber);
  });

  it('is refused when the lock file lacks what is in the packages', () => {
    const more = [...LICENCES, { name: 'ghost', version: '1.0.0', licence: 'MIT', text: '' }];
    expect(() => shippedBom(bom('a', 'b'), more, '0.2.0', '2026-12-02')).toThrow('ghost@1.0.0');
  });
});
