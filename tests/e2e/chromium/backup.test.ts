import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { storedTexts } from '../support/stored.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/**
 * The one thing automation cannot do is answer the browser's dialog for a folder. In its place stands a real handle of a real
 * folder, in the file system the browser keeps for the page: it is stored, asked for permission and written to as any other.
 */
const PICKER = `globalThis.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle('Back-ups', { create: true });`;

async function fresh(notes = SMALL_LIBRARY): Promise<Page> {
  const page = await openLibrary(browser(), 'manage');
  await page.evaluate(
    'navigator.storage.getDirectory().then(async (root) => { for await (const name of root.keys()) await root.removeEntry(name, { recursive: true }); })',
  );
  await ask(page, 'library.wipe', {});
  await giveNotes(page, notes);
  await page.addInitScript(PICKER);
  await page.reload();
  await page.getByRole('heading', { name: 'Back-up' }).waitFor();
  return page;
}

/** The files in the folder by name; null when there is no folder. */
const files = (page: Page): Promise<Record<string, string> | null> =>
  page.evaluate(`(async () => {
    try {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Back-ups');
      const found = {};
      for await (const [name, handle] of folder.entries()) found[name] = await (await handle.getFile()).text();
      return found;
    } catch { return null; }
  })()`);

const texts = (file: string | undefined): string[] =>
  (JSON.parse(file ?? '{"notes":[]}') as { notes: { body: string }[] }).notes.map(({ body }) => body).toSorted();

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();
const chooseFolder = async (page: Page): Promise<string> => {
  await press(page, 'Map kiezen voor automatische back-ups');
  await page.getByText(/^Back-up bewaard als /).waitFor();
  const [name, ...more] = Object.keys((await files(page)) ?? {});
  expect(more).toEqual([]);
  return name ?? '';
};

