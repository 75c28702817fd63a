import { beforeAll, describe, expect, it } from 'vitest';
import { CarrierError, type Carrier } from '../../../utils/sync/carrier.ts';
import { deflated } from '../../../utils/sync/file/compress.ts';
import { nameOf } from '../../../utils/sync/file/names.ts';
import { BLOCK, seal } from '../../../utils/sync/file/seal.ts';
import { noteChanged } from '../../../utils/sync/changed.ts';
import type { SyncedNote } from '../../../utils/sync/note/synced.ts';
import { Replica, type Shared } from '../../../utils/sync/replica.ts';
import { MemoryDisk, MemoryFolder, nothingStored } from './memory.ts';
import { deviceOn, noteOf, type Device } from './support.ts';

let shared: Shared;
beforeAll(async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  shared = { folder: 'f'.repeat(32), key };
});

/** A device on a folder. */
const device = (folder: MemoryFolder): Device => deviceOn(folder.carrier(), shared);

const change = (one: Device, n: number, changes: Partial<SyncedNote>): Promise<boolean> =>
  one.save({ ...(one.read(n)?.note ?? noteOf(n)), ...changes });
async function all(...devices: readonly Device[]): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) for (const one of devices) await one.round();
}

describe('a round', () => {
  it('takes one request when nothing is new, two with changes, and one more for each file of another device', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1));
    await a.round();
    expect(folder.requests).toBe(2);
    await a.round();
    expect(folder.requests).toBe(3);
    await b.save(noteOf(2));
    await b.round();
    expect(folder.requests).toBe(6);
    expect(b.read(1)?.note).toEqual(noteOf(1));
    expect((await a.round()).arrivals.map(({ id }) => id)).toEqual([noteOf(2).id]);
  });

  it('puts one padded block into the folder for an edit, and no word of it', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.save(noteOf(1, { body: 'Vertrouwelijk', tags: ['geheim'] }));
    await a.round();
    const [[name, bytes] = ['', new Uint8Array()]] = [...folder.files];
    expect(bytes.length).toBe(BLOCK);
    for (const word of ['Vertrouwelijk', 'geheim', '2024Z01911', noteOf(1).id])
      expect(name + new TextDecoder('latin1').decode(bytes)).not.toContain(word);
  });

  it('does not duplicate notes imported on two devices before they first synchronised', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    for (const one of [a, b]) for (let n = 0; n < 20; n += 1) await one.save(noteOf(n));
    await change(a, 3, { body: 'notitie 3, aangevuld' });
    await all(a, b);
    expect(b.read(3)).toEqual({ note: noteOf(3, { body: 'notitie 3, aangevuld' }), others: [] });
    for (let n = 4; n < 20; n += 1) expect(b.read(n)).toEqual({ note: noteOf(n), others: [] });
  });

  it('keeps both when two write in one note, and hands over the text that was here', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1, { body: 'midden' }));
    await all(a, b);
    await change(a, 1, { body: 'midden achter' });
    await change(b, 1, { body: 'voor midden' });
    await a.round();
    expect((await b.round()).arrivals).toEqual([
      { id: noteOf(1).id, merged: { mine: 'voor midden', theirs: 'midden achter' } },
    ]);
    expect(b.read(1)?.note.body).toBe('voor midden achter');
    expect((await a.round()).arrivals).toEqual([
      { id: noteOf(1).id, merged: { mine: 'midden achter', theirs: 'voor midden' } },
    ]);
    expect(a.read(1)).toEqual(b.read(1));
  });

  it.each([
    ['meaning', 'fact', 'action'],
    ['meaning', null, 'action'],
    ['verdict', 'evades', 'answered'],
  ] as const)('hands over what two chose apart as %s: %s and %s', async (field, one, other) => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1, { [field]: field === 'meaning' ? 'important' : 'partly' }));
    await all(a, b);
    await change(a, 1, { [field]: one });
    await change(b, 1, { [field]: other });
    await a.round();
    const { arrivals } = await b.round();
    expect(arrivals[0]?.merged).toMatchObject({ mine: 'notitie 1', theirs: 'notitie 1' });
    expect(arrivals[0]?.merged?.chosen).toEqual([{ field, mine: other, theirs: one }]);
    // The other may be told too, or has the choice that counts.
    const again = (await a.round()).arrivals[0]?.merged?.chosen;
    expect(again ?? a.read(1)?.note[field]).toEqual(again === undefined ? one : [{ field, mine: one, theirs: other }]);
    expect(a.read(1)).toEqual(b.read(1));
    expect([one, other]).toContain(a.read(1)?.note[field]);
  });

  it('sends notes saved while a file was downloading', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1, { body: 'eerst' }));
    const carrier = folder.carrier();
    let isFirst = true;
    const slow: Carrier = {
      ...carrier,
      put: async (name, bytes) => {
        if (isFirst) {
          isFirst = false;
          await a.save(noteOf(1, { body: 'eerst, en terwijl het werd verstuurd' }));
        }
        await carrier.put(name, bytes);
      },
    };
    await new Replica(a.disk, slow, shared).round();
    await b.round();
    expect(b.read(1)?.note.body).toBe('eerst, en terwijl het werd verstuurd');
  });

  it('reports two texts even if both were sent before either was read', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1, { body: 'midden' }));
    await all(a, b);
    await change(a, 1, { body: 'midden achter' });
    await change(b, 1, { body: 'voor midden' });
    // Neither list names the other's file yet.
    const hidden = folder.carrier();
    const before = await hidden.list();
    for (const one of [a, b]) {
      await new Replica(one.disk, { ...folder.carrier(), list: async () => before }, shared).round();
    }
    for (const one of [a, b]) expect((await one.round()).arrivals[0]?.merged).not.toBeNull();
  });

  it.each([
    ['one after the other', { body: 'begin, aangevuld' }, { body: 'begin, aangevuld, en nog eens' }, true],
    ['the text here, a tag there', { body: 'begin, aangevuld' }, { tags: ['haven'] as string[] }, false],
    ['the same words on both', { body: 'begin, aangevuld' }, { body: 'begin, aangevuld' }, false],
    ['the same meaning on both', { meaning: 'fact' }, { meaning: 'fact' }, false],
    ['a meaning here, a verdict there', { meaning: 'fact' }, { verdict: 'evades' }, false],
    ['a meaning, and another after it', { meaning: 'fact' }, { meaning: 'action' }, true],
  ] as const)('tells of no two texts where there are none: %s', async (_, first, second, isAfter) => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1, { body: 'begin' }));
    await all(a, b);
    await change(a, 1, first);
    if (isAfter) await all(a, b);
    await change(b, 1, second);
    const rounds = [await a.round(), await b.round(), await a.round(), await b.round()];
    expect(rounds.flatMap(({ arrivals }) => arrivals.filter(({ merged }) => merged !== null))).toEqual([]);
    expect(a.read(1)?.note.tags).toEqual(b.read(1)?.note.tags);
  });

  it('tells the other devices the name of this one', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1));
    await all(a, b);
    const { device: id } = a.disk.stored.self;
    expect([...b.disk.stored.devices]).toEqual([[id, `apparaat ${id}`]]);
  });

  it('gives a copied profile an identifier of its own, and loses nothing of either', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.save(noteOf(1, { body: 'begin' }));
    await a.round();
    const copy = a.copy();
    await change(a, 1, { body: 'begin A' });
    await change(copy, 1, { body: 'B begin' });
    await all(a, copy);
    expect(a.read(1)?.note.body).toBe('B begin A');
    expect(copy.read(1)).toEqual(a.read(1));
    expect(copy.disk.stored.self.device).not.toBe(a.disk.stored.self.device);
  });

  it('never takes the absence of a file for a deletion, and fills an emptied folder again', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1));
    await all(a, b);
    folder.files.clear();
    for (let turn = 0; turn < 3; turn += 1) await a.round();
    expect(a.read(1)?.note).toEqual(noteOf(1));
    const c = device(folder);
    await c.round();
    expect(c.read(1)?.note).toEqual(noteOf(1));
  });

  it('merges its own files, and removes the old ones only once the merged one was seen', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    let most = 0;
    for (let n = 0; n < 80; n += 1) {
      await change(a, n % 5, { body: `notitie ${n}` });
      await a.round();
      most = Math.max(most, folder.files.size);
    }
    expect(most).toBeLessThan(40);
    const merged = [...folder.files.keys()].filter((name) => name.includes('.m.'));
    expect(merged.length).toBeGreaterThan(0);
    const b = device(folder);
    await b.round();
    for (let n = 0; n < 5; n += 1) expect(b.read(n)?.note.body).toBe(`notitie ${75 + n}`);
  });

  it('rewrites a truncated file, and reports one that cannot be read', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1));
    await a.round();
    const [[name, bytes] = ['', new Uint8Array()]] = [...folder.files];
    folder.files.set(name, bytes.slice(0, 1_000));
    for (let turn = 0; turn < 2; turn += 1) expect((await b.round()).unreadable).toEqual([]);
    expect((await b.round()).unreadable).toEqual([name]);
    await a.round();
    expect(folder.files.has(name)).toBe(false);
    await b.round();
    expect(b.read(1)?.note).toEqual(noteOf(1));
  });

  it('ignores conflict copies of a synchronising program, and files that are not ours', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.save(noteOf(1));
    await a.round();
    const [[name, bytes] = ['', new Uint8Array()]] = [...folder.files];
    folder.files.set(name.replace('.k', ' (1).k'), bytes);
    folder.files.set('desktop.ini', bytes);
    folder.files.set(nameOf({ device: 'deadbeef', seq: 1, kind: 'i', chance: '0'.repeat(16) }), bytes);
    const { arrivals } = await b.round();
    expect(arrivals).toHaveLength(1);
    expect(b.disk.stored.held.size).toBe(1);
  });

  it('leaves a file of a later version unread, and writes nothing beside it', async () => {
    const folder = new MemoryFolder();
    const b = device(folder);
    const name = nameOf({ device: 'deadbeef', seq: 1, kind: 'i', chance: '1'.repeat(16) });
    const text = new TextEncoder().encode('{"v":2}');
    const content = new Uint8Array(4 + text.length);
    new DataView(content.buffer).setUint32(0, text.length);
    content.set(text, 4);
    folder.files.set(name, await seal(shared.key, { folder: shared.folder, name }, await deflated(content)));
    await b.save(noteOf(1));
    expect(await b.round()).toMatchObject({ needsNewer: true, sent: 0 });
    expect(folder.files.size).toBe(1);
  });

  it('merges its files whole when a transaction is run again (the database was closed meanwhile)', async () => {
    const folder = new MemoryFolder();
    const disk = new (class extends MemoryDisk {
      override async transact<T>(work: Parameters<MemoryDisk['takeIn']>[0]): Promise<T> {
        // The first run is undone, and the second counts.
        await new MemoryDisk(this.stored).takeIn(work);
        return super.takeIn(work) as Promise<T>;
      }
    })(nothingStored());
    const replica = new Replica(disk, folder.carrier(), shared);
    for (let n = 0; n < 33; n += 1) {
      await disk.transact((transaction) => noteChanged(transaction, noteOf(n)));
      await replica.round();
    }
    for (let turn = 0; turn < 3; turn += 1) await replica.round();
    expect(folder.files.size).toBeLessThan(33);
    const b = device(folder);
    await b.round();
    expect(b.disk.stored.held.size).toBe(33);
  });

  it('keeps pending changes when the folder is not writable, and sends them later', async () => {
    const folder = new MemoryFolder();
    const disk = new MemoryDisk(nothingStored());
    const carrier = folder.carrier();
    const full = { ...carrier, put: () => Promise.reject(new CarrierError('full', '507')) };
    await disk.transact((transaction) => noteChanged(transaction, noteOf(1)));
    await expect(new Replica(disk, full, shared).round()).rejects.toMatchObject({ trouble: 'full' });
    expect(await new Replica(disk, carrier, shared).round()).toMatchObject({ sent: 1 });
    expect(disk.stored.waiting.size).toBe(0);
  });
});
