import { describe, expect, it, vi } from 'vitest';
import type { SyncTrouble } from '../../../utils/domain/sync/trouble.ts';
import type { AnyRequestOf } from '../../../utils/protocol/library.ts';
import type { SyncPorts } from '../../../utils/services/sync/ports.ts';
import { CarrierError, type Carrier } from '../../../utils/sync/carrier.ts';
import { newRecoveryCode } from '../../../utils/sync/file/keys.ts';
import { noteId, repository, saveOf } from '../store/support.ts';
import { devicesOf } from './devices.ts';
import { MemoryFolder } from './memory.ts';

const PLACE = { address: 'https://wolk.example/dav/Kantlijn', user: 'lezer', password: 'app-wachtwoord' };
const CODE = newRecoveryCode();
const NEW: AnyRequestOf<'sync.begin'> = { ...PLACE, name: 'Laptop', words: 'vier gewone woorden samen', code: CODE };
const JOIN = { ...NEW, name: 'Bureau', code: null };

/** A device with the real store and engine; `trouble` is what its server answers. */
function device(folder: MemoryFolder, ports: Partial<SyncPorts> = {}) {
  const { db, notes, clock } = repository();
  const server: { trouble: SyncTrouble | null; waitMs: number | null } = { trouble: null, waitMs: null };
  const later: { work: () => void; ms: number }[] = [];
  const alarms = new Map<string, unknown>();
  const arrived: (number | null)[] = [];
  const counts = { rounds: 0 };
  const refuse = async (): Promise<void> => {
    if (server.trouble !== null) throw new CarrierError(server.trouble as 'full', 'as the test wants', server.waitMs);
  };
  const carrier = (): Carrier => {
    const real = folder.carrier();
    return {
      make: async () => void (server.trouble = null),
      list: async () => {
        counts.rounds += 1;
        return refuse().then(() => real.list());
      },
      get: (name) => refuse().then(() => real.get(name)),
      put: (name, bytes) => refuse().then(() => real.put(name, bytes)),
      remove: (name) => refuse().then(() => real.remove(name)),
    };
  };
  const made = devicesOf(db, {
    carrier,
    clock: { now: () => clock.at },
    later: (work, ms) => {
      const one = { work, ms };
      later.push(one);
      return () => void later.splice(later.indexOf(one), 1);
    },
    alarms: {
      create: async (name, when) => alarms.set(name, when),
      clear: async (name) => alarms.delete(name),
      get: async (name) => alarms.get(name),
    },
    onArrived: (all) => arrived.push(all?.length ?? null),
    ...ports,
  });
  /** Waits for the round that is under way. */
  const settled = (): Promise<void> =>
    vi.waitFor(async () => expect((await made.sync.state()).isRunning).toBe(false), 20_000);
  const pass = (ms: number): void => void (clock.at = new Date(clock.at.getTime() + ms));
  return { ...made, db, notes, server, later, alarms, arrived, counts, settled, pass };
}

describe('other devices', () => {
  it('cost nothing while there are none: no request, no alarm, nothing evaluated, nothing stored', async () => {
    const folder = new MemoryFolder();
    const load = vi.fn<SyncPorts['load']>();
    const a = device(folder, { load });
    await a.sync.start();
    await a.notes.save(saveOf());
    a.sync.noted();
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
    expect(await b.sync.begin({ ...NEW, name: 'Bureau' })).toEqual({ outcome: 'exists' });
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

  it('are told 20 seconds after the last change, and at the latest two minutes after the first', async () => {
    const folder = new MemoryFolder();
    const a = device(folder);
    await a.sync.begin(NEW);
    await a.settled();
    for (let times = 0; times < 12; times += 1) {
      a.sync.noted();
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

  it('fill a folder that was removed, once the reader says so', async () => {
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

  it('are left alone when paused, and after leaving nothing is known of them', async () => {
    const folder = new MemoryFolder();
    const giveBack = vi.fn<SyncPorts['giveBack']>(async () => true);
    const a = device(folder, { giveBack });
    await a.sync.begin(NEW);
    await a.settled();
    await a.sync.pause(true);
    const { requests } = folder;
    await a.sync.onAlarm();
    a.pass(3_600_000);
    await a.sync.opened();
    await a.settled();
    expect(folder.requests).toBe(requests);
    expect((await a.sync.leave()).connection).toBeNull();
    expect(giveBack.mock.calls).toEqual([['https://wolk.example/*']]);
    expect([a.alarms.size, await a.db.sync.count(), await a.db.synced.count()]).toEqual([0, 0, 0]);
    expect(folder.requests).toBe(requests);
  });

  it('are not said to be brought together by a round that was stopped', async () => {
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

  it('are not asked where the browser does not let us, nor without TLS', async () => {
    const folder = new MemoryFolder();
    const a = device(folder, { mayReach: async () => false });
    expect(await a.sync.look(PLACE)).toEqual({ outcome: 'fault', fault: 'noAccess' });
    const open = { ...PLACE, address: 'http://wolk.example/dav' };
    expect(await a.sync.look(open)).toEqual({ outcome: 'fault', fault: 'notHttps' });
    expect(folder.requests).toBe(0);
  });
});
