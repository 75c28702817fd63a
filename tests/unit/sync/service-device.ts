import { expect, vi } from 'vitest';
import type { SyncTrouble } from '../../../utils/domain/sync/trouble.ts';
import type { AnyRequestOf } from '../../../utils/protocol/library.ts';
import type { SyncPorts } from '../../../utils/services/sync/ports.ts';
import { CarrierError, type Carrier } from '../../../utils/sync/carrier.ts';
import { newRecoveryCode } from '../../../utils/sync/file/keys.ts';
import { repository } from '../store/support.ts';
import { devicesOf } from './devices.ts';
import { MemoryFolder } from './memory.ts';

export const PLACE = { address: 'https://wolk.example/dav/Kantlijn', user: 'lezer', password: 'app-wachtwoord' };
export const CODE = newRecoveryCode();
export const NEW: AnyRequestOf<'sync.begin'> = {
  ...PLACE,
  name: 'Laptop',
  words: 'vier gewone woorden samen',
  code: CODE,
};
export const JOIN = { ...NEW, name: 'Bureau', code: null };

/** A device with the real store and engine; `trouble` is what its server answers. */
export function device(folder: MemoryFolder, ports: Partial<SyncPorts> = {}) {
  const { env, db, notes, clock } = repository();
  const server: {
    trouble: SyncTrouble | null;
    waitMs: number | null;
    /** So many files are given; null for all. */
    failsAfter: number | null;
    beforePut: () => Promise<void>;
  } = {
    trouble: null,
    waitMs: null,
    failsAfter: null,
    beforePut: async () => undefined,
  };
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
      get: async (name) => {
        await refuse();
        if (server.failsAfter === 0) throw new CarrierError('unreachable', 'as the test wants');
        if (server.failsAfter !== null) server.failsAfter -= 1;
        return real.get(name);
      },
      put: async (name, bytes) => {
        await refuse();
        await server.beforePut();
        await real.put(name, bytes);
      },
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
  return { ...made, env, db, notes, clock, server, later, alarms, arrived, counts, settled, pass };
}
