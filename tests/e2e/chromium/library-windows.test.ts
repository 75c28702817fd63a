import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { ask, giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { storedTexts } from '../support/stored.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

async function fresh(view: string, notes = SMALL_LIBRARY): Promise<Page> {
  const page = await openLibrary(browser(), view);
  await ask(page, 'library.wipe', {});
  await giveNotes(page, notes);
  await page.reload();
  await page.getByRole('main').waitFor();
  return page;
}

const edit = async (page: Page, text: string) => {
  await page
    .getByRole('article')
    .filter({ hasText: text })
    .getByRole('button', { name: /^Notitie bewerken/ })
    .click();
  return page.getByRole('textbox', { name: /^Notitie:/ });
};

describe('two windows', () => {
  it('that write in one note at once keep both texts, and both are shown', async () => {
    const one = await fresh('all');
    const other = await openLibrary(browser(), 'all');
    const [first, second] = [await edit(one, 'geen bedrag'), await edit(other, 'geen bedrag')];
    await Promise.all([first.fill('Uit het eerste venster'), second.fill('Uit het tweede venster')]);
    const asked = async (): Promise<Page> => {
      for (const page of [one, other]) if (await page.getByText('Tekst uit het andere venster').count()) return page;
      throw new Error('no window tells of the other text');
    };
    await expect
      .poll(
        () =>
          asked().then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    const late = await asked();
    const shown = await late
      .locator('.conflict textarea, .edit textarea')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
    expect(shown.toSorted()).toEqual(['Uit het eerste venster', 'Uit het tweede venster']);
    await late.getByRole('button', { name: 'Beide bewaren' }).click();
    await expect
      .poll(async () =>
        (await storedTexts(browser())).filter((body) => /eerste venster|tweede venster/.test(body)).join('\n'),
      )
      .toMatch(/eerste venster[^]*tweede venster|tweede venster[^]*eerste venster/);
  });

  it('show what the other saves, tags and deletes', async () => {
    const one = await fresh('all');
    const other = await openLibrary(browser(), 'all');
    await other.getByText('5 notities bij 4 publicaties').waitFor();
    await (await edit(one, 'geen bedrag')).fill('Dit kwam uit het andere venster.');
    await other.getByText('Dit kwam uit het andere venster.').waitFor();
    await one.getByRole('button', { name: 'Klaar' }).click();
    await one.getByRole('button', { name: /^Notitie verwijderen: .*andere venster/ }).click();
    await other.getByText('4 notities bij 3 publicaties').waitFor();
  });
});

describe('a full disk', () => {
  it('is reported; the text stays, and reading, searching and exporting still work', async () => {
    const page = await fresh('all');
    // The index is built before the disk fills up.
    await page.getByRole('searchbox').fill('aanbesteding');
    await page.getByText(/notities? gevonden/).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByText('5 notities bij 4 publicaties').waitFor();
    const worker = await browser().worker();
    await worker.evaluate(() => {
      const stores = IDBObjectStore.prototype as unknown as Record<string, unknown>;
      for (const name of ['put', 'add']) {
        const real = stores[name];
        stores[name] = function full(this: IDBObjectStore, ...given: unknown[]) {
          if ((globalThis as { isFull?: boolean }).isFull) throw new DOMException('full', 'QuotaExceededError');
          return (real as (...all: unknown[]) => unknown).apply(this, given);
        };
      }
      (globalThis as { isFull?: boolean }).isFull = true;
    });
    const text = await edit(page, 'geen bedrag');
    await text.fill('Kostbare tekst');
    await page
      .getByText(/Niet opgeslagen|vol/)
      .first()
      .waitFor();
    expect(await text.inputValue()).toBe('Kostbare tekst');
    await page.getByRole('searchbox').fill('scanners');
    await page.getByText(/notities? gevonden/).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Beheer' }).click();
    await page.getByRole('button', { name: 'Alles exporteren' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Bestand bewaren' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^kantlijn-.*\.json$/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Label toezicht hernoemen' }).click();
    await page.getByRole('textbox', { name: 'Nieuwe naam voor toezicht' }).fill('iets anders');
    await page.keyboard.press('Enter');
    await page.getByText('De labels konden niet worden gewijzigd. Er is niets veranderd').waitFor();
    await worker.evaluate(() => ((globalThis as { isFull?: boolean }).isFull = false));
    await page.getByRole('button', { name: 'Alle notities' }).click();
    await page.getByRole('textbox', { name: /^Notitie:/ }).waitFor();
    await page.getByRole('textbox', { name: /^Notitie:/ }).press('End');
    await page.keyboard.type('!');
    await expect.poll(() => storedTexts(browser())).toContain('Kostbare tekst!');
  });
});

describe('deleting everything', () => {
  it('asks twice, offers a file first, and leaves nothing anywhere', async () => {
    const page = await fresh('manage');
    await page.getByRole('textbox', { name: 'Naam van Feit' }).fill('Cijfer');
    await page.keyboard.press('Enter');
    await page.getByText('Namen bewaard.').waitFor();
    await ask(page, 'library.search', {
      text: 'scanners',
      filter: EVERYTHING,
      limit: 5,
    });
    await page.evaluate(
      `caches.open('proef').then((cache) => cache.put('https://voorbeeld.example/x', new Response('x')))`,
    );
    await page.getByRole('button', { name: 'Alles verwijderen…' }).click();
    await page.getByRole('dialog').getByText('U hebt 5 notities.').waitFor();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /exporteren/i })
      .first()
      .click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').last().getByRole('button', { name: 'Bestand bewaren' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^kantlijn-/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Verder zonder te exporteren' }).click();
    const word = page.getByRole('textbox', { name: /^Weet u het zeker/ });
    await word.fill('nee');
    await word.press('Enter');
    await page.waitForTimeout(300);
    expect(await storedTexts(browser())).toHaveLength(5);
    await word.fill('verwijder');
    await word.press('Enter');
    await page.getByText('Alles is verwijderd.').waitFor();
    const left = await page.evaluate(`(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: Object.keys(await chrome.storage.local.get(null)),
      session: Object.keys(await chrome.storage.session.get(null)),
      caches: await caches.keys(),
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
    }))()`);
    expect(left).toEqual({ databases: [], local: [], session: [], caches: [], localStorage: 0, sessionStorage: 0 });
    await page.getByRole('button', { name: 'Alle notities' }).click();
    await page.getByText('Hier komen al uw notities').waitFor();
  });
});
