import { describe, expect, it, vi } from 'vitest';
import type { SyncTrouble } from '../../../utils/domain/sync/trouble.ts';
import * as engine from '../../../utils/services/sync/engine.ts';
import type { SyncPorts } from '../../../utils/services/sync/ports.ts';
import { CarrierError } from '../../../utils/sync/carrier.ts';
import { noteId, saveOf } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { CODE, device, JOIN, NEW, PLACE } from './service-device.ts';

describe('other devices', () => {
  it('cost nothing while there are none: no request, no alarm, nothing evaluated, nothing stored', async () => {
    const folder = new MemoryFolder();
    const load = vi.fn<SyncPorts['load']>();
    const a = device(folder, { load });
    await a.sync.start();
    await a.notes.save(saveOf());
    a.sync.noteChanged();
    await a.sync.opened();
    await a.sync.onAlarm();
    expect([folder.requests, load.mock.calls.length, a.alarms.size, a.later.length]).toEqual([0, 0, 0, 0]);
    expect([await a.db.synced.count(), await a.db.sync.count()]).toEqual([0, 0]);
  });

  it('meet: one makes the folder, others join with the passphrase or the recovery code, and notes arrive', async () => {
    const folder = new MemoryFolder();
    const [a, b, c] = [device(folder), device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'van a' }));
    expect(await a.sync.look(PLACE)).toEqual({ outcome: 'ready', hasKantlijn: false, hasOthers: false });
    expect(await b.sync.begin(JOIN)).toEqual({ outcome: 'nothing' });
    expect(await a.sync.begin(NEW)).toEqual({ outcome: 'begun' });
    await a.settled();
    expect(await b.sync.look(PLACE)).toEqual({ outcome: 'ready', hasKantlijn: true, hasOthers: false });
    expect(await b.sync.begin({ ...NEW, name: 'Bureau', code: 'ABCD-EFGH' })).toEqual({ outcome: 'exists' });
    expect(await b.sync.begin({ ...JOIN, words: 'andere woorden' })).toEqual({ outcome: 'wrongWords' });
    expect(await b.sync.begin(JOIN)).toEqual({ outcome: 'begun' });
    expect(await c.sync.begin({ ...JOIN, words: CODE.toLowerCase() })).toEqual({ outcome: 'begun' });
    for (const one of [b, c]) {
      await one.settled();
      expect(await one.db.notes.get(noteId(1))).toMatchObject({ body: 'van a' });
      expect(one.arrived).toEqual([1]);
      expect(await one.sync.state()).toMatchObject({ trouble: null, devices: [{ name: 'Laptop' }] });
    }
    expect(JSON.stringify(await a.sync.state())).not.toContain(PLACE.password);
  });

  it('get changes 20 seconds after the last one, and at the latest two minutes after the first', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.sync.begin(NEW);
    await a.settled();
    for (let times = 0; times < 12; times += 1) {
      a.sync.noteChanged();
      expect(a.later.map(({ ms }) => ms)).toEqual([Math.min(20_000, 120_000 - times * 10_000)]);
      a.pass(10_000);
    }
    expect([...a.alarms.keys()]).toEqual(['sync', 'sync-soon']);
    await a.notes.save(saveOf());
    a.later[0]?.work();
    await a.settled();
    expect([...folder.files.keys()].filter((name) => name.endsWith('.k'))).toHaveLength(1);
  });

  it.each<[SyncTrouble, number | null, number]>([
    ['unreachable', null, 60_000],
    ['busy', 300_000, 300_000],
    ['full', null, 60_000],
    ['readOnly', null, 60_000],
  ])('after %s they are asked again once the time is over', async (trouble, waitMs, wait) => {
    const a = device(new MemoryFolder());
    await a.sync.begin(NEW);
    await a.settled();
    Object.assign(a.server, { trouble, waitMs });
    await a.sync.now();
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ trouble, isStopped: false });
    const { rounds } = a.counts;
    a.pass(wait - 1);
    await a.sync.onAlarm();
    expect(a.counts.rounds).toBe(rounds);
    a.server.trouble = null;
    a.pass(1);
    await a.sync.onAlarm();
    expect(a.counts.rounds).toBe(rounds + 1);
    expect(await a.sync.state()).toMatchObject({ trouble: null });
  });

  it.each<SyncTrouble>(['refused', 'notStorage'])(
    'after %s nothing is asked until the reader acts',
    async (trouble) => {
      const a = device(new MemoryFolder());
      await a.sync.begin(NEW);
      await a.settled();
      a.server.trouble = trouble;
      await a.sync.now();
      await a.settled();
      expect(await a.sync.state()).toMatchObject({ trouble, isStopped: true });
      const { rounds } = a.counts;
      a.pass(7 * 86_400_000);
      await a.sync.onAlarm();
      await a.sync.opened();
      await a.settled();
      expect(a.counts.rounds).toBe(rounds);
      a.server.trouble = null;
      await a.sync.setPassword('een nieuw');
      await a.settled();
      expect(a.counts.rounds).toBeGreaterThan(rounds);
      expect(await a.sync.state()).toMatchObject({ trouble: null, isStopped: false });
    },
  );

  it('refill a folder that was removed, once the reader asks for it', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.notes.save(saveOf());
    await a.sync.begin(NEW);
    await a.settled();
    folder.files.clear();
    a.server.trouble = 'missing';
    a.pass(900_000);
    await a.sync.onAlarm();
    expect(await a.sync.state()).toMatchObject({ trouble: 'missing', isStopped: true });
    for (let times = 0; times < 4; times += 1) {
      await a.sync.now();
      await a.settled();
    }
    expect(folder.files.has('kantlijn.json')).toBe(true);
    const b = device(folder);
    await b.sync.begin(JOIN);
    await b.settled();
    expect(await b.db.notes.count()).toBe(1);
  });

  it('are not called up to date while a file of another cannot be read, which is reported if it persists', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.sync.begin(NEW);
    await a.settled();
    await b.sync.begin(JOIN);
    await b.settled();
    const { doneAt } = await b.sync.state();
    await a.notes.save(saveOf({ body: 'staat in een beschadigd bestand' }));
    const before = new Set(folder.files.keys());
    await a.sync.now();
    await a.settled();
    for (const [name, bytes] of folder.files) if (!before.has(name)) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const told: (SyncTrouble | null)[] = [];
    for (let times = 0; times < 4; times += 1) {
      b.pass(900_000);
      await b.sync.onAlarm();
      const { trouble, isStopped, doneAt: now } = await b.sync.state();
      expect([isStopped, now]).toEqual([false, doneAt]);
      told.push(trouble);
    }
    expect(told).toEqual([null, null, 'unreadFile', 'unreadFile']);
  });

  it('are left alone when paused, and after leaving nothing is known of them', async () => {
    const folder = new MemoryFolder();
    const giveBack = vi.fn<SyncPorts['giveBack']>(async () => true);
    const a = device(folder, { giveBack });
    await a.sync.begin(NEW);
    await a.settled();
    await a.sync.pause(true);
    const { requests } = folder;
    await a.sync.decide(false);
    await a.sync.setPassword('een ander');
    await a.settled();
    expect(folder.requests).toBe(requests);
    await a.sync.onAlarm();
    a.pass(3_600_000);
    await a.sync.opened();
    await a.settled();
    expect(folder.requests).toBe(requests);
    expect((await a.sync.leave()).connection).toBeNull();
    expect(giveBack.mock.calls).toEqual([['https://wolk.example/*', '']]);
    expect([a.alarms.size, await a.db.sync.count(), await a.db.synced.count()]).toEqual([0, 0, 0]);
    expect(folder.requests).toBe(requests);
  });

  it('are not reported as synchronised by a round that was stopped', async () => {
    const a = device(new MemoryFolder(), {
      quiet: async () => {
        void a.sync.pause(true);
        await vi.waitFor(async () => expect((await a.sync.state()).connection?.paused).toBe(true));
        await new Promise((resolve) => void setTimeout(resolve, 20));
      },
    });
    // More than are taken up at once.
    for (let nth = 1; nth <= 101; nth += 1) await a.notes.save(saveOf({ id: noteId(nth) }));
    await a.sync.begin(NEW);
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ doneAt: null, trouble: null, connection: { paused: true } });
  });

  it('are not contacted without permission, nor without TLS', async () => {
    const folder = new MemoryFolder();
    const a = device(folder, { mayReach: async () => false });
    expect(await a.sync.look(PLACE)).toEqual({ outcome: 'fault', fault: 'noAccess' });
    const open = { ...PLACE, address: 'http://wolk.example/dav' };
    expect(await a.sync.look(open)).toEqual({ outcome: 'fault', fault: 'notHttps' });
    expect(folder.requests).toBe(0);
  });

  it('use a new password at once, also while a round waits for an answer to the old one', async () => {
    const folder = new MemoryFolder();
    const asked: string[] = [];
    let isSlow = false;
    const a = device(folder, {
      load: async () => ({
        ...engine,
        webDav: ({ password, signal }) => ({
          ...folder.carrier(),
          list: async () => {
            asked.push(password);
            if (!isSlow) return folder.carrier().list();
            return new Promise((_, reject) => {
              signal?.addEventListener('abort', () => reject(new CarrierError('unreachable', 'stopped')));
            });
          },
        }),
      }),
    });
    await a.sync.begin(NEW);
    await a.settled();
    isSlow = true;
    const { length } = asked;
    await a.sync.now();
    await vi.waitFor(() => expect(asked).toHaveLength(length + 1));
    isSlow = false;
    await a.sync.setPassword('een nieuw');
    await a.settled();
    expect(asked.at(-1)).toBe('een nieuw');
    expect(await a.sync.state()).toMatchObject({ trouble: null });
  });

  it('are given another passphrase: devices that join later need it, and the others notice nothing', async () => {
    const folder = new MemoryFolder();
    const [a, b, c, d] = [device(folder), device(folder), device(folder), device(folder)];
    expect(await a.sync.changePassphrase({ words: 'x', passphrase: 'y' })).toEqual({ outcome: 'nothing' });
    await a.sync.begin(NEW);
    await a.settled();
    await b.sync.begin(JOIN);
    await b.settled();
    const passphrase = 'vier heel andere woorden';
    expect(await a.sync.changePassphrase({ words: 'niet deze', passphrase })).toEqual({ outcome: 'wrongWords' });
    expect(await a.sync.changePassphrase({ words: NEW.words, passphrase })).toEqual({ outcome: 'changed' });
    expect(await c.sync.begin(JOIN)).toEqual({ outcome: 'wrongWords' });
    expect(await c.sync.begin({ ...JOIN, words: passphrase })).toEqual({ outcome: 'begun' });
    expect(await d.sync.begin({ ...JOIN, words: CODE })).toEqual({ outcome: 'begun' });
    await c.settled();
    await d.settled();
    b.pass(2 * 86_400_000);
    await a.notes.save(saveOf());
    for (const one of [a, b]) {
      await one.sync.now();
      await one.settled();
      expect(await one.sync.state()).toMatchObject({ trouble: null });
    }
    expect(await b.db.notes.count()).toBe(1);
    // The device that did not change it can do so too, by the recovery code.
    expect(await b.sync.changePassphrase({ words: CODE, passphrase: NEW.words })).toEqual({ outcome: 'changed' });
    a.server.trouble = 'full';
    expect(await a.sync.changePassphrase({ words: NEW.words, passphrase })).toEqual({
      outcome: 'fault',
      fault: 'full',
    });
  });

  it('that begin in one empty folder at the same time find that out, and one joins the other', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'van a' }));
    await b.notes.save(saveOf({ id: noteId(2), body: 'van b' }));
    await a.sync.begin(NEW);
    await a.settled();
    // The other looked before anything of this was there.
    const first = new Map(folder.files);
    folder.files.clear();
    await b.sync.begin({ ...NEW, name: 'Bureau' });
    await b.settled();
    for (const [name, bytes] of first) if (name.endsWith('.k')) folder.files.set(name, bytes);
    await a.sync.now();
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ trouble: 'otherFolder', isStopped: true });
    expect(await a.db.notes.count()).toBe(1);
    expect(await a.sync.rejoin('niet deze woorden')).toEqual({ outcome: 'wrongWords' });
    expect(await a.sync.rejoin(NEW.words)).toEqual({ outcome: 'begun' });
    await a.settled();
    await b.sync.now();
    await b.settled();
    for (const one of [a, b]) {
      expect(await one.sync.state()).toMatchObject({ trouble: null });
      expect(await one.db.notes.count()).toBe(2);
    }
    // What nobody can open is not left behind.
    expect([...first.keys()].filter((name) => name.endsWith('.k') && folder.files.has(name))).toEqual([]);
  });

  it('get notes written during a round, and are reported as up to date only until then', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.sync.begin(NEW);
    await a.settled();
    const sealed = () => [...folder.files.keys()].filter((name) => name.endsWith('.k')).length;
    const held = Promise.withResolvers<void>();
    const inPut = Promise.withResolvers<void>();
    a.server.beforePut = () => {
      inPut.resolve();
      return held.promise;
    };
    await a.notes.save(saveOf({ id: noteId(1), body: 'een' }));
    await a.sync.now();
    await inPut.promise;
    const { doneAt } = await a.sync.state();
    await a.notes.save(saveOf({ id: noteId(2), body: 'twee' }));
    a.sync.noteChanged();
    a.pass(20_000);
    a.later.splice(0).forEach(({ work }) => work());
    held.resolve();
    await a.settled();
    expect(sealed()).toBe(2);
    expect(await a.store.unsent()).toBe(0);
    expect(Date.parse((await a.sync.state()).doneAt ?? '')).toBe(Date.parse(doneAt ?? '') + 20_000);
  });

  it('are contacted again after a clock that was a year ahead was corrected', async () => {
    const a = device(new MemoryFolder());
    await a.sync.begin(NEW);
    await a.settled();
    const year = 365 * 86_400_000;
    a.pass(year);
    a.server.trouble = 'busy';
    await a.sync.now();
    await a.settled();
    a.server.trouble = null;
    a.pass(-year);
    await a.sync.onAlarm();
    expect(await a.sync.state()).toMatchObject({ trouble: null });
  });

  it('synchronise in a folder on this computer, as long as permission lasts', async () => {
    const folder = new MemoryFolder();
    let mayUse = true;
    const giveBack = vi.fn<SyncPorts['giveBack']>(async () => true);
    const picked = { name: 'Kantlijn' } as FileSystemDirectoryHandle;
    const ports: Partial<SyncPorts> = {
      load: async () => ({ ...engine, diskFolder: () => folder.carrier() }),
      folder: async () => picked,
      mayReach: async (permission) => permission === 'disk' && mayUse,
      giveBack,
    };
    const a = device(folder, ports);
    const disk = { disk: 'Kantlijn' };
    expect(await device(folder).sync.look(disk)).toEqual({ outcome: 'fault', fault: 'missing' });
    expect(await a.sync.look(disk)).toEqual({ outcome: 'ready', hasKantlijn: false, hasOthers: false });
    expect(await a.sync.begin({ ...disk, name: 'Laptop', words: NEW.words, code: CODE })).toEqual({ outcome: 'begun' });
    await a.notes.save(saveOf());
    await a.sync.now();
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ trouble: null, connection: { address: 'Kantlijn', user: '' } });
    const { requests } = folder;
    mayUse = false;
    await a.sync.now();
    await a.settled();
    expect(await a.sync.state()).toMatchObject({ trouble: 'noAccess' });
    expect(folder.requests).toBe(requests);
    await a.sync.leave();
    expect(giveBack.mock.calls).toEqual([['disk', '']]);
  });
});
