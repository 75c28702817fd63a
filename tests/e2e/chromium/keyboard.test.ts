import { describe, expect, it } from 'vitest';
import { flatten, type Accessibility, type AxNode } from '../support/accessibility.ts';
import { ANY_STATE, CARD, noteBoxAt, NOTE_BOX, SAVED, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** Presses Tab until something with this name has the focus; gives the names passed on the way. */
async function tabTo(ax: Accessibility, press: () => Promise<void>, name: string | RegExp): Promise<AxNode> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await press();
    const focused = await ax.focused();
    if (focused && (typeof name === 'string' ? focused.name === name : name.test(focused.name))) return focused;
    passed.push(focused?.name ?? '?');
  }
  throw new Error(`Tab never reached ${String(name)}; it passed ${passed.join(' | ')}`);
}

describe('with the keyboard alone, in Chromium', () => {
  it('reads the card, writes a note on the publication and one on a question', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    const tab = () => page.keyboard.press('Tab');
    await tabTo(ax, tab, /^Nu controleren/);
    await tabTo(ax, tab, 'Notitie toevoegen bij deze publicatie');
    await page.keyboard.press('Enter');
    await ax.waitFor(NOTE_BOX);
    expect((await ax.focused())?.name).toBe('Notitie bij deze publicatie');
    await page.keyboard.type('Met de toetsen');
    await ax.waitForText({}, SAVED);
    await tabTo(ax, tab, 'Notitie toevoegen bij vraag 2');
    await page.keyboard.press('Space');
    await ax.waitFor(noteBoxAt('2'));
    expect((await ax.focused())?.name).toBe('Notitie bij vraag 2');
    await page.keyboard.type('Hoeveel precies?');
    await page.waitForTimeout(2500);
    expect(await storedTexts(browser())).toEqual(['Hoeveel precies?', 'Met de toetsen']);
  });

  it('keeps keys typed in a note from the page’s own shortcuts', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await page.evaluate(() => {
      Object.assign(globalThis, { heard: [] as string[] });
      for (const type of ['keydown', 'keypress', 'keyup']) {
        document.addEventListener(
          type,
          (event) => (globalThis as unknown as { heard: string[] }).heard.push(event.type),
          true,
        );
        window.addEventListener(type, (event) => (globalThis as unknown as { heard: string[] }).heard.push(event.type));
      }
    });
    await ax.click({ role: 'button', name: 'Notitie toevoegen bij vraag 4' });
    await ax.type(noteBoxAt('4'), 's');
    await page.waitForTimeout(300);
    const bubbling = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    // The capturing listener of the page comes first and hears at most the bare event; the bubbling one must hear nothing.
    expect(bubbling.length).toBeLessThanOrEqual(3);
  });

  it('every control of the card has a name and can be reached', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    const card = await ax.waitFor(CARD);
    const controls = flatten(card).filter(({ role }) => role === 'button' || role === 'link' || role === 'textbox');
    expect(controls.length).toBeGreaterThan(5);
    expect(controls.filter(({ name }) => name.trim() === '')).toEqual([]);
    const reached = new Set<string>();
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await ax.focused();
      if (focused?.backendNodeId !== undefined) reached.add(String(focused.backendNodeId));
    }
    const missed = controls.filter(
      ({ backendNodeId, properties }) => properties['disabled'] !== true && !reached.has(String(backendNodeId)),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});
