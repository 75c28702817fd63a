import { beforeAll, describe, expect, it } from 'vitest';
import { CarrierError, type Carrier } from '../../../utils/sync/carrier.ts';
import {
  changePassphrase,
  createFolder,
  joinFolder,
  keepFolder,
  readFolder,
  type OpenFolder,
} from '../../../utils/sync/file/folder-file.ts';
import { newRecoveryCode } from '../../../utils/sync/file/keys.ts';
import { nameOf } from '../../../utils/sync/file/names.ts';
import { MemoryFolder } from './memory.ts';

const WORDS = 'correct paard batterij';
const CODE = newRecoveryCode();
const SEALED = nameOf({ device: 'a1b2c3d4', seq: 1, kind: 'i', chance: '0'.repeat(16) });
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Deriving keys takes long, so one folder serves all. */
let made: OpenFolder;
let file: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const folder = new MemoryFolder();
  const created = await createFolder(folder.carrier(), WORDS, CODE);
  if (created.is !== 'made') throw new Error(created.is);
  made = created;
  file = folder.files.get('kantlijn.json') ?? bytesOf('');
  expect([...folder.files.keys()]).toEqual(['kantlijn.json']);
});

/** A folder with these files in it. */
function folderWith(files: Record<string, Uint8Array<ArrayBuffer>>): MemoryFolder {
  const folder = new MemoryFolder();
  for (const [name, bytes] of Object.entries(files)) folder.files.set(name, bytes);
  return folder;
}

const changedTo = (change: (value: Record<string, unknown>) => object): Uint8Array<ArrayBuffer> =>
  bytesOf(JSON.stringify(change(JSON.parse(new TextDecoder().decode(file)) as Record<string, unknown>)));

describe('kantlijn.json', () => {
  it('reveals only that this is a folder of Kantlijn', () => {
    const { folder } = made;
    expect(Object.keys(folder)).toEqual(['format', 'version', 'folder', 'revision', 'passphrase', 'recovery', 'proof']);
  });

  it('is joined by the passphrase or the recovery code, with the key that cannot be taken out', async () => {
    const { carrier } = { carrier: folderWith({ 'kantlijn.json': file }).carrier() };
    for (const words of [WORDS, CODE.toLowerCase()]) {
      const joined = await joinFolder(carrier, words);
      expect(joined).toMatchObject({ is: 'joined', folder: made.folder, key: { extractable: false } });
    }
    expect(await joinFolder(carrier, 'verkeerd')).toEqual({ is: 'wrongWords' });
    expect(await createFolder(carrier, WORDS, newRecoveryCode())).toEqual({ is: 'there' });
  });

  it.each([
    ['missing', {}],
    ['missing', { 'foto.jpg': new Uint8Array(3) }],
    ['broken', { [SEALED]: new Uint8Array(4_096) }],
    ['newer', { version: 2 }],
  ])('is %s where it is so', async (is, files) => {
    const all = 'version' in files ? { 'kantlijn.json': changedTo((value) => ({ ...value, ...files })) } : files;
    const carrier = folderWith(all).carrier();
    expect(await readFolder(carrier)).toEqual({ is });
    expect(await joinFolder(carrier, WORDS)).toEqual({ is });
    expect(await changePassphrase(carrier, WORDS, 'x')).toEqual({ is });
    if (is !== 'missing') expect(await createFolder(carrier, WORDS, newRecoveryCode())).toEqual({ is: 'there' });
  });

  it('of somebody without the key is not joined', async () => {
    const other = changedTo((value) => ({ ...value, revision: 7 }));
    expect(await joinFolder(folderWith({ 'kantlijn.json': other }).carrier(), WORDS)).toEqual({ is: 'wrongWords' });
  });

  it('gets another passphrase while another device takes part', async () => {
    const folder = folderWith({ 'kantlijn.json': file });
    const changed = await changePassphrase(folder.carrier(), CODE, 'nieuwe zin');
    expect(changed).toMatchObject({ is: 'changed', folder: { revision: 2 } });
    expect([...folder.files.keys()]).toEqual(['kantlijn.json']);
    expect(await joinFolder(folder.carrier(), WORDS)).toEqual({ is: 'wrongWords' });
    expect(await joinFolder(folder.carrier(), 'nieuwe zin')).toMatchObject({ is: 'joined' });
    const kept = await keepFolder(folder.carrier(), made);
    expect(kept).toEqual(changed);
    if (kept.is === 'changed') {
      expect(await keepFolder(folder.carrier(), { ...made, folder: kept.folder })).toEqual({ is: 'same' });
      // Put back as it was before, by whoever keeps the folder.
      folder.files.set('kantlijn.json', file);
      expect(await keepFolder(folder.carrier(), { ...made, folder: kept.folder })).toEqual({ is: 'restored' });
      expect(await joinFolder(folder.carrier(), 'nieuwe zin')).toMatchObject({ is: 'joined' });
    }
  });

  it.each([
    ['gone', {}],
    ['torn', { 'kantlijn.json': bytesOf('{"format":"kantlijn-sync","ver') }],
    ['empty', { 'kantlijn.json': bytesOf('') }],
    ['too large', { 'kantlijn.json': new Uint8Array(20_000) }],
  ])('is put back by a device when it is %s', async (_, files) => {
    const folder = folderWith({ ...files, [SEALED]: new Uint8Array(4_096) });
    expect(await joinFolder(folder.carrier(), WORDS)).toEqual({ is: 'broken' });
    expect(await keepFolder(folder.carrier(), made)).toEqual({ is: 'restored' });
    expect(await joinFolder(folder.carrier(), WORDS)).toMatchObject({ is: 'joined' });
  });

  it.each([
    ['nonce', 'with a letter no key has', '_'],
    ['tag', 'with a letter no key has', '_'],
    ['nonce', 'too short', ''],
    ['tag', 'too long', 'AAAAA'],
  ] as const)('is put back when the %s of its proof is %s', async (part, _, first) => {
    const damaged = changedTo((value) => {
      const proof = value['proof'] as Record<'nonce' | 'tag', string>;
      return { ...value, proof: { ...proof, [part]: `${first}${proof[part].slice(1)}` } };
    });
    const folder = folderWith({ 'kantlijn.json': damaged });
    expect(await keepFolder(folder.carrier(), made)).toEqual({ is: 'restored' });
    expect(folder.files.get('kantlijn.json')).toEqual(file);
  });

  it('of another folder or a later Kantlijn is left unchanged', async () => {
    const other = changedTo((value) => ({ ...value, folder: 'e'.repeat(32) }));
    expect(await keepFolder(folderWith({ 'kantlijn.json': other }).carrier(), made)).toEqual({ is: 'other' });
    const newer = changedTo((value) => ({ ...value, version: 2 }));
    expect(await keepFolder(folderWith({ 'kantlijn.json': newer }).carrier(), made)).toEqual({ is: 'newer' });
  });
});

