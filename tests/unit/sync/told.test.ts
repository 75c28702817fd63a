import { describe, expect, it, vi } from 'vitest';
import * as engine from '../../../utils/services/sync/engine.ts';
import { noteId, saveOf } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { device, JOIN, NEW, PLACE } from './service-device.ts';

describe('other devices', () => {
  it('set up by two tabs at once are set up once, not in two folders', async () => {
    const [first, second] = [new MemoryFolder(), new MemoryFolder()];
    const a = device(first, {
      load: async () => ({
        ...engine,
        webDav: ({ folder }) => (folder.includes('ander') ? second : first).carrier(),
      }),
    });
    const other = { ...NEW, address: 'https://wolk.example/dav/ander' };
    const both = await Promise.all([a.sync.begin(NEW), a.sync.begin(other), a.sync.begin(NEW)]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['begun', 'already', 'begun']);
    await a.notes.save(saveOf());
    await a.sync.now();
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ trouble: null, connection: { address: `${PLACE.address}/` } });
    const sealed = ({ files }: MemoryFolder): number => [...files.keys()].filter((name) => name.endsWith('.k')).length;
    expect([sealed(first), second.files.size]).toEqual([1, 0]);
  });

  it('asked for twice by a page that heard no answer, are as if asked once', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.notes.save(saveOf());
    // Ended between the folder and what this device keeps of it.
    const begin = vi.spyOn(a.store, 'begin').mockRejectedValueOnce(new Error('ended'));
    await expect(a.sync.begin(NEW)).rejects.toThrow('ended');
    begin.mockRestore();
    expect(await a.sync.begin({ ...NEW, words: 'andere woorden' })).toEqual({ outcome: 'exists' });
    for (const _ of [1, 2]) expect(await a.sync.begin(NEW)).toEqual({ outcome: 'begun' });
    await a.settled();
    const change = { words: NEW.words, passphrase: 'vier heel andere woorden' };
    for (const _ of [1, 2]) expect(await a.sync.changePassphrase(change)).toEqual({ outcome: 'changed' });
    expect(await a.sync.changePassphrase({ ...change, passphrase: 'iets' })).toEqual({ outcome: 'wrongWords' });
    const b = device(folder);
    await b.sync.begin({ ...JOIN, words: change.passphrase });
    await b.settled();
    for (const _ of [1, 2]) expect(await b.sync.rejoin(change.passphrase)).toEqual({ outcome: 'begun' });
    await b.settled();
    for (const isDone of [true, true]) await b.sync.decide(isDone);
    await b.settled();
    await a.sync.now();
    await a.settled();
    for (const one of [a, b]) {
      expect(await one.sync.state()).toMatchObject({ trouble: null, asking: 0 });
      expect(await one.db.notes.count()).toBe(1);
    }
  });

  it('are synchronised after all when that was requested during other work', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.sync.begin(NEW);
    await a.settled();
    await a.notes.save(saveOf());
    await a.sync.during(async () => {
      await a.sync.now();
      await a.settled();
      expect(await a.store.unsent()).toBe(0);
      expect([...folder.files.keys()].filter((name) => name.endsWith('.k'))).toEqual([]);
    });
    await a.settled();
    expect([...folder.files.keys()].filter((name) => name.endsWith('.k'))).toHaveLength(1);
  });

  it('that were lost with the database are reported, until the reader dismisses it or joins again', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.sync.begin(NEW);
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ isLost: false });
    // What a new database has of it.
    for (const table of [a.db.synced, a.db.unsent, a.db.syncFiles, a.db.sync]) await table.clear();
    await a.sync.onAlarm();
    expect(await a.sync.state()).toMatchObject({ connection: null, isLost: true });
    await a.sync.begin(JOIN);
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ trouble: null, isLost: false });
    await a.db.sync.clear();
    expect(await a.sync.understood('lost')).toMatchObject({ connection: null, isLost: false });
    const b = device(folder);
    await b.sync.begin(JOIN);
    await b.settled();
    expect(await b.sync.leave()).toMatchObject({ connection: null, isLost: false });
  });

  it('with an unreadable file are named, and the reader can continue without it', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1) }));
    await a.sync.begin(NEW);
    await a.settled();
    await b.sync.begin(JOIN);
    await b.settled();
    const before = new Set(folder.files.keys());
    await a.notes.save(saveOf({ id: noteId(2) }));
    await a.sync.now();
    await a.settled();
    for (const [name, bytes] of folder.files) if (!before.has(name)) bytes[99] = (bytes[99] ?? 0) ^ 1;
    for (let times = 0; times < 3; times += 1) {
      expect((await b.sync.state()).unreadable).toEqual([]);
      await b.sync.now();
      await b.settled();
    }
    expect(await b.sync.state()).toMatchObject({ trouble: 'unreadFile', unreadable: ['Laptop'] });
    await b.sync.understood('unreadable');
    await b.settled();
    expect(await b.sync.state()).toMatchObject({ trouble: null, unreadable: [] });
  });

  it('with a partial note are reported after a day, and no longer once the rest arrives', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'begin' }));
    await a.sync.begin(NEW);
    await a.settled();
    await a.notes.save(saveOf({ id: noteId(1), body: 'begin, verder', expectedRevision: 1 }));
    await a.sync.now();
    await a.settled();
    await a.notes.save(saveOf({ id: noteId(1), body: 'begin, verder, einde', expectedRevision: 2 }));
    await a.sync.now();
    await a.settled();
    // Only the last of them is there: a change of what has not come.
    const sealed = [...folder.files].filter(([name]) => name.endsWith('.k'));
    for (const [name] of sealed.slice(0, -1)) folder.files.delete(name);
    await b.sync.begin(JOIN);
    await b.settled();
    expect([(await b.sync.state()).parts, await b.db.notes.count()]).toEqual([0, 0]);
    b.pass(86_400_001);
    expect((await b.sync.state()).parts).toBe(1);
    expect((await b.sync.understood('parts')).parts).toBe(0);
    for (const [name, bytes] of sealed) folder.files.set(name, bytes);
    await b.sync.now();
    await b.settled();
    b.pass(86_400_001);
    expect([(await b.sync.state()).parts, await b.db.notes.count()]).toEqual([0, 1]);
  });

  it('keep two merged texts until the reader has looked, even if the device leaves or joins again', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'midden' }));
    await a.sync.begin(NEW);
    await a.settled();
    await b.sync.begin(JOIN);
    await b.settled();
    await a.notes.save(saveOf({ id: noteId(1), body: 'midden achter', expectedRevision: 1 }));
    await b.notes.save(saveOf({ id: noteId(1), body: 'voor midden', expectedRevision: 1 }));
    for (const one of [a, b]) {
      await one.sync.now();
      await one.settled();
    }
    expect((await b.sync.state()).met).toBe(1);
    expect((await b.sync.leave()).met).toBe(1);
    await b.sync.begin(JOIN);
    await b.settled();
    expect((await b.sync.state()).met).toBe(1);
  });
});
