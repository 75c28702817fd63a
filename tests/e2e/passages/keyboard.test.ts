import { expect, it } from 'vitest';
import { NOTES_TAB, SEED, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import { BOX, command, select, waitForMark } from './support.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const FIRST = 'scanners van het merk Nuctech';
const SECOND = 'digitaal in de aanval gaan';
/** In the margin; the button that deletes a note that is open ends in the same words. */
const sign = (words: string) => ({ role: 'button', name: new RegExp(`^[^:]+: “${words}”$`) }) as const;

it('marks, writes, reads, goes on, deletes and undoes by the keyboard alone, and the focus comes back', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  const focused = async () => (await ax.focused())?.name ?? '';
  await select(page, FIRST);
  // Said, not only shown: that something can be done with the selection, and with which keys.
  await ax.waitForText({}, /Tekst geselecteerd\. Markeren met Alt\+Shift\+K/);
  await command(browser(), 'mark');
  await expect.poll(focused).toBe('Markeren als Belangrijk');
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Markeren en schrijven');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Markeren als Belangrijk');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await ax.waitFor(BOX);
  await expect.poll(focused).toBe(`Notitie bij de passage “${FIRST}”`);
  await page.keyboard.type('Met het toetsenbord');
  await expect.poll(() => storedTexts(browser())).toContain('Met het toetsenbord');
  await page.keyboard.press('Escape');
  await ax.waitForGone(BOX);
  // Back at the sign of the note; Enter opens it again.
  await expect.poll(focused).toMatch(new RegExp(`“${FIRST}”$`));
  await page.keyboard.press('Enter');
  await ax.waitFor(BOX);
  await expect.poll(focused).toBe(`Notitie bij de passage “${FIRST}”`);
  // At once: what was to give the frame the focus does so no more.
  await page.keyboard.press('Escape');
  await ax.waitForGone(BOX);
  await expect.poll(focused).toMatch(new RegExp(`“${FIRST}”$`));

  await select(page, SECOND);
  await command(browser(), 'mark');
  await expect.poll(focused).toBe('Markeren als Belangrijk');
  await page.keyboard.press('Enter');
  await waitForMark(page, 'important', SECOND);
  await ax.waitForText({}, /Gemarkeerd als Belangrijk/);
  await ax.waitFor(sign(SECOND));

  const order: string[] = [];
  for (const name of ['next', 'next', 'previous'] as const) {
    const before = await focused();
    await command(browser(), name);
    await expect.poll(focused).not.toBe(before);
    await expect.poll(focused).toMatch(/^Notitie bij de passage/);
    order.push(await focused());
  }
  expect(order[0]).not.toBe(order[1]);
  expect(order[2]).toBe(order[0]);
  await page.keyboard.press('Escape');

  const close = { role: 'button', name: 'Notities sluiten' } as const;
  await ax.focus(NOTES_TAB);
  await page.keyboard.press('Enter');
  await ax.waitFor(close);
  await expect.poll(async () => (await ax.find(NOTES_TAB))?.properties['expanded']).toBe(true);
  await page.keyboard.press('Escape');
  await ax.waitForGone(close);
  await expect.poll(focused).toMatch(/^Notities: 2 notities/);

  await ax.focus(sign(SECOND));
  await page.keyboard.press('Enter');
  await ax.waitFor(BOX);
  await ax.focus({ role: 'button', name: /^Notitie verwijderen/ });
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Ongedaan maken');
  await page.keyboard.press('Enter');
  await waitForMark(page, 'important', SECOND);
});
