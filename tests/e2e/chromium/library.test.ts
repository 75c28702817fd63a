import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { ask, giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { storedNotes, storedTexts } from '../support/stored.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** Starts each test from an empty library; out: a page of it. */
async function fresh(view = 'all', notes = SMALL_LIBRARY): Promise<Page> {
  const page = await openLibrary(browser(), view);
  await ask(page, 'library.wipe', {});
  await giveNotes(page, notes);
  await page.reload();
  await page.getByRole('main').waitFor();
  return page;
}

const rows = (page: Page) => page.getByRole('article');
const dialog = (page: Page) => page.getByRole('dialog');

/** Presses a button that offers a file; out: its name and content. */
async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function exportAll(page: Page): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Beheer' }).click();
  await page.getByRole('button', { name: 'Alles exporteren' }).click();
  const file = await download(page, () => dialog(page).getByRole('button', { name: 'Bestand bewaren' }).click());
  await page.keyboard.press('Escape');
  return file;
}

describe('all notes', () => {
  it('teaches when there are none', async () => {
    const page = await fresh('all', []);
    await page.getByText('Hier komen al uw notities').waitFor();
    expect(await rows(page).count()).toBe(0);
  });

  it('shows every note under its publication, hostile text as text', async () => {
    const page = await fresh();
    await page.getByText('5 notities bij 4 publicaties').waitFor();
    expect(await rows(page).count()).toBe(5);
    await page.getByText('<img src=x onerror=alert(1)> dit is gewone tekst & blijft dat').waitFor();
    await page.getByRole('heading', { name: 'Brief over toezicht op <b>apparatuur</b>' }).waitFor();
    expect(await page.locator('img').count()).toBe(0);
  });

  it('searches while typing and marks what fits; filters combine with it', async () => {
    const page = await fresh();
    await page.getByRole('searchbox').pressSequentially('scann');
    await page.getByText('3 notities gevonden').waitFor();
    expect(await page.locator('mark').allTextContents()).toContain('scanners');
    await page.getByRole('checkbox', { name: /^Belangrijk/ }).check();
    await page.getByText('1 notitie gevonden').waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.getByRole('searchbox').press('Escape');
    await page.getByRole('button', { name: 'Filter verwijderen: Belangrijk' }).click();
    await page.getByText('5 notities bij 4 publicaties').waitFor();
    await page.getByRole('checkbox', { name: /^geld/ }).check();
    await page.getByText('2 notities bij 2 publicaties').waitFor();
    await page.getByRole('searchbox').fill('zzqqxx');
    await page.getByText('Niets gevonden').waitFor();
  });

  it('keeps a note that is written here, with meaning and tags', async () => {
    const page = await fresh();
    const row = rows(page).filter({ hasText: 'Het antwoord noemt geen bedrag' });
    await row.getByRole('button', { name: /^Notitie bewerken/ }).click();
    const box = page.getByRole('textbox', { name: /^Notitie:/ });
    await box.fill('Het antwoord noemt toch een bedrag.');
    await page.getByText(/Opgeslagen \d\d:\d\d/).waitFor();
    await page.getByRole('radio', { name: 'Actie' }).click();
    await expect.poll(() => page.getByRole('radio', { name: 'Actie' }).isChecked()).toBe(true);
    await page.getByRole('combobox', { name: 'Label toevoegen' }).fill('Doua');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Label douane weghalen' }).waitFor();
    await page.getByRole('button', { name: 'Klaar' }).click();
    const answer = (await ask(page, 'notes.list', { publication: 'ah-tk-20232024-9999', questionNumbers: [] })) as {
      notes: { body: string; meaning: string; tags: string[] }[];
    };
    expect(answer.notes.map(({ body, meaning, tags }) => ({ body, meaning, tags }))).toEqual([
      { body: 'Het antwoord noemt toch een bedrag.', meaning: 'action', tags: ['geld', 'douane'] },
    ]);
  });

  it('tags and deletes many, and takes it back', async () => {
    const page = await fresh();
    await rows(page).nth(0).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Alles', exact: true }).click();
    await page.getByText('5 geselecteerd').waitFor();
    await page.getByRole('button', { name: 'Label toevoegen' }).click();
    await page.getByRole('combobox', { name: 'Label toevoegen aan 5 notities' }).fill('dossier');
    await page.keyboard.press('Enter');
    await page.getByText('Label toegevoegd aan 5 notities.').waitFor();
    await page
      .getByRole('region', { name: 'Geselecteerde notities' })
      .getByRole('button', { name: 'Verwijderen' })
      .click();
    await page.getByText('5 notities verwijderd.').waitFor();
    await page.getByText('Hier komen al uw notities').waitFor();
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.getByText('5 notities bij 4 publicaties').waitFor();
    expect(await storedTexts(browser())).toHaveLength(5);
  });

  it('takes two lines of the smallest window for what can be done with many', async () => {
    const page = await fresh();
    await page.setViewportSize({ width: 320, height: 568 });
    await rows(page).nth(0).getByRole('checkbox').check();
    const bar = page.getByRole('region', { name: 'Geselecteerde notities' });
    const { height = Infinity } = (await bar.boundingBox()) ?? {};
    expect(height).toBeLessThanOrEqual(100);
    for (const button of await bar.getByRole('button').all()) {
      const box = (await button.boundingBox()) ?? { x: -1, width: 0, height: 0 };
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(320);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('a long list', () => {
  it('renders only visible rows, and finds the others by searching', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      publication: `kv-tk-2023Z${String(10_000 + index)}`,
      title: `Vraag nummer ${index}`,
      date: '2023-05-01',
      body: index === 0 ? 'Hier staat het woord pannenkoek.' : `Notitie ${index}`,
    }));
    const page = await fresh('all', many);
    await expect.poll(() => rows(page).count()).toBeGreaterThan(10);
    // Batches come as the end comes in sight.
    await expect
      .poll(
        async () => {
          await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
          return page.getByText('Hier staat het woord pannenkoek.').count();
        },
        { timeout: 20_000, interval: 150 },
      )
      .toBe(1);
    expect(await rows(page).count()).toBeLessThan(100);
    await page.getByRole('searchbox').fill('pannenkoek');
    await page.getByText('1 notitie gevonden').waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['pannenkoek']);
  });
});

