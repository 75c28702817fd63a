import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { storedTexts } from '../support/stored.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

async function fresh(view: string): Promise<Page> {
  const page = await openLibrary(browser(), view);
  await ask(page, 'library.wipe', {});
  await giveNotes(page, SMALL_LIBRARY);
  await page.reload();
  await page.getByRole('main').waitFor();
  await page.waitForTimeout(300);
  return page;
}

/** What has the focus: its name, and whether the reader can see that it has. */
const focused = (page: Page): Promise<{ name: string; seen: boolean }> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return { name: '', seen: true };
    const { width, height, top, bottom } = at.getBoundingClientRect();
    const own = at as HTMLInputElement;
    const name = at.getAttribute('aria-label') ?? own.labels?.[0]?.textContent ?? at.textContent ?? '';
    const { outlineStyle } = getComputedStyle(at);
    return {
      name: name.replaceAll(/\s+/g, ' ').trim(),
      // The button of a date box is the browser's own, and so is the ring around it.
      seen:
        width > 0 && height > 0 && bottom > 0 && top < innerHeight && (outlineStyle !== 'none' || own.type === 'date'),
    };
  });

/** Presses Tab (or Shift+Tab) until something of that name has the focus. Everything on the way must be seen. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let turn = 0; turn < 120; turn += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    passed.push(at.name);
    expect(at.seen, `the focus on “${at.name}” is seen`).toBe(true);
    if (name.test(at.name)) return;
  }
  throw new Error(`${name} was not reached: ${passed.join(' · ')}`);
}

describe('the library by keyboard alone', () => {
  it('opens with the caret in the search box, and takes neither / nor ? for a search', async () => {
    const page = await fresh('all');
    expect((await focused(page)).name).toBe('Zoeken in notities');
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Toetsen' });
    await keys.getByText('De geselecteerde woorden markeren').waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    expect((await focused(page)).name).toBe('Zoeken in notities');
    await page.keyboard.type('bedrag?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('bedrag?');
  });

  it('shows all keys in the side panel, which opens nothing by itself', async () => {
    const page = await openLibrary(browser(), 'this', 'sidepanel');
    await page.getByRole('main').waitFor();
    await tabTo(page, /^Alle toetsen$/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Toetsen' })
      .getByText(/Naar de volgende gemarkeerde passage/)
      .waitFor();
    await page.keyboard.press('Escape');
    expect((await focused(page)).name).toBe('Alle toetsen');
  });

  it('searches, writes, selects, deletes and takes back', async () => {
    const page = await fresh('all');
    await page.keyboard.press('/');
    await page.keyboard.type('bedrag');
    await page.getByText('1 notitie gevonden').waitFor();
    await tabTo(page, /^Notitie bewerken/);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /^Notitie:/ }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' Nagaan.');
    await page.getByText(/Opgeslagen \d\d:\d\d/).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => storedTexts(browser())).toContain('Het antwoord noemt geen bedrag. Nagaan.');
    await expect.poll(async () => (await focused(page)).name).toMatch(/^Notitie bewerken/);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await page.getByText('5 notities bij 4 publicaties').waitFor();
    await tabTo(page, /^Selecteer notitie: .*bedrag/);
    await page.keyboard.press('Space');
    await page.getByText('1 geselecteerd').waitFor();
    await tabTo(page, /^Niets$/);
    await tabTo(page, /^Verwijderen$/);
    await page.keyboard.press('Enter');
    await page.getByText('1 notitie verwijderd.').waitFor();
    await tabTo(page, /^Ongedaan maken$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => storedTexts(browser())).toHaveLength(5);
  });

  it('opens and closes the menus and windows, and comes back to where it was', async () => {
    const page = await fresh('all');
    await tabTo(page, /^Citeren: /);
    const { name } = await focused(page);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'APA' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).name).toBe('APA');
    await page.keyboard.press('Escape');
    expect((await focused(page)).name).toBe(name);
    await page.keyboard.press('/');
    await tabTo(page, /^Exporteren$/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Exporteren' });
    await dialog.waitFor();
    for (let turn = 0; turn < 12; turn += 1) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      );
      expect(inside).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await focused(page)).name).toBe('Exporteren');
  });

  it('renames a tag, and reaches everything under Beheer', async () => {
    const page = await fresh('all');
    await tabTo(page, /^Beheer$/);
    await page.keyboard.press('Enter');
    for (const name of [
      /^Nu een back-up maken$/,
      /^Back-up terugzetten$/,
      /^Alles exporteren$/,
      /^Bestand importeren$/,
      /^Label toezicht hernoemen$/,
    ])
      await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('controle');
    await page.keyboard.press('Enter');
    await page.getByText('“toezicht” heet nu “controle”.').waitFor();
    await tabTo(page, /^Naam van Feit$/);
    await page.keyboard.type('Cijfer');
    await page.keyboard.press('Tab');
    await page.getByText('Namen bewaard.').waitFor();
    await tabTo(page, /^Alles verwijderen…$/);
  });
});