describe('a backup in a folder', () => {
  it('is a dated file with everything; deleting everything and reading it brings all back', async () => {
    const page = await fresh();
    await page.getByText('Laatste back-up: nog nooit').waitFor();
    const name = await chooseFolder(page);
    expect(name).toMatch(/^kantlijn-backup-\d{4}-\d\d-\d\d\.json$/);
    await page.getByText(/^Laatste back-up: \d\d:\d\d/).waitFor();
    await page.getByText(/Automatisch, een bestand per dag in de map “Back-ups”/).waitFor();
    const kept = (await files(page))?.[name] ?? '';
    expect(texts(kept)).toEqual(SMALL_LIBRARY.map(({ body }) => body).toSorted());

    await ask(page, 'library.wipe', {});
    expect(await storedTexts(browser())).toEqual([]);
    await page.reload();
    await press(page, 'Back-up terugzetten');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(kept) });
    await press(page, '5 notities importeren');
    await page.getByText('5 notities geïmporteerd.').waitFor();
    await page.keyboard.press('Escape');
    await chooseFolder(page);
    expect((await files(page))?.[name]).toBe(kept);
  });

  it('is made by itself when the library opens and something changed, and not otherwise', async () => {
    const page = await fresh();
    const name = await chooseFolder(page);
    const before = (await files(page))?.[name];
    await giveNotes(page, [{ publication: 'kst-36410-12', body: 'Daarna geschreven' }], 50);
    await page.reload();
    await expect.poll(async () => texts((await files(page))?.[name])).toContain('Daarna geschreven');
    const at = ((await ask(page, 'backup.state', {})) as { last: string }).last;
    await page.reload();
    await page.getByText(/^Laatste back-up: \d\d:\d\d/).waitFor();
    await page.waitForTimeout(500);
    expect(((await ask(page, 'backup.state', {})) as { last: string }).last).toBe(at);
    expect((await files(page))?.[name]).not.toBe(before);
  });

  it('never takes the place of a file that holds far more', async () => {
    const page = await fresh();
    const name = await chooseFolder(page);
    const { ids } = (await ask(page, 'library.ids', { selection: { by: 'ids', ids: [] } })) as { ids: string[] };
    expect(ids).toEqual([]);
    const all = JSON.parse((await files(page))?.[name] ?? '') as { notes: { id: string }[] };
    const most = all.notes.slice(1).map(({ id }) => id);
    await ask(page, 'notes.update', { selection: { by: 'ids', ids: most }, change: { does: 'delete' } });
    await press(page, 'Nu een back-up maken');
    await page.getByText(/^Back-up bewaard als .*-2\.json/).waitFor();
    const now = (await files(page)) ?? {};
    expect(
      Object.values(now)
        .map((file) => texts(file).length)
        .toSorted(),
    ).toEqual([1, 5]);
    expect(texts(now[name])).toHaveLength(5);
  });

  it('asks for permission again when the browser took it back', async () => {
    const page = await fresh();
    const name = await chooseFolder(page);
    await page.addInitScript(`
      let allowed = 'prompt';
      FileSystemHandle.prototype.queryPermission = async () => allowed;
      FileSystemHandle.prototype.requestPermission = async () => (allowed = 'granted');`);
    await giveNotes(page, [{ publication: 'kst-36410-12', body: 'Zonder toestemming' }], 60);
    await page.reload();
    await page.getByText('De browser vraagt opnieuw om toestemming voor de map “Back-ups”.').waitFor();
    expect(texts((await files(page))?.[name])).not.toContain('Zonder toestemming');
    await press(page, 'Toestemming geven');
    await page.getByText(/^Back-up bewaard als /).waitFor();
    expect(texts((await files(page))?.[name])).toContain('Zonder toestemming');
  });

  it('says that the folder is gone, and a download still works', async () => {
    const page = await fresh();
    await chooseFolder(page);
    await page.evaluate(
      `navigator.storage.getDirectory().then((root) => root.removeEntry('Back-ups', { recursive: true }))`,
    );
    await press(page, 'Nu een back-up maken');
    await page.getByText(/de map is er niet meer/).waitFor();
    await giveNotes(page, [{ publication: 'kst-36410-12', body: 'Zonder map' }], 70);
    await page.goto(page.url().replace('#manage', '?#all'));
    const reminder = page.getByRole('region', { name: 'Back-up' });
    await reminder.getByText(/de map is er niet meer/).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      reminder.getByRole('button', { name: 'Als download' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^kantlijn-backup-/);
    await expect.poll(async () => ((await ask(page, 'backup.state', {})) as { changed: number }).changed).toBe(0);
  });

  it('says that the disk is full and leaves the earlier file whole', async () => {
    const page = await fresh();
    const name = await chooseFolder(page);
    const before = (await files(page))?.[name];
    await giveNotes(
      page,
      Array.from({ length: 12 }, (_, at) => ({ publication: 'kst-36410-12', body: `${at} `.repeat(30_000).trim() })),
      80,
    );
    // Kantlijn may use all of the disk, so no quota can be set; the stream fails halfway instead, as on a full disk.
    await page.evaluate(`{
      const { write } = FileSystemWritableFileStream.prototype;
      FileSystemWritableFileStream.prototype.write = async function (blob) {
        await write.call(this, blob.slice(0, blob.size / 2));
        throw new DOMException('full', 'QuotaExceededError');
      };
    }`);
    await press(page, 'Nu een back-up maken');
    await page.getByText(/de schijf is vol/).waitFor();
    expect((await files(page))?.[name]).toBe(before);
    expect(((await ask(page, 'backup.state', {})) as { changed: number }).changed).toBe(12);
  });

  it('can be stopped', async () => {
    const page = await fresh();
    await chooseFolder(page);
    await press(page, 'Niet meer automatisch');
    await page.getByRole('button', { name: 'Map kiezen voor automatische back-ups' }).waitFor();
    const names = await page.evaluate('indexedDB.databases().then((all) => all.map(({ name }) => name))');
    expect(names).not.toContain('kantlijn-backup-folder');
  });
});

describe('the reminder', () => {
  it('comes after the number of changes the reader chose, and never when that is never', async () => {
    const page = await fresh([]);
    await page.getByRole('combobox', { name: 'Herinneren' }).selectOption({ label: 'na 10 wijzigingen' });
    const note = { publication: 'kst-36410-12', body: 'Eén van velen' };
    await giveNotes(
      page,
      Array.from({ length: 9 }, () => note),
      200,
    );
    await page.getByRole('button', { name: 'Alle notities' }).click();
    await page.getByRole('article').first().waitFor();
    await page.waitForTimeout(600);
    expect(await page.getByText('staan nog in geen back-up').count()).toBe(0);
    await giveNotes(page, [note], 300);
    await page.getByText('10 wijzigingen staan nog in geen back-up.').waitFor();
    await page.getByRole('button', { name: 'Beheer' }).click();
    await page.getByRole('combobox', { name: 'Herinneren' }).selectOption({ label: 'nooit' });
    await page.getByRole('button', { name: 'Alle notities' }).click();
    await page.getByRole('article').first().waitFor();
    expect(await page.getByText('staan nog in geen back-up').count()).toBe(0);
  });
});
