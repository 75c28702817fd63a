import { describe, expect, it } from 'vitest';
import { ADD_NOTE, addNoteAt, ANY_STATE, NOTE_BOX, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

/** Ways through the strip: past it, and along its timeline. */

const hosts = useHosts();
const browser = useChromium(hosts);
const SKIP = { role: 'button', name: 'Naar vraag 1' } as const;

async function open(id: string) {
  const opened = await browser().open(hosts().url(id));
  await opened.ax.waitForText(STATE, ANY_STATE);
  await opened.ax.waitFor(addNoteAt('1'));
  return opened;
}

describe('by keyboard', () => {
  it('it is six steps at most to the first question', async () => {
    const { page, ax } = await open(SEED);
    await ax.focus(SKIP);
    let steps = 0;
    while ((await ax.focused())?.name !== 'Naar het antwoord op vraag 1' && steps < 20) {
      await page.keyboard.press('Tab');
      steps += 1;
    }
    expect(steps).toBeLessThanOrEqual(6);
  });

  it('one key goes past the strip and an open frame', async () => {
    const { page, ax } = await open(SEED);
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('Een notitie in de weg.');
    await expect.poll(() => storedTexts(browser())).toContain('Een notitie in de weg.');
    await page.keyboard.press('Escape');
    // From the last stop of the page before the strip.
    await ax.focus({ role: 'link', name: 'Antwoord lezen' });
    await page.keyboard.press('Shift+Tab');
    expect((await ax.focused())?.name).toBe('Naar vraag 1');
    const { y, height } = await ax.box(SKIP);
    const strip = await page.locator('[data-kantlijn="strip"]').boundingBox();
    expect(y).toBeGreaterThanOrEqual(strip?.y ?? Infinity);
    expect(y + height).toBeLessThanOrEqual((strip?.y ?? 0) + (strip?.height ?? 0));
    await page.keyboard.press('Enter');
    expect((await ax.focused())?.name).toBe('Naar het antwoord op vraag 1');
    await page.keyboard.press('Tab');
    expect((await ax.focused())?.name).toMatch(/bij vraag 1$/);
  });

  it('there is no way past where there are no questions', async () => {
    const { ax } = await browser().open(hosts().url('kv-tk-2025Z90114'));
    await ax.waitForText(STATE, ANY_STATE);
    expect(await ax.find({ role: 'button', name: /^Naar vraag/ })).toBeUndefined();
  });
});

describe('the timeline', () => {
  it('is one sentence for a screen reader, and a click on its last dot leads to the answer', async () => {
    const { page, ax } = await open(SEED);
    const said = await ax.waitFor({ role: 'image', name: /^Ingezonden 7 februari 2024/ });
    expect(said.name).toMatch(/antwoord 16 april 2024$/);
    const strip = await page.locator('[data-kantlijn="strip"]').boundingBox();
    if (strip === null) throw new Error('no strip');
    // The drawing is 240 px wide, with 12 px of room at its right, and its line in the middle of 52.
    await page.mouse.click(strip.x + strip.width - 12 - 8 - 8, strip.y + 5 + 27);
    await page.waitForURL(/ah-tk-20232024-\d+/);
  });
});