describe('tags', () => {
  it('are renamed, merged and deleted for every note', async () => {
    const page = await fresh('manage');
    await page.getByRole('button', { name: 'Label toezicht hernoemen' }).click();
    await page.getByRole('textbox', { name: 'Nieuwe naam voor toezicht' }).fill('geld');
    await page.getByRole('button', { name: 'Samenvoegen met “geld”' }).click();
    await page.getByText('“toezicht” is samengevoegd met “geld”.').waitFor();
    await page.getByText('3 notities').waitFor();
    await page.getByRole('button', { name: 'Label douane verwijderen' }).click();
    await page.getByRole('button', { name: 'Verwijderen', exact: true }).first().click();
    await page.getByText('Label “douane” is verwijderd; de notities zijn gebleven.').waitFor();
    const { tags } = (await ask(page, 'tags.list', {})) as { tags: { tag: string; count: number }[] };
    expect(tags.toSorted((a, b) => a.tag.localeCompare(b.tag))).toEqual([
      { tag: 'aanbesteding', count: 1 },
      { tag: 'geld', count: 3 },
      { tag: 'toeslagen', count: 1 },
    ]);
  });
});

describe('files', () => {
  it('export, delete everything, import, export: the same bytes', async () => {
    const page = await fresh();
    const before = await exportAll(page);
    expect(before.name).toMatch(/^kantlijn-\d{4}-\d\d-\d\d\.json$/);
    await page.getByRole('button', { name: 'Alles verwijderen…' }).click();
    await page.getByText('U hebt 5 notities.').waitFor();
    await page.getByRole('button', { name: 'Verder zonder te exporteren' }).click();
    await page.getByRole('textbox', { name: /^Weet u het zeker/ }).fill('verwijder');
    await page.getByRole('button', { name: 'Definitief verwijderen' }).click();
    await page.getByText('Alles is verwijderd.').waitFor();
    expect(await storedNotes(browser())).toEqual([]);

    await page.getByRole('button', { name: 'Bestand importeren' }).click();
    const file = { name: before.name, mimeType: 'application/json', buffer: Buffer.from(before.text) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: '5 notities importeren' }).click();
    await page.getByText('5 notities geïmporteerd.').waitFor();
    await page.keyboard.press('Escape');
    expect((await exportAll(page)).text).toBe(before.text);

    await page.getByRole('button', { name: 'Bestand importeren' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Dit bestand verandert niets').waitFor();
  });

  it('a file that differs keeps both unless the reader says otherwise; what cannot be read says why', async () => {
    const page = await fresh();
    const { text } = await exportAll(page);
    const content = JSON.parse(text) as { notes: { body: string; tags: unknown }[] };
    const [first, second] = content.notes;
    if (!first || !second) throw new Error('no notes');
    first.body = 'Anders in het bestand';
    second.tags = 'geen lijst';
    await page.getByRole('button', { name: 'Bestand importeren' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'anders.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(content)),
    });
    await page.getByText('Aan beide kanten gewijzigd', { exact: true }).waitFor();
    await page.getByText(/^Nummer 2, tags:/).waitFor();
    await page.getByRole('button', { name: '1 notitie importeren' }).click();
    await page.getByText('1 notitie geïmporteerd.').waitFor();
    const texts = await storedTexts(browser());
    expect(texts).toHaveLength(6);
    expect(texts).toContain('Anders in het bestand');
  });

  it('rejects files that are not notes, and changes nothing', async () => {
    const page = await fresh('manage');
    for (const [content, said] of [
      ['{"format":"kantlijn","version":99,"notes":[]}', 'nieuwere Kantlijn'],
      ['{"a":1', 'geen JSON-bestand'],
      ['{"a":1}', 'geen bestand met notities'],
    ] as const) {
      await page.getByRole('button', { name: 'Bestand importeren' }).click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) });
      await dialog(page).getByText(said).waitFor();
      await page.keyboard.press('Escape');
    }
    expect(await storedTexts(browser())).toHaveLength(5);
  });

  it('a backup is a download named after the day, and is remembered', async () => {
    const page = await fresh('manage');
    await page.getByText('Laatste back-up: nog nooit').waitFor();
    const { name } = await download(page, () => page.getByRole('button', { name: 'Nu een back-up maken' }).click());
    expect(name).toMatch(/^kantlijn-backup-\d{4}-\d\d-\d\d\.json$/);
    await page.getByText(/^Laatste back-up: \d\d:\d\d/).waitFor();
  });
});

