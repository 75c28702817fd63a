import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { servePage } from '../support/bundled.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import type { FolderParts } from '../support/folder-page.ts';

/** The folder of the browser's own file system stands in for one a reader picks: no test can answer that question of the browser's. */

interface World {
  parts: FolderParts;
  /** The folder the devices share. */
  folder: FileSystemDirectoryHandle;
}
const ORIGIN = 'https://folder.test';
const WORDS = 'correct paard batterij';

let browser: RunningChromium;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium({ extensionDir: null, replica: null });
  page = await (await servePage(ORIGIN, 'tests/e2e/support/folder-page.ts', 'parts'))(browser.context);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await page.evaluate(async () => {
    const world = globalThis as unknown as World;
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('map', { recursive: true }).catch(() => undefined);
    world.folder = await root.getDirectoryHandle('map', { create: true });
  });
});

describe('a folder on disk, in Chromium', () => {
  test('brings two devices together, and takes no copy for a file', async () => {
    const found = await page.evaluate(async (words) => {
      const { parts, folder } = globalThis as unknown as World;
      const carrier = parts.diskFolder(folder);
      const before = await parts.tryFolder(carrier, { make: false });
      const made = await parts.createFolder(carrier, words, 'ABCD-EFGH');
      const joined = await parts.joinFolder(carrier, words);
      if (made.is !== 'made' || joined.is !== 'joined') throw new Error(joined.is);
      const shared = [made, joined].map((one) => ({ folder: one.folder.folder, key: one.key }));
      const [a, b] = shared.map((one) => parts.deviceOn(carrier, one));
      if (a === undefined || b === undefined) throw new Error('no devices');
      for (let n = 0; n < 5; n += 1) await a.save(parts.noteOf(n));
      await a.round();
      // What OneDrive makes when two programs write one file, and what other programs leave.
      for await (const [name, handle] of folder.entries()) {
        if (!name.endsWith('.k') || handle.kind !== 'file') continue;
        for (const copy of [name.replace('.k', ' (1).k'), name.replace('.k', '-LAPTOP.k'), `${name}.crswap`]) {
          const stream = await (await folder.getFileHandle(copy, { create: true })).createWritable();
          await stream.write(await handle.getFile());
          await stream.close();
        }
        break;
      }
      await folder.getDirectoryHandle('map', { create: true });
      const round = await b.round();
      await b.save(parts.noteOf(2, { body: 'van B' }));
      await b.round();
      await a.round();
      const files = await carrier.list();
      return {
        before,
        unreadable: round.unreadable,
        arrived: round.arrivals.length,
        body: a.read(2)?.note.body,
        same: JSON.stringify([0, 1, 2, 3, 4].map(a.read)) === JSON.stringify([0, 1, 2, 3, 4].map(b.read)),
        sizes: files.filter(({ name }) => /\.[\da-f]{16}\.k$/.test(name)).map(({ size }) => size),
        after: await parts.tryFolder(carrier, { make: false }),
      };
    }, WORDS);
    expect(found).toEqual({
      before: { is: 'ready', hasKantlijn: false, hasOthers: false, canWrite: true },
      unreadable: [],
      arrived: 5,
      body: 'van B',
      same: true,
      sizes: [4_096, 4_096],
      after: { is: 'ready', hasKantlijn: true, hasOthers: true, canWrite: true },
    });
  });

  test('reads, overwrites and removes files, including missing ones', async () => {
    const found = await page.evaluate(async () => {
      const { parts, folder } = globalThis as unknown as World;
      const carrier = parts.diskFolder(folder);
      await carrier.make();
      await carrier.put('kantlijn.json', new Uint8Array([1, 2, 3]));
      await carrier.put('kantlijn.json', new Uint8Array([4]));
      const listed = await carrier.list();
      const bytes = [...((await carrier.get('kantlijn.json')) ?? [])];
      await carrier.remove('kantlijn.json');
      await carrier.remove('kantlijn.json');
      return { listed, bytes, gone: await carrier.get('kantlijn.json') };
    });
    expect(found).toEqual({ listed: [{ name: 'kantlijn.json', size: 1 }], bytes: [4], gone: null });
  });

  /** What each verb throws; null when nothing. */
  const troubles = (): Promise<(string | null)[]> =>
    page.evaluate(async () => {
      const { parts, folder } = globalThis as unknown as World;
      const carrier = parts.diskFolder(folder);
      const name = 'a1b2c3d4.00000001.i.0123456789abcdef.k';
      const verbs = [
        () => carrier.list(),
        () => carrier.get(name),
        () => carrier.put(name, new Uint8Array(9_000)),
        () => carrier.remove(name),
      ];
      const told: (string | null)[] = [];
      for (const verb of verbs)
        told.push(
          await verb().then(
            () => null,
            (error: { trouble?: string }) => error.trouble ?? 'none',
          ),
        );
      return told;
    });

  test('that was deleted is reported as missing by every operation', async () => {
    await page.evaluate(async () => {
      await (await navigator.storage.getDirectory()).removeEntry('map', { recursive: true });
    });
    expect(await troubles()).toEqual(['missing', 'missing', 'missing', 'missing']);
  });

  test('without permission is refused, and a read-only one is reported as such', async () => {
    const lose = (read: PermissionState): Promise<void> =>
      page.evaluate((state) => {
        const lost = async (): Promise<never> => {
          throw new DOMException('The request is not allowed', 'NotAllowedError');
        };
        const { folder } = globalThis as unknown as World;
        Object.assign(folder, { queryPermission: async () => state, getFileHandle: lost, removeEntry: lost });
        if (state !== 'granted')
          Object.assign(folder, {
            entries: () => {
              throw new DOMException('The request is not allowed', 'NotAllowedError');
            },
          });
      }, read);
    await lose('prompt');
    expect(await troubles()).toEqual(['refused', 'refused', 'refused', 'refused']);
    await lose('granted');
    expect((await troubles()).slice(2)).toEqual(['readOnly', 'readOnly']);
  });

  test('that is full is reported, and no partial file remains', async () => {
    const session = await browser.context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, quotaSize: 100 });
    const found = await troubles();
    await session.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN });
    expect(found).toEqual([null, null, 'full', null]);
  });
});
