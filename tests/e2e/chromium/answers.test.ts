import { expect, it } from 'vitest';
import { addNoteAt, ANY_STATE, SEED, STATE, useChromium, useHosts } from '../support/session.ts';

/** Answers beside the questions of a page. */

const hosts = useHosts();
const browser = useChromium(hosts);
const way = (label: string) => ({ role: 'link', name: `Naar het antwoord op vraag ${label}` }) as const;
const answer = (label: string) => ({ role: 'group', name: `Antwoord op vraag ${label}` }) as const;

it('opens and closes the answer under its question, points from a group and a reference, and shows all', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await ax.waitForText(STATE, ANY_STATE);
  const before = await page.evaluate(() => document.querySelector('#broodtekst, article, main')?.textContent ?? '');
  await ax.waitFor(addNoteAt('1'));
  await ax.click(way('1'));
  await ax.waitForText(answer('1'), /Ja\. Dit antwoord is verzonnen/, { timeout: 30_000 });
  await ax.waitForText(answer('1'), /Antwoord, 16 april 2024/);
  expect((await ax.find(way('1')))?.properties['expanded']).toBe(true);
  expect(page.url()).toContain(SEED);
  // Nothing of it is text of the page.
  expect(await page.evaluate(() => document.querySelector('#broodtekst, article, main')?.textContent ?? '')).toBe(
    before,
  );
  await ax.click(way('1'));
  await ax.waitForGone(answer('1'));

  await ax.click({ ...way('1') });
  await ax.click({ role: 'button', name: 'Alle antwoorden tonen', within: answer('1') });
  await ax.waitForText(answer('4'), /staat bij de eerste van deze vragen/);
  await ax.waitForText(answer('7'), /Zie het antwoord op vraag 5/);
  const link = await ax.find({ role: 'link', name: 'Kamerstuk 36 999, nr. 12', within: answer('5') });
  expect(link).toBeDefined();
  await ax.click({ role: 'button', name: 'Zie het antwoord op vraag 5', within: answer('7') });
  await expect.poll(async () => (await ax.find(answer('5')))?.properties['focused']).toBe(true);

  // Wanted once, wanted at the next page; another language changes what is open.
  await page.reload();
  await ax.waitForText(answer('1'), /Ja\. Dit antwoord is verzonnen/, { timeout: 30_000 });
  expect((await ax.find(way('1')))?.properties['expanded']).toBe(true);
  const worker = await browser().worker();
  await worker.evaluate(`chrome.storage.local.set({ 'settings.language': 'en' })`);
  await ax.waitForText({ role: 'group', name: 'Answer to question 1' }, /Show all answers/);
  await worker.evaluate(`chrome.storage.local.set({ 'settings.language': 'nl' })`);
  await ax.waitForText(answer('1'), /Alle antwoorden tonen/);

  // By the keyboard: what held the focus is gone, which then is at the way to that answer.
  await ax.focus({ role: 'button', name: 'Alle antwoorden verbergen', within: answer('5') });
  await page.keyboard.press('Enter');
  await ax.waitForGone(answer('7'));
  await expect.poll(async () => (await ax.find(way('5')))?.properties['focused']).toBe(true);
  await page.reload();
  await ax.waitFor(way('1'));
  expect(await ax.find(answer('1'))).toBeUndefined();
});

it('leaves a click with a key held to the browser', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await ax.waitForText(STATE, ANY_STATE);
  await ax.waitFor(addNoteAt('1'));
  await page.keyboard.down('Control');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), ax.click(way('1'))]);
  await page.keyboard.up('Control');
  await expect.poll(() => tab.url()).toContain('ah-tk-20232024-9999');
});
