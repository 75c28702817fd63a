import { expect, it } from 'vitest';
import { BOX, mark, waitForMark } from '../passages/support.ts';
import { addNoteAt, ANY_STATE, FRAME, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

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
  // What would change nothing is not offered.
  await ax.waitForGone({ role: 'button', name: 'Alle antwoorden tonen', within: answer('1') });
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
  await ax.waitForText({ role: 'group', name: 'Answer to question 1' }, /Hide all answers/);
  await worker.evaluate(`chrome.storage.local.set({ 'settings.language': 'nl' })`);
  await ax.waitForText(answer('1'), /Alle antwoorden verbergen/);

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

it('marks words of an answer as a note on the answer, which stands on its own page, and tells the page nothing of it', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await ax.waitForText(STATE, ANY_STATE);
  await ax.waitFor(addNoteAt('1'));
  await ax.click(way('1'));
  await ax.waitForText(answer('1'), /Ja\. Dit antwoord is verzonnen/, { timeout: 30_000 });
  const { x, y } = await ax.box({ role: 'StaticText', name: /^Ja\. Dit antwoord/, within: answer('1') });
  await page.mouse.move(x + 1, y + 9);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 9, { steps: 6 });
  await page.mouse.up();
  await ax.click(mark('Feit'));
  const sign = { role: 'button', name: /^Feit: “Ja/, within: answer('1') } as const;
  const name = (await ax.waitFor(sign)).name;
  const quote = /“(.*)”/.exec(name)?.[1] ?? '';
  await ax.click(sign);
  await ax.waitFor({ ...BOX, within: FRAME });
  await page.keyboard.type('Geheim olifantenpad');
  await expect.poll(() => storedTexts(browser())).toContain('Geheim olifantenpad');
  expect(await ax.text(FRAME)).toContain('Antwoord op vraag 1');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('olifantenpad');
  expect(await page.evaluate('window.find("olifantenpad")')).toBe(false);

  const own = await browser().open(hosts().url('ah-tk-20232024-9999'));
  await waitForMark(own.page, 'fact', quote);
  await own.ax.click({ role: 'button', name });
  expect((await own.ax.waitFor(BOX)).value).toBe('Geheim olifantenpad');
  // What becomes of it there is drawn here: one note.
  await own.ax.click({ role: 'radio', name: 'Actie', within: FRAME });
  await ax.waitFor({ role: 'button', name: name.replace('Feit', 'Actie'), within: answer('1') });
});
