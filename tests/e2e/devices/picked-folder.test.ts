import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { ask, emptyLibrary, giveNotes, noteId, SMALL_LIBRARY } from '../support/library.ts';
import { useHosts } from '../support/session.ts';
import { beginIn, openOwn, update, WORDS } from './support.ts';

/**
 * A folder on this computer, in the settings of the shipped build. The question of the browser cannot be answered by a program: a
 * folder of its own file system stands in for the one that is picked. The test is the program that keeps two computers in step.
 */

const hosts = useHosts();
let [a, b]: RunningChromium[] = [];

beforeAll(async () => {
  const start = (): Promise<RunningChromium> =>
    launchChromium({ extensionDir: '.output/chrome-mv3', replica: hosts().hosts });
  [a, b] = [await start(), await start()];
  for (const one of [a, b])
    await one.context.addInitScript(() => {
      Object.assign(globalThis, {
        showDirectoryPicker: async () =>
          (await navigator.storage.getDirectory()).getDirectoryHandle('Kantlijn', { create: true }),
      });
    });
});
afterAll(async () => void (await Promise.all([a?.close(), b?.close()])));

/** The files of the folder, as numbers. */
const filesOf = (page: Page): Promise<[string, number[]][]> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Kantlijn', { create: true });
    const found: [string, number[]][] = [];
    for await (const [name, handle] of folder.entries())
      if (handle.kind === 'file') found.push([name, [...new Uint8Array(await (await handle.getFile()).arrayBuffer())]]);
    return found;
  });

async function bring(from: Page, to: Page): Promise<void> {
  const files = await filesOf(from);
  await to.evaluate(async (all) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Kantlijn', { create: true });
    for (const [name, bytes] of all) {
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(new Uint8Array(bytes));
      await stream.close();
    }
  }, files);
}

async function pick(page: Page): Promise<void> {
  await page.getByLabel('Op deze computer, bijgehouden door OneDrive, Dropbox of Syncthing').check();
  await page.getByRole('button', { name: 'Map kiezen en proberen' }).click();
  await page.getByText('Kantlijn (op deze computer)').waitFor();
}

describe('a folder on this computer', () => {
  it('is picked in the settings, and brings two devices together', async () => {
    const [pageA, pageB] = [
      await openOwn(a as RunningChromium, 'options.html'),
      await openOwn(b as RunningChromium, 'options.html'),
    ];
    await emptyLibrary(pageA);
    await giveNotes(pageA, SMALL_LIBRARY);
    await pageA.getByLabel('Op deze computer, bijgehouden door OneDrive, Dropbox of Syncthing').check();
    expect((await runAxeOnOwnPage(pageA)).violations).toEqual([]);
    await pick(pageA);
    await beginIn(pageA, 'Laptop');
    expect(await update(pageA)).toMatchObject({
      trouble: null,
      connection: { address: 'Kantlijn', permission: 'disk' },
    });
    const names = (await filesOf(pageA)).map(([name]) => name);
    expect(names.filter((name) => name.endsWith('.k'))).toHaveLength(1);
    await bring(pageA, pageB);
    await pick(pageB);
    await pageB.getByLabel('Wachtzin of herstelcode').fill(WORDS);
    await pageB.getByRole('button', { name: 'Meedoen' }).click();
    await pageB.getByRole('button', { name: 'Nu bijwerken' }).waitFor({ timeout: 60_000 });
    await update(pageB);
    const note = await ask(pageA, 'notes.get', { id: noteId(1) });
    expect(await ask(pageB, 'notes.get', { id: noteId(1) })).toEqual(note);
    // The worker that comes after one that was ended finds the folder again.
    await (b as RunningChromium).stopWorker();
    expect(await update(pageB)).toMatchObject({ trouble: null });
    // Left: of the folder nothing is known, and it stays as it is.
    const kept = await filesOf(pageB);
    await pageB.getByRole('button', { name: 'Niet meer meedoen' }).click();
    await pageB.getByRole('button', { name: 'Ja, niet meer meedoen' }).click();
    await pageB.getByRole('heading', { name: '1. De map' }).waitFor();
    expect(await filesOf(pageB)).toEqual(kept);
    expect(await pageB.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain(
      'kantlijn-folder',
    );
  });
});
