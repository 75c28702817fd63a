import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, giveNotes, noteId, openLibrary, saveRequest } from '../support/library.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** A real handle of a real folder in the place of the browser's dialog, as in backup.test.ts. */
const PICKER = `globalThis.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle('Kluis', { create: true });`;

const FILE = 'kst-36410-12.md';
const OTHER = 'kv-tk-2024Z01911.md';
const NOTES = [
  { publication: 'kst-36410-12', body: 'Eerste zin', title: 'Een kamerstuk' },
  { publication: 'kv-tk-2024Z01911', body: 'Bij de vraag', title: 'Een vraag' },
];
/** What a reader adds: a property, and words above and below our part. */
const additions = (text: string): string =>
  `${text.replace('---\n', '---\nstatus: gelezen\n').replace('<!-- kantlijn:begin', 'Boven van mij\n\n<!-- kantlijn:begin')}\nOnder van mij\n`;

async function fresh(): Promise<Page> {
  // Windows of earlier tests would go on writing.
  for (const earlier of browser().context.pages().slice(1)) await earlier.close();
  const page = await openLibrary(browser(), 'manage');
  await page.evaluate(
    `navigator.storage.getDirectory().then(async (root) => {
      for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
    })`,
  );
  await ask(page, 'library.wipe', {});
  await page.evaluate(`new Promise((done) => { indexedDB.deleteDatabase('kantlijn-text-folder').onsuccess = done; })`);
  await giveNotes(page, NOTES);
  await page.addInitScript(PICKER);
  await page.reload();
  await page.getByRole('heading', { name: 'Map met tekst' }).waitFor();
  return page;
}

/** The files in the folder by name. */
const files = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(`(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Kluis');
    const found = {};
    for await (const [name, handle] of folder.entries()) found[name] = await (await handle.getFile()).text();
    return found;
  })()`);
const fileOf = async (page: Page, name: string): Promise<string> => (await files(page))[name] ?? '';

/** Does something to the folder as another program would. */
const inFolder = (page: Page, work: string): Promise<void> =>
  page.evaluate(`(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Kluis');
    const put = async (name, text) => {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    };
    ${work}
  })()`);
const write = (page: Page, name: string, text: string): Promise<void> =>
  inFolder(page, `await put(${JSON.stringify(name)}, ${JSON.stringify(text)});`);

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();
async function choose(page: Page): Promise<void> {
  await press(page, 'Map kiezen voor tekst');
  await page.getByText('De map is bijgewerkt.').waitFor();
}
/** Another text for the note in `FILE`, or for the other one. */
async function save(page: Page, body: string, at = 0): Promise<void> {
  const { note } = (await ask(page, 'notes.get', { id: noteId(at + 1) })) as { note: { revision: number } };
  const given = { publication: FILE, ...NOTES[at], body };
  await ask(page, 'notes.save', { ...saveRequest(given, at + 1), expectedRevision: note.revision });
}
/** The same, and then all is brought up to date by the button. */
async function change(page: Page, body: string, at = 0): Promise<void> {
  await save(page, body, at);
  await press(page, 'Nu bijwerken');
}
async function left(page: Page, words: RegExp): Promise<void> {
  await page.getByText(/laat Kantlijn zoals/).click();
  await page.getByRole('listitem').filter({ hasText: words }).waitFor();
}

