import { beforeAll, describe, expect, it } from 'vitest';
import { CarrierError } from '../../../utils/sync/carrier.ts';
import type { KnownFile } from '../../../utils/sync/disk.ts';
import { nameOf } from '../../../utils/sync/file/names.ts';
import type { Shared } from '../../../utils/sync/replica.ts';
import { toMerge } from '../../../utils/sync/tidy.ts';
import { MemoryFolder } from './memory.ts';
import { deviceOn, noteOf } from './support.ts';

let shared: Shared;
beforeAll(async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  shared = { folder: 'f'.repeat(32), key };
});

const FULL = 2_000_000;
let seq = 0;
/** So many own files of this kind and size, each with the given notes. */
const files = (count: number, kind: 'i' | 'm', plain: number, ids: (nth: number) => readonly string[]): KnownFile[] =>
  Array.from({ length: count }, (_, nth) => ({
    name: nameOf({ device: 'a1b2c3d4', seq: (seq += 1), kind, chance: '0'.repeat(16) }),
    is: 'own',
    size: 4_096,
    plain,
    ids: ids(nth),
    times: 0,
  }));
const own = (nth: number): string[] => [`notitie ${nth}`];

describe('own files are merged', () => {
  it.each([
    ['news, above 32 files', [...files(33, 'i', 900, own), ...files(20, 'm', 90_000, own)], 33],
    ['news, up to 32 files', [...files(32, 'i', 900, own), ...files(20, 'm', 90_000, own)], 0],
    ['small merged ones, above 32', [...files(3, 'i', 900, own), ...files(33, 'm', 90_000, own)], 36],
    ['full ones of a first upload', files(50, 'i', FULL, own), 0],
    ['full ones that were merged', files(50, 'm', FULL, own), 0],
    ['few edits beside many full ones', [...files(33, 'i', 900, own), ...files(50, 'm', FULL, own)], 33],
    ['full ones of which half is in later ones too', files(70, 'm', FULL, (nth) => own(nth % 30)), 70],
  ])('%s', (_, all, merged) => {
    expect(toMerge(all)).toHaveLength(merged);
  });

  it('but a library of many full files is written once, and not with each edit', async () => {
    const folder = new MemoryFolder();
    const a = deviceOn(folder.carrier(), shared);
    const text = 'lange tekst '.repeat(8_000);
    // Some 66 MB in 33 files.
    for (let n = 0; n < 700; n += 1) await a.save(noteOf(n, { body: `${n} ${text}` }));
    const first = (await a.round()).sent;
    expect(first).toBeGreaterThan(32);
    const rest: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await a.save(noteOf(1, { body: `gewijzigd ${turn}` }));
      rest.push((await a.round()).sent);
    }
    expect(rest).toEqual([1, 1, 1]);
  }, 60_000);
});

describe('old files', () => {
  it('that cannot be removed do no harm, and are removed later', async () => {
    const folder = new MemoryFolder();
    const carrier = folder.carrier();
    let mayRemove = false;
    const remove = (name: string): Promise<void> =>
      mayRemove ? carrier.remove(name) : Promise.reject(new CarrierError('readOnly', '403'));
    const a = deviceOn({ ...carrier, remove }, shared);
    for (let n = 0; n < 40; n += 1) {
      await a.save(noteOf(n));
      expect((await a.round()).isWhole).toBe(true);
    }
    expect(folder.files.size).toBeGreaterThan(40);
    mayRemove = true;
    await a.round();
    expect(folder.files.size).toBeLessThan(20);
  });

  it('stay while the merged file is missing, until they are merged again', async () => {
    const folder = new MemoryFolder();
    const a = deviceOn(folder.carrier(), shared);
    for (let n = 0; n < 33; n += 1) {
      await a.save(noteOf(n));
      await a.round();
    }
    await a.round();
    const merged = [...folder.files.keys()].find((name) => name.includes('.m.')) ?? '';
    expect([...a.disk.stored.files.values()].filter(({ is }) => is === 'old').length).toBeGreaterThan(32);
    // It was called written, and is not there.
    folder.files.delete(merged);
    for (let turn = 0; turn < 3; turn += 1) {
      await a.round();
      const c = deviceOn(folder.carrier(), shared);
      await c.round();
      expect(c.disk.stored.held.size, `round ${turn}`).toBe(33);
    }
    for (let turn = 0; turn < 4; turn += 1) await a.round();
    expect(folder.files.size).toBeLessThan(10);
    const c = deviceOn(folder.carrier(), shared);
    await c.round();
    expect(c.disk.stored.held.size).toBe(33);
  });
});
