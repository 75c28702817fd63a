import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tryFolder } from '../../utils/sync/carriers/try.ts';
import { webDav } from '../../utils/sync/carriers/webdav.ts';
import { nameOf, randomHex } from '../../utils/sync/file/names.ts';
import { carrierOn } from '../support/dav-reach.ts';
import { onEachServer } from './support.ts';

const NAME = nameOf({ device: 'a1b2c3d4', seq: 1, kind: 'i', chance: randomHex(16) });
const BYTES = crypto.getRandomValues(new Uint8Array(8_192));

describe('a folder on a WebDAV server', () => {
  onEachServer((server) => {
    it('is made with those above it, written, listed, read and removed', async () => {
      const carrier = carrierOn(server(), `${server().address}a/b/kantlijn/`);
      await expect(carrier.list()).rejects.toMatchObject({ trouble: 'missing' });
      await carrier.make();
      await carrier.make();
      expect(await carrier.list()).toEqual([]);
      await carrier.put(NAME, BYTES);
      await carrier.put('kantlijn.json', BYTES.slice(0, 3));
      await carrier.put('kantlijn.json', BYTES.slice(0, 5));
      const files = (await carrier.list()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
      expect(files).toEqual([
        { name: NAME, size: 8_192 },
        { name: 'kantlijn.json', size: 5 },
      ]);
      expect(await carrier.get(NAME)).toEqual(BYTES);
      expect(await carrier.get('kantlijn.json')).toEqual(BYTES.slice(0, 5));
      await carrier.remove(NAME);
      await carrier.remove(NAME);
      expect(await carrier.get(NAME)).toBeNull();
    });

    it('may hold folders, and files of other programs with any name', async () => {
      const folder = join(server().directory, 'vreemd');
      mkdirSync(join(folder, 'map'), { recursive: true });
      const names = ['foto één & twee.jpg', '100%.txt', "a+b#c?'d.txt", `${NAME} (1)`, 'map/diep.txt'];
      for (const name of names) writeFileSync(join(folder, name), 'x');
      const files = await carrierOn(server(), `${server().address}vreemd/`).list();
      expect(files.map(({ name }) => name).toSorted()).toEqual(names.slice(0, 4).toSorted());
    });

    it('is tried before it is used', async () => {
      const { address, name, password } = server();
      const folder = `${address}nieuw/`;
      const carrier = webDav({ folder, name, password });
      expect(await tryFolder(carrier, { make: false })).toEqual({ is: 'trouble', trouble: 'missing', waitMs: null });
      const ready = { is: 'ready', hasKantlijn: false, hasOthers: false, canWrite: true };
      expect(await tryFolder(carrier, { make: true })).toEqual(ready);
      expect(await carrier.list()).toEqual([]);
      const refused = { is: 'trouble', trouble: 'refused', waitMs: null };
      for (const account of [
        { name, password: 'verkeerd' },
        { name: 'ander', password },
      ])
        expect(await tryFolder(webDav({ folder, ...account }), { make: true })).toEqual(refused);
    });
  });
});
