import { beforeAll, describe, expect, it } from 'vitest';
import { formsOf, readsOf } from '../../../utils/sync/file/batch.ts';
import { KINDS } from '../../../utils/sync/kinds/table.ts';
import { Replica, type Shared } from '../../../utils/sync/replica.ts';
import { MemoryDisk, MemoryFolder, type Stored } from './memory.ts';
import { deviceOn, noteOf, type Device } from './support.ts';

let shared: Shared;
beforeAll(async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  shared = { folder: 'f'.repeat(32), key };
});

const NOTES = 4;
const idOf = ({ disk }: Device): string => disk.stored.self.device;

/** Three devices that have the notes of `gone`, which are in four files. */
async function three() {
  const folder = new MemoryFolder();
  const [stays, other, gone] = [0, 1, 2].map(() => deviceOn(folder.carrier(), shared)) as [Device, Device, Device];
  for (let n = 0; n < NOTES; n += 1) {
    await gone.save(noteOf(n));
    await gone.round();
  }
  for (const one of [stays, other]) await one.round();
  const filesOf = (device: string): string[] => [...folder.files.keys()].filter((name) => name.startsWith(device));
  const says = (by: Device, about: Device): void => void by.disk.stored.gone.set(idOf(about), 'here');
  return { folder, stays, other, gone, filesOf, says };
}

const expectAll = async (folder: MemoryFolder): Promise<void> => {
  const late = deviceOn(folder.carrier(), shared);
  await late.round();
  for (let n = 0; n < NOTES; n += 1) expect(late.read(n)?.note).toEqual(noteOf(n));
};

describe('a device that is gone for good', () => {
  it('has its files taken over into one, and no other device misses them', async () => {
    const { folder, stays, other, gone, filesOf, says } = await three();
    expect(filesOf(idOf(gone))).toHaveLength(NOTES);
    says(stays, gone);
    await stays.round();
    // Its files go only once the one that took them over was seen.
    expect([filesOf(idOf(gone)).length, filesOf(idOf(stays)).length]).toEqual([NOTES, 1]);
    for (let turn = 0; turn < 5; turn += 1) for (const one of [stays, other]) await one.round();
    expect([filesOf(idOf(gone)).length, filesOf(idOf(stays)).length]).toEqual([0, 1]);
    expect([stays.disk.stored.setBack, other.disk.stored.setBack]).toEqual([0, 0]);
    expect(other.disk.stored.gone.get(idOf(gone))).toBe('done');
    await expectAll(folder);
  });

  it('loses nothing and is listed again when it comes back', async () => {
    const { folder, stays, other, gone, says } = await three();
    await gone.save({ ...noteOf(0), tags: ['nog niet gestuurd'] });
    says(stays, gone);
    for (let turn = 0; turn < 3; turn += 1) for (const one of [stays, other]) await one.round();
    for (let turn = 0; turn < 5; turn += 1) for (const one of [gone, stays, other]) await one.round();
    for (const one of [stays, other]) {
      expect(one.disk.stored.gone.has(idOf(gone))).toBe(false);
      expect(one.read(0)?.note.tags).toEqual(['nog niet gestuurd']);
    }
    for (const one of [stays, other, gone]) expect(one.disk.stored.setBack).toBe(0);
    await expect(stays.round()).resolves.toMatchObject({ sent: 0 });
    expect(folder.files.size).toBeLessThan(10);
  });

  it('loses nothing when the worker is ended between any two steps', { timeout: 60_000 }, async () => {
    let isOver = false;
    for (let at = 0; !isOver; at += 1) {
      const { folder, stays, gone, filesOf, says } = await three();
      says(stays, gone);
      let left = at;
      const step = async (): Promise<void> => {
        left -= 1;
        if (left === -1) throw new Error('killed');
      };
      const round = async (stored: Stored): Promise<Stored> => {
        const disk = new MemoryDisk(stored, step);
        await new Replica(disk, folder.carrier(step), shared).round().catch((error: unknown) => {
          expect(error).toMatchObject({ message: 'killed' });
        });
        return disk.stored;
      };
      let { stored } = stays.disk;
      for (let turn = 0; turn < 6; turn += 1) stored = await round(stored);
      isOver = left >= 0;
      expect([at, filesOf(idOf(gone)).length]).toEqual([at, 0]);
      await expectAll(folder);
    }
  });

  it('keeps files in the folder of which not all can be read here', async () => {
    const { folder, stays, gone, filesOf, says } = await three();
    const [broken = '', other = ''] = filesOf(idOf(gone));
    const file = stays.disk.stored.files.get(other);
    if (file === undefined) throw new Error('not read');
    // One holds what this version cannot read, one was damaged since, and what one holds was let go of here.
    stays.disk.stored.files.set(other, { ...file, later: readsOf(formsOf(KINDS)) });
    folder.files.set(broken, new Uint8Array(folder.files.get(broken)?.length ?? 0));
    says(stays, gone);
    stays.disk.stored.held.delete(noteOf(3).id);
    for (let turn = 0; turn < 4; turn += 1) await stays.round();
    expect(filesOf(idOf(gone))).toHaveLength(3);
    expect(filesOf(idOf(gone))).toEqual(expect.arrayContaining([broken, other]));
  });
});
