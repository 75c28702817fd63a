import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { AXE } from '../support/axe.ts';
import { ask, giveNotes, noteId, openLibrary } from '../support/library.ts';
import { ANY_STATE, FRAME, NOTES_TAB, SEED, STATE, useChromium, useHosts } from '../support/session.ts';

/** A dossier: publications in the reader's order, with a text of its own. */

const hosts = useHosts();
const browser = useChromium(hosts);
const TEXT = 'Waar staat dat er een termijn is?';

/** The dossier's publications in order, by number or identifier. */
const order = (page: Page): Promise<string[]> =>
  page
    .locator('.collection-items > li')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['item'] ?? ''));

async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(`axe.run(document).then(({ violations }) => violations.map(({ id }) => id))`);
  expect(found).toEqual([]);
}

describe('a dossier', () => {
  it('is made, written, filled, put in order, and comes back from a file', async () => {
    const page = await openLibrary(browser(), 'collections');
    await ask(page, 'library.wipe', {});
    await giveNotes(page, [{ publication: SEED, title: 'Scanners', body: 'Vindplaats nagaan.' }]);
    await page.reload();
    await page.getByText('Nog geen dossiers').waitFor();
    await page.getByRole('textbox', { name: 'Nieuw dossier' }).fill('Grens');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Grens' }).waitFor();

    // The text: saved as a note is, in every window.
    const box = page.getByRole('textbox', { name: 'Tekst bij dit dossier' });
    await box.fill(TEXT);
    await page.getByText(/^Opgeslagen/).waitFor();
    const other = await openLibrary(browser(), new URL(page.url()).hash.slice(1));
    await expect.poll(() => other.getByRole('textbox', { name: 'Tekst bij dit dossier' }).inputValue()).toBe(TEXT);
    await other.close();

    // Publications, by what a reader has at hand, and their order by keyboard and mouse.
    const address = page.getByRole('textbox', { name: 'Vraagnummer of adres' });
    for (const [at, typed] of ['kst-36410-7', 'ah-tk-20232024-1166', '2024Z01911'].entries()) {
      await address.fill(typed);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await order(page)).length).toBe(at + 1);
    }
    await page.getByRole('button', { name: /^kst-36410-7, 1 van 3/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => order(page)).toEqual(['ah-tk-20232024-1166', 'kst-36410-7', SEED]);
    // The handle keeps the focus, so that the next arrow goes on.
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => order(page)).toEqual(['ah-tk-20232024-1166', SEED, 'kst-36410-7']);
    await page.getByRole('button', { name: /, 2 van 3/ }).dragTo(page.locator('.collection-items > li').first());
    await expect.poll(() => order(page)).toEqual([SEED, 'ah-tk-20232024-1166', 'kst-36410-7']);
    await page.getByRole('button', { name: /^Meer: kst-36410-7/ }).click();
    await page.getByRole('menuitem', { name: 'Uit dit dossier halen' }).click();
    await expect.poll(() => order(page)).toEqual([SEED, 'ah-tk-20232024-1166']);
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await expect.poll(() => order(page)).toEqual([SEED, 'ah-tk-20232024-1166', 'kst-36410-7']);
    await expectNoViolations(page);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 800 });

    // A note is put into it, and the library shows the notes of that dossier alone, until it is left.
    const { collections } = (await ask(page, 'collections.list', { publication: null })) as {
      collections: { id: string }[];
    };
    const collection = collections[0]?.id ?? '';
    await ask(page, 'notes.update', {
      selection: { by: 'ids', ids: ['00000000-0000-4000-8000-000000000001'] },
      change: { does: 'setCollection', collection },
    });
    await page.getByRole('button', { name: 'Notities van dit dossier' }).click();
    await page.getByRole('button', { name: 'Filter verwijderen: Dossier: Grens' }).waitFor();
    await expect.poll(() => page.getByRole('article').count()).toBe(1);

    // Beside the publication: a tick for each dossier, out of reach of the page.
    const { page: official, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(NOTES_TAB);
    await ax.click({ role: 'DisclosureTriangle', name: 'In dossier', within: FRAME });
    const tick = { role: 'checkbox', name: 'Grens', within: FRAME } as const;
    await ax.waitFor(tick);
    await ax.click(tick);
    await ax.waitForText(FRAME, /Uit dossier “Grens” gehaald/);
    await ax.click({ role: 'button', name: 'Ongedaan maken', within: FRAME });
    const stored = async (): Promise<string[] | undefined> => {
      const { collection: now } = (await ask(page, 'collections.get', { id: collection })) as {
        collection: { items: { publication: string }[] } | null;
      };
      return now?.items.map(({ publication }) => publication);
    };
    // Back at its place, not at the end.
    await expect.poll(stored).toEqual([SEED, 'ah-tk-20232024-1166', 'kst-36410-7']);
    expect(await official.evaluate(() => document.documentElement.outerHTML)).not.toContain('Grens');
    await official.close();

    // A file carries it, and reading that twice adds nothing.
    const { href } = new URL('library.html', page.url());
    await page.goto(`${href}#manage`);
    await page.reload();
    await page.getByRole('button', { name: 'Alles exporteren' }).click();
    await page.getByRole('radio', { name: /Kantlijn/ }).check();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Bestand bewaren' }).click(),
    ]);
    const buffer = await readFile(await file.path());
    await ask(page, 'library.wipe', {});
    for (const said of [/1 dossier geïmporteerd/, /Dit bestand verandert niets/]) {
      await page.reload();
      await page.getByRole('button', { name: 'Bestand importeren' }).click();
      await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
      if (said.test('1 dossier geïmporteerd')) await page.getByRole('button', { name: '1 notitie importeren' }).click();
      await page.getByRole('dialog').getByText(said).first().waitFor();
    }
    // An open view follows its address.
    await page.goto(`${href}#collections?id=${collection}`);
    await expect.poll(() => order(page)).toEqual([SEED, 'ah-tk-20232024-1166', 'kst-36410-7']);
    await expect.poll(() => page.getByRole('textbox', { name: 'Tekst bij dit dossier' }).inputValue()).toBe(TEXT);
  });

  it('is saved as a page that runs and asks nothing, and printed without what is on the screen alone', async () => {
    const page = await openLibrary(browser(), 'collections');
    await ask(page, 'library.wipe', {});
    const collection = '00000000-0000-4000-8000-0000000000d1';
    const hostile = '<img src=https://kwaad.example/x onerror=alert(1)><script>alert(1)</script>';
    const item = (publication: string, title: string) => ({ publication, questionNumber: null, title, date: null });
    const change = (what: object) => ask(page, 'collections.change', { id: collection, change: what });
    await change({ does: 'make', title: 'Grens & douane' });
    await change({ does: 'write', text: hostile, expectedRevision: 1 });
    await change({ does: 'add', items: [item('kst-36410-7', 'Brief'), item(SEED, 'Scanners')], before: null });
    await giveNotes(page, [
      { publication: SEED, title: 'Scanners', body: `Nagaan. ${hostile}`, quote: 'de apparatuur' },
    ]);
    const ids = [noteId(1)];
    await ask(page, 'notes.update', { selection: { by: 'ids', ids }, change: { does: 'setCollection', collection } });
    const { href } = new URL('library.html', page.url());
    await page.goto(`${href}#collections?id=${collection}`);
    await page.reload();
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Exporteren' }).click();
      await page.getByRole('menuitem', { name }).click();
    };

    // The file, opened as a stranger would: nothing runs, nothing is asked for.
    const [file] = await Promise.all([page.waitForEvent('download'), choose('Bewaren als webpagina (HTML)')]);
    expect(file.suggestedFilename()).toMatch(/^kantlijn-Grens-douane-\d{4}-\d\d-\d\d\.html$/);
    const html = await readFile(await file.path(), 'utf8');
    const reader = await browser().context.newPage();
    const asked: string[] = [];
    reader.on('request', (request) => asked.push(request.url()));
    reader.on('dialog', (shown) => void asked.push(shown.message()));
    await reader.setContent(html);
    expect(await reader.locator('main > section > h2').allTextContents()).toEqual([
      '1. Brief',
      '2. Scanners',
      'Bronnen',
    ]);
    expect(await reader.locator('script, img, iframe, link').count()).toBe(0);
    await reader.getByText(`Nagaan. ${hostile}`).waitFor();
    expect(asked).toEqual([]);

    await browser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose('Kopiëren als Markdown');
    await page.getByText('Gekopieerd als Markdown.').waitFor();
    const markdown = await page.evaluate(() => navigator.clipboard.readText());
    expect(markdown).toMatch(/^# Grens & douane|^# Grens \\& douane/);
    expect(markdown.indexOf('Brief')).toBeLessThan(markdown.indexOf('Scanners'));
    expect(markdown).toContain('> de apparatuur');
    expect(markdown).not.toMatch(/(?<!\\)<(?=img|script)/);

    // The page that prints.
    const [print] = await Promise.all([browser().context.waitForEvent('page'), choose('Afdrukken')]);
    await print.getByRole('heading', { name: 'Grens & douane' }).waitFor();
    await expectNoViolations(print);
    expect(await print.locator('.paper main').innerText()).toContain('Nagaan. <img');
    await print.getByRole('radio', { name: 'Notities in de marge' }).check();
    await print.emulateMedia({ media: 'print' });
    expect(await print.locator('.print-tools').isVisible()).toBe(false);
    expect(await print.locator('.goto').first().isVisible()).toBe(false);
    const pdf = await print.pdf({ preferCSSPageSize: true });
    // A4 in points.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/);
    await print.close();

    // Beside the publication: the way to the page with its notes.
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(NOTES_TAB);
    const link = { role: 'link', name: 'Afdrukken', within: FRAME } as const;
    await ax.waitFor(link);
    const [own] = await Promise.all([browser().context.waitForEvent('page'), ax.click(link)]);
    await own.getByRole('heading', { name: 'Scanners' }).first().waitFor();
    expect(new URL(own.url()).pathname).toBe('/print.html');
  });
});