describe('a write of kantlijn.json', () => {
  /** What goes wrong with one `put`. */
  const FAULTS = ['half', 'lost', 'unasked', 'killed'] as const;

  /** A carrier of which the n-th `put` goes wrong. */
  function faulty(folder: MemoryFolder, turn: number, fault: (typeof FAULTS)[number]): Carrier {
    const carrier = folder.carrier();
    let puts = 0;
    return {
      ...carrier,
      put: async (name, bytes) => {
        puts += 1;
        if (puts !== turn) return carrier.put(name, bytes);
        if (fault === 'half') return carrier.put(name, bytes.slice(0, 100));
        if (fault === 'lost') await carrier.put(name, bytes);
        if (fault === 'killed') {
          await carrier.put(name, bytes.slice(0, 100));
          throw new RangeError('killed');
        }
        throw new CarrierError('unreachable', 'lost');
      },
    };
  }

  const turns = FAULTS.flatMap((fault) => [1, 2].map((turn) => ({ fault, turn })));
  it.each(turns)('$fault at put $turn leaves a folder that opens', async ({ fault, turn }) => {
    const folder = folderWith({ 'kantlijn.json': file, [SEALED]: new Uint8Array(4_096) });
    const changing = changePassphrase(faulty(folder, turn, fault), WORDS, 'nieuwe zin');
    if (fault === 'killed') await expect(changing).rejects.toBeInstanceOf(RangeError);
    else expect(await changing).toMatchObject({ is: 'changed' });
    const opens = await Promise.all([WORDS, 'nieuwe zin'].map((words) => joinFolder(folder.carrier(), words)));
    expect(opens.map(({ is }) => is).toSorted()).toEqual(['joined', 'wrongWords']);
    if (fault !== 'killed') expect(opens[1]?.is).toBe('joined');
  });
});
