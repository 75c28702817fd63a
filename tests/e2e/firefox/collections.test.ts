import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { useFirefox, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useFirefox(hosts, { extensionPages: true });
const TEXT = 'Waar staat dat er een termijn is?';

const box = (page: Page, name: string) => page.waitForSelector(`::-p-aria(${name}[role="textbox"])`);
const items = (page: Page): Promise<string[]> =>
  page.$$eval('.collection-items > li', (rows) => rows.map((row) => row.dataset['item'] ?? ''));

describe('a dossier in Firefox', () => {
  it('is made, written and put in order by keyboard, and is there in the next window', async () => {
    const page = await browser().openOwn('library.html#collections');
    await (await box(page, 'Nieuw dossier'))?.type('Grens\n');
    await (await box(page, 'Tekst bij dit dossier'))?.type(TEXT);
    const address = await box(page, 'Vraagnummer of adres');
    for (const [at, number] of ['2024Z01911', '2024Z01912'].entries()) {
      await address?.type(`${number}\n`);
      await expect.poll(async () => (await items(page)).length).toBe(at + 1);
    }
    await page.focus('.collection-items > li .handle');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => items(page)).toEqual(['kv-tk-2024Z01912', 'kv-tk-2024Z01911']);
    await expect.poll(() => page.$eval('.collection-text output', (line) => line.textContent)).toMatch(/^Opgeslagen/);
    const hash = await page.evaluate(() => location.hash);
    await page.close();
    const next = await browser().openOwn(`library.html${hash}`);
    await expect.poll(() => items(next)).toEqual(['kv-tk-2024Z01912', 'kv-tk-2024Z01911']);
    await expect.poll(() => next.$eval('.collection-text textarea', (text) => text.value)).toBe(TEXT);

    // The page that prints has the same, and no way to change it.
    const print = await browser().openOwn(`print.html#collection=${hash.split('id=')[1] ?? ''}`);
    const addresses = () =>
      print.$$eval('.paper main > section > .address', (lines) => lines.map((line) => line.textContent));
    await expect
      .poll(addresses)
      .toEqual(
        ['kv-tk-2024Z01912', 'kv-tk-2024Z01911'].map((id) => `https://zoek.officielebekendmakingen.nl/${id}.html`),
      );
    expect(await print.$eval('.paper header .text', (text) => text.textContent)).toBe(TEXT);
  });
});
