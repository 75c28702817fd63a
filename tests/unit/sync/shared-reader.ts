import { vi, expect } from 'vitest';
import type { AnyRequestOf } from '../../../utils/protocol/library.ts';
import type { SharedDossier } from '../../../utils/protocol/shared.ts';
import * as engine from '../../../utils/services/sync/engine.ts';
import type { SyncPorts } from '../../../utils/services/sync/ports.ts';
import { createCollections } from '../../../utils/store/collections.ts';
import { CarrierError, type Carrier, type CarrierTrouble } from '../../../utils/sync/carrier.ts';
import type { WebDavOptions } from '../../../utils/sync/carriers/webdav.ts';
import { noteId, repository, saveOf } from '../store/support.ts';
import { devicesOf } from './devices.ts';
import { MemoryFolder } from './memory.ts';

export const DOSSIER = '99999999-0000-4000-8000-000000000001';
export const PHRASE = 'vier gewone woorden samen';

/** A request, as the server sees it. */
interface Seen {
  readonly does: 'make' | 'list' | 'get' | 'put' | 'remove';
  readonly folder: string;
  readonly name: string;
  readonly password: string;
}

/** Servers with folders, by address. */
export class Cloud {
  readonly folders = new Map<string, MemoryFolder>();
  readonly seen: Seen[] = [];
  /** What is wrong with a folder, for all or for one account (`address name`). */
  readonly troubles = new Map<string, CarrierTrouble>();
  /** Accounts that may only read (`address name`). */
  readonly readers = new Set<string>();

  folder(address: string): MemoryFolder {
    const folder = this.folders.get(address) ?? new MemoryFolder();
    this.folders.set(address, folder);
    return folder;
  }

  readonly carrier = ({ folder: address, name, password }: WebDavOptions): Carrier => {
    const ask = async <T>(does: Seen['does'], work: (folder: Carrier) => Promise<T>): Promise<T> => {
      this.seen.push({ does, folder: address, name, password });
      const trouble = this.troubles.get(address) ?? this.troubles.get(`${address} ${name}`);
      if (trouble !== undefined) throw new CarrierError(trouble, 'as the test wants');
      if (does !== 'list' && does !== 'get' && this.readers.has(`${address} ${name}`))
        throw new CarrierError('readOnly', 'as the test wants');
      const folder = does === 'make' ? this.folder(address) : this.folders.get(address);
      if (folder === undefined) throw new CarrierError('missing', 'as the test wants');
      return work(folder.carrier());
    };
    return {
      make: () => ask('make', async () => undefined),
      list: () => ask('list', (one) => one.list()),
      get: (file) => ask('get', (one) => one.get(file)),
      put: (file, bytes) => ask('put', (one) => one.put(file, bytes)),
      remove: (file) => ask('remove', (one) => one.remove(file)),
    };
  };
}

/** Where a reader keeps a folder: a server of their own name, so that the same folder has one address here. */
export const placeOf = (name: string, address = 'https://team.example/haven/') => ({
  address,
  user: name,
  password: `wachtwoord van ${name}`,
});

/** A reader with one device, the real store and the real engine. */
export function reader(cloud: Cloud, name: string, ports: Partial<SyncPorts> = {}) {
  const { env, db, notes, clock } = repository();
  const load = vi.fn<SyncPorts['load']>(async () => ({ ...engine, webDav: cloud.carrier }));
  const given: [string, string][] = [];
  const alarms = new Map<string, unknown>();
  const made = devicesOf(db, {
    load,
    clock: { now: () => clock.at },
    giveBack: async (permission, space) => void given.push([permission, space]),
    alarms: {
      create: async (alarm, when) => alarms.set(alarm, when),
      clear: async (alarm) => alarms.delete(alarm),
      get: async (alarm) => alarms.get(alarm),
    },
    ...ports,
  });
  const { sync, shared } = made;
  const settled = (): Promise<void> =>
    vi.waitFor(
      async () => {
        const [own, { dossiers }] = [await sync.state(), await shared.list()];
        expect([own, ...dossiers].some(({ isRunning }) => isRunning)).toBe(false);
      },
      { timeout: 20_000, interval: 5 },
    );
  const collections = createCollections(db, () => clock.at);
  return {
    ...made,
    env,
    db,
    notes,
    clock,
    name,
    load,
    given,
    alarms,
    collections,
    settled,
    /** Brings all folders together, as after a change. */
    async round(): Promise<void> {
      clock.at = new Date(clock.at.getTime() + 60_000);
      await sync.onAlarm();
      await settled();
    },
    async dossier(): Promise<SharedDossier> {
      const [one, ...others] = (await shared.list()).dossiers;
      expect(others).toEqual([]);
      return one as SharedDossier;
    },
    make: (title = 'Haven', id = DOSSIER) => collections.change({ id, change: { does: 'make', title } as never }),
    async save(n: number, body: string, collection: string | null = DOSSIER): Promise<void> {
      const row = await db.notes.get(noteId(n));
      const expectedRevision = Number(row?.['revision'] ?? 0);
      const { result } = await notes.save(saveOf({ id: noteId(n), body, collection, expectedRevision }));
      expect(result.outcome).toBe('saved');
    },
    /** Bodies of all notes that are not deleted, with the title of their dossier. */
    async texts(): Promise<string[]> {
      const titles = new Map((await db.collections.toArray()).map((row) => [row.id, String(row['title'])]));
      const rows = (await db.notes.toArray()).filter((row) => row['deleted'] === null);
      return rows.map((row) => `${titles.get(String(row['collection'])) ?? '-'}: ${String(row['body'])}`).toSorted();
    },
    async share(asked: Partial<AnyRequestOf<'shared.share'>> = {}): Promise<string> {
      const place = placeOf(name);
      cloud.folder(place.address);
      const answer = await shared.share({ ...place, collection: DOSSIER, name, phrase: PHRASE, ...asked });
      if (answer.outcome !== 'shared') throw new Error(JSON.stringify(answer));
      await settled();
      return answer.invitation;
    },
    async join(invitation: string, asked: Partial<AnyRequestOf<'shared.join'>> = {}): Promise<void> {
      const answer = await shared.join({ ...placeOf(name), invitation, phrase: PHRASE, name, ...asked });
      expect(answer).toMatchObject({ outcome: 'joined' });
      await settled();
    },
    /** Begins with a folder of the reader's own devices. */
    async own(
      address = `https://${name.toLowerCase()}.example/eigen/`,
      code = 'K7QM-2345-6789-ABCD-EFGH-JKMN',
    ): Promise<void> {
      const isThere = cloud.folders.has(address);
      cloud.folder(address);
      const how = { ...placeOf(name, address), name: 'Laptop', words: PHRASE, code: isThere ? null : code };
      expect(await sync.begin(how)).toEqual({ outcome: 'begun' });
      await settled();
    },
  };
}
export type Reader = ReturnType<typeof reader>;

/** A dossier that two readers share, with one note of the first. */
export async function team(
  ports: Partial<SyncPorts> = {},
): Promise<{ cloud: Cloud; anna: Reader; bram: Reader; invitation: string }> {
  const cloud = new Cloud();
  const [anna, bram] = [reader(cloud, 'Anna', ports), reader(cloud, 'Bram', ports)];
  await anna.make();
  await anna.save(1, 'over de kade');
  await anna.save(2, 'van Anna alleen', null);
  const invitation = await anna.share();
  await bram.join(invitation);
  return { cloud, anna, bram, invitation };
}

/** Everyone brings everything together, a few times. */
export async function rounds(...readers: readonly Reader[]): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) for (const one of readers) await one.round();
}
