import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Carrier } from '../../utils/sync/carrier.ts';
import { createFolder, joinFolder, keepFolder, changePassphrase } from '../../utils/sync/file/folder-file.ts';
import { newRecoveryCode } from '../../utils/sync/file/keys.ts';
import { BLOCK } from '../../utils/sync/file/seal.ts';
import type { SyncedNote } from '../../utils/sync/note/synced.ts';
import { contentOfExample } from '../unit/store/field-examples.ts';
import { deviceOn, noteOf, type Device } from '../unit/sync/support.ts';
import { startFront, type Front } from '../support/dav-front.ts';
import { carrierOn } from '../support/dav-reach.ts';
import { onEachServer } from './support.ts';

const WORDS = 'correct paard batterij';
const CODE = newRecoveryCode();
const NOTES = 30;

/**
 * What stands in the notes, and must stand nowhere in the folder. Long words: three or four letters stand somewhere in
 * encrypted bytes by chance, whatever is written.
 */
const SECRETS = ['navragen', 'veerdienst', 'kv-tk-2024Z01911', '2024Z01911', 'Scanners', 'notitie'];

const note = (n: number, changes: Partial<SyncedNote> = {}): SyncedNote =>
  noteOf(n, { ...contentOfExample(0), body: `navragen, notitie ${n}`, ...changes });

const change = (one: Device, n: number, changes: (before: SyncedNote) => Partial<SyncedNote>): Promise<boolean> => {
  const before = one.read(n)?.note ?? note(n);
  return one.save({ ...before, ...changes(before) });
};

async function meet(devices: readonly Device[]): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) for (const one of devices) await one.round();
}

function expectSame(devices: readonly Device[], most = NOTES): void {
  for (let n = 0; n < most; n += 1)
    expect(devices.map((one) => one.read(n))).toEqual(devices.map(() => devices[0]?.read(n)));
}

describe('four devices in a folder on a server', () => {
  onEachServer((server) => {
    let front: Front;
    let carrier: Carrier;
    let devices: Device[];

    /** What was asked since the last time, in order. */
    const asked = (): string =>
      front.seen
        .splice(0)
        .map(({ method }) => method)
        .join(' ');

    beforeAll(async () => {
      front = await startFront(server().address, server().keys);
      carrier = carrierOn(server(), `${front.address}mijn/kantlijn/`);
      await carrier.make();
      const made = await createFolder(carrier, WORDS, CODE);
      if (made.is !== 'made') throw new Error(made.is);
      const joined = await joinFolder(carrierOn(server(), `${server().address}mijn/kantlijn/`), WORDS);
      if (joined.is !== 'joined') throw new Error(joined.is);
      devices = [made.key, joined.key, joined.key, joined.key].map((key) =>
        deviceOn(carrier, { folder: made.folder.folder, key }),
      );
      front.seen.length = 0;
      return () => front.close();
    });

    const [A, B, C, D] = [0, 1, 2, 3].map((at) => (): Device => devices[at] as Device) as [
      () => Device,
      () => Device,
      () => Device,
      () => Device,
    ];

    it('have notes, passages and tags of each other, for a request more than a file', async () => {
      for (let n = 0; n < NOTES; n += 1) await A().save(note(n));
      await A().round();
      expect(asked()).toBe('PROPFIND PUT');
      await B().round();
      expect(asked()).toBe('PROPFIND GET');
      await B().round();
      expect(asked()).toBe('PROPFIND');
      await meet(devices);
      expect(A().read(3)).toEqual({ note: note(3), others: [] });
      expectSame(devices);
    });

    it('write at the same moment, and lose nothing', async () => {
      await change(A(), 1, ({ body }) => ({ body: `${body} achter` }));
      await change(B(), 1, ({ body }) => ({ body: `voor ${body}`, tags: ['veer', 'haven'] }));
      await change(C(), 1, () => ({ tags: ['veer', 'spoor'], meaning: 'action' }));
      await change(C(), 2, () => ({ deleted: '2026-12-01T10:00:00.000Z' }));
      await change(D(), 4, () => ({ deleted: '2026-12-01T10:00:00.000Z' }));
      await change(A(), 4, ({ body }) => ({ body: `${body}, toch nog nodig` }));
      front.seen.length = 0;
      await Promise.all(devices.map((one) => one.round()));
      await meet(devices);
      expectSame(devices);
      expect(A().read(1)?.note).toMatchObject({ body: 'voor navragen, notitie 1 achter', meaning: 'action' });
      expect(A().read(1)?.note.tags.toSorted()).toEqual(['haven', 'spoor', 'veer']);
      expect(A().read(2)?.note.deleted).not.toBeNull();
      expect(A().read(4)?.note).toMatchObject({ deleted: null, body: 'navragen, notitie 4, toch nog nodig' });
      asked();
      for (const one of devices) await one.round();
      expect(asked()).toBe('PROPFIND PROPFIND PROPFIND PROPFIND');
    });

    it('merge their files, and a device that joins later gets everything', async () => {
      for (let edit = 0; edit < 40; edit += 1) {
        await change(A(), edit % 5, ({ body }) => ({ body: `${body} ${edit}` }));
        await A().round();
      }
      // Two for each edit; one file more and the old ones removed, once.
      const requests = asked().split(' ');
      expect(requests.filter((method) => method === 'PROPFIND')).toHaveLength(40);
      expect(requests.filter((method) => method === 'PUT')).toHaveLength(41);
      expect(requests.filter((method) => method === 'DELETE').length).toBeLessThanOrEqual(34);
      expect(requests.filter((method) => method === 'GET')).toHaveLength(0);
      await meet(devices);
      const joined = await joinFolder(carrier, CODE);
      if (joined.is !== 'joined') throw new Error(joined.is);
      const late = deviceOn(carrier, { folder: joined.folder.folder, key: joined.key });
      await late.round();
      expectSame([...devices, late]);
      expect((await carrier.list()).length).toBeLessThan(20);
    });

    it('get another passphrase while some are away', async () => {
      const before = await joinFolder(carrier, WORDS);
      if (before.is !== 'joined') throw new Error(before.is);
      expect(await changePassphrase(carrier, WORDS, 'een nieuwe zin')).toMatchObject({ is: 'changed' });
      expect(await joinFolder(carrier, WORDS)).toEqual({ is: 'wrongWords' });
      expect(await joinFolder(carrier, 'een nieuwe zin')).toMatchObject({ is: 'joined' });
      expect(await keepFolder(carrier, before)).toMatchObject({ is: 'changed', folder: { revision: 2 } });
      await change(D(), 6, () => ({ tags: ['brug'] }));
      await meet(devices);
      expectSame(devices);
    });

    it('leave no word of a note in the folder, in no name and no byte', () => {
      const files = readdirSync(server().directory, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('.DAV'))
        .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
      expect(files.length).toBeGreaterThan(3);
      const words = [...SECRETS, ...Array.from({ length: NOTES }, (_, n) => note(n).id), WORDS, CODE];
      for (const { name, bytes } of files) {
        if (name !== 'kantlijn.json') expect(bytes.length % BLOCK, name).toBe(0);
        const texts = [name, bytes.toString('utf8'), bytes.toString('latin1'), bytes.toString('utf16le')];
        for (const word of words)
          for (const text of texts) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
      }
    });
  });
});
