import { describe, expect, it } from 'vitest';
import {
  formsOf,
  MAX_ENTRIES,
  packBatch,
  unpackBatch as unpackWith,
  type Entry,
} from '../../../utils/sync/file/batch.ts';
import { KINDS } from '../../../utils/sync/kinds/table.ts';
import { deflated, inflated, TooLarge } from '../../../utils/sync/file/compress.ts';
import { Folder, newFolder, newRecoveryCode, openFolder, withPassphrase } from '../../../utils/sync/file/keys.ts';
import { nameOf, parseName, randomHex } from '../../../utils/sync/file/names.ts';
import { BLOCK, seal, unseal } from '../../../utils/sync/file/seal.ts';
import { noteOf } from './support.ts';

const unpackBatch = (content: Uint8Array<ArrayBuffer>) => unpackWith(content, formsOf(KINDS));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const PLACE = { folder: 'f'.repeat(32), name: 'a.k' };

describe('a file', () => {
  it('opens only under its own name in its own folder', async () => {
    const key = await newKey();
    const file = await seal(key, PLACE, bytesOf('tekst'));
    expect(await unseal(key, PLACE, file)).toEqual(bytesOf('tekst'));
    expect(await unseal(key, { ...PLACE, name: 'a (1).k' }, file)).toBeNull();
    expect(await unseal(key, { ...PLACE, folder: 'e'.repeat(32) }, file)).toBeNull();
    expect(await unseal(await newKey(), PLACE, file)).toBeNull();
  });

  it('has one of few sizes, and contains no readable text', async () => {
    const key = await newKey();
    for (const length of [0, 1, 4_000, 4_064, 4_065, 9_000]) {
      const file = await seal(key, PLACE, bytesOf('geheim '.repeat(2_000)).slice(0, length));
      expect(file.length % BLOCK).toBe(0);
      expect(file.length - length).toBeLessThan(BLOCK + 32);
      expect(new TextDecoder('latin1').decode(file)).not.toContain('geheim');
      expect((await unseal(key, PLACE, file))?.length).toBe(length);
    }
  });

  it('is refused when it is cut off, longer, or one bit of it differs', async () => {
    const key = await newKey();
    const file = await seal(key, PLACE, bytesOf('x'.repeat(5_000)));
    for (const length of [0, 11, 12, 28, BLOCK, file.length - 1])
      expect(await unseal(key, PLACE, file.slice(0, length))).toBeNull();
    for (const at of [0, 12, 17, 5_000, file.length - 1]) {
      const other = file.slice();
      other[at] = (other[at] ?? 0) ^ 1;
      expect(await unseal(key, PLACE, other)).toBeNull();
    }
  });

  it('has a name that says who wrote it; other names are not ours', () => {
    const name = { device: 'a1b2c3d4', seq: 12, kind: 'i', chance: randomHex(16) } as const;
    expect(parseName(nameOf(name))).toEqual(name);
    for (const other of ['kantlijn.json', `${nameOf(name)} (1)`, nameOf(name).replace('.k', ' (1).k'), '../x.k', ''])
      expect(parseName(other)).toBeNull();
  });
});

describe('the content of a file', () => {
  const entries: Entry[] = [
    { id: noteOf(1).id, form: 'row', bytes: bytesOf('{}') },
    { id: noteOf(2).id, form: 'doc', bytes: new Uint8Array([0, 255, 7]) },
  ];

  it('is read as it was packed', async () => {
    expect(await unpackBatch(await packBatch(entries))).toEqual({ is: 'read', entries, isAll: true });
  });

  it('of a later version is left unread, and entries of unknown kinds are skipped', async () => {
    const head = (value: unknown): Promise<Uint8Array<ArrayBuffer>> => {
      const text = bytesOf(JSON.stringify(value));
      const all = new Uint8Array(4 + text.length + 2);
      new DataView(all.buffer).setUint32(0, text.length);
      all.set(text, 4);
      return deflated(all);
    };
    expect(await unpackBatch(await head({ v: 2, other: true }))).toEqual({ is: 'newer' });
    const mixed = {
      v: 1,
      entries: [
        ['later', 'x', 1],
        ['row', noteOf(1).id, 1],
        ['row', 'no id', 0],
      ],
    };
    expect(await unpackBatch(await head(mixed))).toMatchObject({ is: 'read', entries: [{ id: noteOf(1).id }] });
    const many = Array.from({ length: MAX_ENTRIES + 1 }, () => ['row', noteOf(1).id, 0]);
    for (const bad of [{ v: 1, entries: many }, { v: 1, entries: [['row', noteOf(1).id, 9]] }, { v: 1 }, null, 'x'])
      expect(await unpackBatch(await head(bad))).toEqual({ is: 'broken' });
    expect(await unpackBatch(bytesOf('geen deflate'))).toEqual({ is: 'broken' });
  });

  it('cannot fill the memory', async () => {
    const bomb = await deflated(new Uint8Array(3_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    await expect(inflated(bomb, 1_000_000)).rejects.toBeInstanceOf(TooLarge);
  });
});

describe('the key of a folder', () => {
  it('is derived from the passphrase and from the recovery code, however it is typed, and from nothing else', async () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(?:-[2-9A-HJKMNP-TV-Z]{4}){5}$/);
    const { folder, key } = await newFolder('correct paard batterij', code);
    const read = Folder.parse(JSON.parse(JSON.stringify(folder)));
    const file = await seal(key, PLACE, bytesOf('tekst'));
    for (const words of ['correct paard batterij', code, code.toLowerCase().replaceAll('-', ' ')]) {
      const again = await openFolder(read, words);
      expect(again?.extractable).toBe(false);
      expect(again && (await unseal(again, PLACE, file))).toEqual(bytesOf('tekst'));
    }
    expect(await openFolder(read, 'correct paard')).toBeNull();
    expect(Folder.safeParse({ ...read, passphrase: { ...read.passphrase, iterations: 1 } }).success).toBe(false);

    const renewed = await withPassphrase(read, code, 'nieuwe zin');
    expect(renewed && (await openFolder(renewed, 'correct paard batterij'))).toBeNull();
    const later = renewed && (await openFolder(renewed, 'nieuwe zin'));
    expect(later && (await unseal(later, PLACE, file))).toEqual(bytesOf('tekst'));
    expect(await withPassphrase(read, 'verkeerd', 'x')).toBeNull();
  });
});