describe('a folder of text', () => {
  it('is not there before it is asked for, and then has one file a publication', async () => {
    const page = await fresh();
    const names = 'indexedDB.databases().then((all) => all.map(({ name }) => name))';
    expect(await page.evaluate(names)).not.toContain('kantlijn-text-folder');
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.reload();
    await page.getByRole('heading', { name: 'Map met tekst' }).waitFor();
    const isLoaded = (): boolean => loaded.some((address) => address.includes('bring-up-to-date'));
    expect(loaded.some((address) => address.includes('library'))).toBe(true);
    expect(isLoaded()).toBe(false);
    await choose(page);
    expect(isLoaded()).toBe(true);
    await page.getByText(/^Laatst bijgewerkt: \d\d:\d\d/).waitFor();
    await page.getByText('2 bestanden.').waitFor();
    await page.getByText(/De map “Kluis” wordt bijgehouden/).waitFor();
    const found = await files(page);
    expect(Object.keys(found).toSorted()).toEqual([FILE, OTHER]);
    expect(found[FILE]).toMatch(/^---\ntitle: "Een kamerstuk"\n[\s\S]*# Een kamerstuk\n[\s\S]*Eerste zin/);
    await press(page, 'Niet meer bijhouden');
    await page.getByText('De bestanden staan er nog.').waitFor();
    expect(await files(page)).toEqual(found);
    expect(await page.evaluate(names)).not.toContain('kantlijn-text-folder');
  });

  it('follows what is written, by itself, and leaves every letter of the reader', async () => {
    const page = await fresh();
    await choose(page);
    await write(page, FILE, additions(await fileOf(page, FILE)));
    await save(page, 'Tweede zin');
    await expect.poll(() => fileOf(page, FILE), { timeout: 20_000 }).toContain('Tweede zin');
    const text = await fileOf(page, FILE);
    for (const own of ['status: gelezen', 'Boven van mij', 'Onder van mij']) expect(text).toContain(own);
    expect(text).not.toContain('Eerste zin');
    // Without notes nothing is deleted, and nothing that is gone is said to be there.
    await ask(page, 'notes.update', { selection: { by: 'ids', ids: [noteId(1)] }, change: { does: 'delete' } });
    await press(page, 'Nu bijwerken');
    await expect.poll(() => fileOf(page, FILE)).toContain('geen notities meer');
    expect(await fileOf(page, FILE)).toContain('Onder van mij');
  });

  it('leaves alone what is deleted, renamed, changed between its lines or turned into something else', async () => {
    const page = await fresh();
    await choose(page);
    const before = await fileOf(page, FILE);
    await inFolder(page, `await folder.removeEntry('${FILE}'); await put('Mijn naam.md', ${JSON.stringify(before)});`);
    await change(page, 'Na het hernoemen');
    await left(page, /verwijderd, verplaatst of hernoemd/);
    expect(await fileOf(page, 'Mijn naam.md')).toBe(before);
    expect(Object.keys(await files(page))).not.toContain(FILE);
    await press(page, `Nieuw bestand maken voor ${FILE}`);
    await expect.poll(() => fileOf(page, FILE)).toContain('Na het hernoemen');
    expect(await fileOf(page, 'Mijn naam.md')).toBe(before);

    const changed = (await fileOf(page, FILE)).replace('Na het hernoemen', 'Na het hernoemen, en mijn eigen zin');
    await write(page, FILE, changed);
    await change(page, 'Anders');
    await left(page, /Tussen de regels van Kantlijn is iets gewijzigd/);
    expect(await fileOf(page, FILE)).toBe(changed);
    await press(page, `Nieuw bestand maken voor ${FILE}`);
    await expect.poll(() => fileOf(page, 'kst-36410-12-2.md')).toContain('Anders');
    expect(await fileOf(page, FILE)).toBe(changed);

    await write(page, OTHER, '# Boodschappen');
    await change(page, 'Nog een keer', 1);
    await left(page, /Er staat nu iets anders onder deze naam/);
    expect(await fileOf(page, OTHER)).toBe('# Boodschappen');
    await inFolder(
      page,
      `await folder.removeEntry('${OTHER}'); await folder.getDirectoryHandle('${OTHER}', { create: true });`,
    );
    await press(page, 'Nu bijwerken');
    await page.getByText('De map is bijgewerkt, op 1 bestand na.').waitFor();
    await page.getByRole('listitem').filter({ hasText: OTHER }).waitFor();
  });

  it('takes over a file of its own, never one of somebody else, and one with two parts not at all', async () => {
    const page = await fresh();
    await choose(page);
    const own = await fileOf(page, FILE);
    // As another device, or this one after it forgot.
    await press(page, 'Niet meer bijhouden');
    await write(page, FILE, `${own}Van mij`);
    await write(page, OTHER, '# Van een ander programma');
    await choose(page);
    expect(await fileOf(page, OTHER)).toBe('# Van een ander programma');
    expect(await fileOf(page, 'kv-tk-2024Z01911-2.md')).toContain('Bij de vraag');
    expect(await fileOf(page, FILE)).toBe(`${own}Van mij`);
    await change(page, 'Ook hier');
    await expect.poll(() => fileOf(page, FILE)).toMatch(/Ook hier[\s\S]*Van mij$/);
    const twice = `${await fileOf(page, FILE)}\n${own}`;
    await write(page, FILE, twice);
    await change(page, 'Waar?');
    await left(page, /meer dan eens/);
    expect(await fileOf(page, FILE)).toBe(twice);
  });

  it('says that permission is asked again, above every view, and goes on once it is given', async () => {
    const page = await fresh();
    await choose(page);
    await page.addInitScript(`
      let allowed = 'prompt';
      FileSystemHandle.prototype.queryPermission = async () => allowed;
      FileSystemHandle.prototype.requestPermission = async () => (allowed = 'granted');`);
    await save(page, 'Zonder toestemming');
    await page.goto(page.url().replace('#manage', '?#all'));
    const notice = page.getByRole('region', { name: 'Map met tekst' });
    await notice.getByText('de browser vraagt opnieuw om toestemming').waitFor();
    expect(await fileOf(page, FILE)).not.toContain('Zonder toestemming');
    await notice.getByRole('button', { name: 'Map met tekst toestaan' }).click();
    await expect.poll(() => fileOf(page, FILE)).toContain('Zonder toestemming');
    await notice.waitFor({ state: 'detached' });
  });

  it('says that the folder is gone, and that the disk is full, with every file whole', async () => {
    const page = await fresh();
    await choose(page);
    const before = await files(page);
    await page.evaluate(`{
      const { write } = FileSystemWritableFileStream.prototype;
      globalThis.whole = write;
      FileSystemWritableFileStream.prototype.write = async function (blob) {
        await write.call(this, blob.slice(0, blob.size / 2));
        throw new DOMException('full', 'QuotaExceededError');
      };
    }`);
    await giveNotes(page, [{ publication: 'kst-36410-13', body: 'Geen plaats' }], 50);
    await change(page, 'Past niet');
    await page.getByText(/de schijf is vol. Elk bestand is nog heel/).waitFor();
    expect(await files(page)).toEqual(before);
    await page.evaluate('FileSystemWritableFileStream.prototype.write = globalThis.whole');
    await press(page, 'Nu bijwerken');
    await page.getByText('De map is bijgewerkt.').waitFor();
    expect(await fileOf(page, FILE)).toContain('Past niet');
    await page.evaluate(
      `navigator.storage.getDirectory().then((root) => root.removeEntry('Kluis', { recursive: true }))`,
    );
    await press(page, 'Nu bijwerken');
    await page.getByText(/ze is er niet meer/).waitFor();
  });
});
