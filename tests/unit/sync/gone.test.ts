import { beforeAll, describe, expect, it } from 'vitest';
import type { ListedFile } from '../../../utils/sync/carrier.ts';
import type { Shared } from '../../../utils/sync/replica.ts';
import { MemoryFolder } from './memory.ts';
import { deviceOn, noteOf, type Device } from './support.ts';

let shared: Shared;
beforeAll(async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  shared = { folder: 'f'.repeat(32), key };
});

/** Two devices with a note each, that both know. */
async function two(): Promise<{ folder: MemoryFolder; a: Device; b: Device }> {
  const folder = new MemoryFolder();
  const [a, b] = [deviceOn(folder.carrier(), shared), deviceOn(folder.carrier(), shared)];
  await a.save(noteOf(1));
  await a.round();
  await b.save(noteOf(2));
  await b.round();
  await a.round();
  await b.round();
  return { folder, a, b };
}

describe('a folder that lost files', () => {
  it('is reported when it was reset, and all notes of this device are written again', async () => {
    const { folder, a, b } = await two();
    const before = new Map(folder.files);
    await b.save(noteOf(3));
    await b.round();
    await a.round();
    // The server is put back from a backup, and the other device is not there any more.
    folder.files.clear();
    for (const [name, bytes] of before) folder.files.set(name, bytes);
    for (let turn = 0; turn < 2; turn += 1) await a.round();
    expect(a.disk.stored.setBack).toBe(0);
    await a.round();
    expect(a.disk.stored.setBack).toBe(1);
    for (let turn = 0; turn < 5; turn += 1) await a.round();
    expect(a.disk.stored.setBack).toBe(1);
    const c = deviceOn(folder.carrier(), shared);
    await c.round();
    expect([1, 2, 3].map((n) => c.read(n)?.note)).toEqual([noteOf(1), noteOf(2), noteOf(3)]);
  });

  it('is reported when it was emptied', async () => {
    const { folder, a } = await two();
    folder.files.clear();
    for (let turn = 0; turn < 3; turn += 1) await a.round();
    expect(a.disk.stored.setBack).toBeGreaterThan(0);
    const c = deviceOn(folder.carrier(), shared);
    await c.round();
    expect([1, 2].map((n) => c.read(n)?.note)).toEqual([noteOf(1), noteOf(2)]);
  });

  it('is reported when a file in the middle is missing, of a device that no longer writes', async () => {
    const { folder, a, b } = await two();
    await b.save(noteOf(3));
    await b.round();
    await b.save(noteOf(4));
    await b.round();
    await a.round();
    const third = [...folder.files.keys()].filter((name) => name.startsWith(b.disk.stored.self.device))[1] ?? '';
    folder.files.delete(third);
    for (let turn = 0; turn < 3; turn += 1) await a.round();
    expect(a.disk.stored.setBack).toBe(1);
    const c = deviceOn(folder.carrier(), shared);
    await c.round();
    expect(c.read(3)?.note).toEqual(noteOf(3));
  });

  it('is not reported when a truncated file was rewritten', async () => {
    const { folder, a, b } = await two();
    await b.save(noteOf(3));
    await b.round();
    const name = [...folder.files.keys()].at(-1) ?? '';
    folder.files.set(name, (folder.files.get(name) ?? new Uint8Array()).slice(0, 1_000));
    for (let turn = 0; turn < 4; turn += 1) expect((await a.round()).isWhole).toBe(false);
    await b.round();
    for (let turn = 0; turn < 4; turn += 1)
      // Nobody can read the first any more, nor has to.
      expect(await a.round()).toMatchObject({ isWhole: true, unreadable: [] });
    expect([a.read(3)?.note, a.disk.stored.setBack]).toEqual([noteOf(3), 0]);
  });

  it('is not reported when a listing is stale twice, nor when devices merge their files', async () => {
    const { folder, a, b } = await two();
    const carrier = folder.carrier();
    let isLate = false;
    const list = async (): Promise<ListedFile[]> => (await carrier.list()).slice(0, isLate ? 1 : undefined);
    const slow = deviceOn({ ...carrier, list }, shared, a.disk.stored);
    for (const now of [true, true, false, true, true, false]) {
      isLate = now;
      await slow.round();
    }
    expect(slow.disk.stored.setBack).toBe(0);
    for (let n = 0; n < 80; n += 1) {
      await b.save({ ...noteOf(n % 5), body: `tekst ${n}` });
      await b.round();
      await slow.round();
    }
    expect([slow.disk.stored.setBack, b.disk.stored.setBack]).toEqual([0, 0]);
  });
});