describe('the side panel', () => {
  it('follows the active tab, and brings a publication in sight', async () => {
    await fresh();
    const { page: document } = await browser().open(hosts().url('kv-tk-2024Z01911'));
    const panel = await openLibrary(browser(), 'this', 'sidepanel');
    await document.bringToFront();
    await panel.getByRole('heading', { name: /Chinese scanners/ }).waitFor();
    await panel.getByText('Beantwoord', { exact: true }).waitFor();
    await expect.poll(() => rows(panel).count()).toBe(3);
    const open = browser().context.pages().length;
    await panel
      .getByRole('button', { name: /^Naar de (publicatie|passage):/ })
      .first()
      .click();
    await panel.waitForTimeout(500);
    expect(browser().context.pages()).toHaveLength(open);
    const elsewhere = await browser().context.newPage();
    await elsewhere.bringToFront();
    await panel.getByText('Open een publicatie').waitFor();
  });
});

describe('axe finds nothing', () => {
  for (const view of ['all', 'manage', 'welcome', 'this'])
    it(`in ${view}, light and dark, wide and 320 px`, async () => {
      const page = await fresh(view);
      for (const [colorScheme, width] of [
        ['light', 1200],
        ['dark', 320],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(500);
        const { passes, violations } = await runAxeOnOwnPage(page);
        expect(passes).toBeGreaterThan(10);
        expect(violations, `${colorScheme} ${width}`).toEqual([]);
        const wider = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(wider, `${width} px is wide enough`).toBe(0);
      }
    });
});
