import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { damage, firefoxFolders } from '../../soak/damage.ts';
import { FirefoxLibrary } from '../../soak/firefox-browser.ts';
import { idOf } from '../../soak/work.ts';

const profile = mkdtempSync(join(tmpdir(), 'kantlijn-damaged-'));
const browser = new FirefoxLibrary(profile);

const text = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent ?? '');
const says = (page: Page, words: RegExp): Promise<void> =>
  expect.poll(() => text(page), { timeout: 40_000 }).toMatch(words);
const press = async (page: Page, name: string): Promise<void> => {
  await (await page.waitForSelector(`::-p-aria(${name}[role="button"])`))?.click();
};

const NOTES = 60;
const PUBLICATIONS = 6;

async function write(): Promise<void> {
  for (let n = 1; n <= NOTES; n += 1) {
    const target = { publication: `kst-${n % PUBLICATIONS}`, questionNumber: null, subQuestion: null };
    const body = `notitie ${n} ${'met wat tekst erbij '.repeat(20)}`;
    const request = { id: idOf(n), target, body, publicationTitle: 'Proef', expectedRevision: 0 };
    expect((await browser.surely('notes.save', request))['outcome']).toBe('saved');
  }
}

describe('a database of which part cannot be read, without a whole second copy, in Firefox', () => {
  afterAll(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is replaced by the readable part when the reader asks for it, and missing notes are listed', async () => {
    await browser.start();
    await write();
    expect(await browser.checked(20_000)).toBe(true);
    // What was counted outside is written a second after the last change.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await browser.close();
    const folders = firefoxFolders(profile);
    damage('page of the notes', folders, 5);
    damage('journal deleted', folders, 0);

    await browser.start();
    const page = await browser.tab('library.html#all');
    await says(page, /Een deel van de opslag is beschadigd/);
    await says(page, /\d+ notities zijn nog te lezen/);
    const count = Number(/(\d+) notities zijn nog te lezen/.exec(await text(page))?.[1]);
    expect(count).toBeGreaterThan(NOTES / 2);
    expect(count).toBeLessThan(NOTES);
    await press(page, `Verder met ${count} notities`);
    await says(page, /komt dan niet meer terug/);
    await (await page.waitForSelector('dialog button.danger'))?.click();
    await says(page, new RegExp(`Er waren ${NOTES} notities; Kantlijn vindt er nu nog ${count}\\.`));
    await says(page, new RegExp(`${count} notities bij ${PUBLICATIONS} publicaties`));
    expect(await text(page)).not.toContain('Een deel van de opslag is beschadigd');

    // It is a whole library again, now and at the next start.
    const target = { publication: 'kst-9', questionNumber: null, subQuestion: null };
    const request = { id: idOf(900), target, body: 'nieuw', publicationTitle: 'Proef', expectedRevision: 0 };
    expect((await browser.surely('notes.save', request))['outcome']).toBe('saved');
    await browser.close();
    await browser.start();
    const facts = await browser.surely('store.facts', {});
    expect(facts['notes']).toBe(count + 1);
  });
});
