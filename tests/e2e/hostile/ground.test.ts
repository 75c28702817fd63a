import { afterEach, describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, STATE, STRIP, useChromium, useFirefox, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import { GROUND } from './ground.ts';
import { findFrom, infecting } from './scripts.ts';

/** Pages that turn the ground every script stands on: Kantlijn works all the same, and they come by nothing. */

const hosts = useHosts();
const browser = useChromium(hosts);
const firefox = useFirefox(hosts);
afterEach(() => hosts().well());
const infect = infecting(hosts);
const IDS = ['2025Z90101', '2025Z90102', '2025Z90103', '2025Z90106', '2025Z90107', '2026Z90108'];
const PAGES = Object.entries(GROUND).map(([what, { script, automation, leaves }], at) => ({
  what,
  script,
  automation,
  leaves,
  id: `kv-tk-${IDS[at]}`,
  words: `qzgeheim ${at}`,
}));

/** A button that the page moves while it is pressed hears no click: a reader clicks again. */
async function openNewNote(ax: Accessibility): Promise<void> {
  for (let triesLeft = 4; triesLeft > 0; triesLeft -= 1) {
    await ax.click(ADD_NOTE);
    if (await ax.waitFor(NOTE_BOX, { timeout: 10_000 }).catch(() => null)) return;
  }
  await ax.waitFor(NOTE_BOX);
}

describe('a page, in Chromium,', () => {
  it.each(PAGES)('that $what', async ({ id, script, words, leaves }) => {
    infect(script);
    const { page, ax } = await browser().open(hosts().url(id));
    await ax.waitForText(STATE, ANY_STATE);
    await openNewNote(ax);
    await page.keyboard.type(words);
    await expect.poll(() => storedTexts(browser())).toContain(words);
    expect(await page.evaluate(findFrom('qzg'))).toBe('');
    if (leaves !== undefined) {
      // Chromium tells the page which link a navigation came from: ours are followed by the script (decision 392).
      await ax.click({ role: 'link', within: STRIP });
      await expect.poll(() => page.evaluate('given.length')).toBe(1);
    }
    expect(await page.evaluate('leaked')).toEqual([]);
  });
});

describe('a page, in Firefox,', () => {
  // Automation of Firefox finds our parts by the page's own functions, so it cannot see where these are gone.
  it.each(PAGES.filter(({ automation }) => automation !== 'chromium'))('that $what', async ({ id, script, words }) => {
    infect(script);
    const { page, ax } = await firefox().open(hosts().url(id));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, words);
    await ax.waitFor({ role: 'status', name: /^Opgeslagen/ });
    // The roots of this build are open (decision 207): what counts is that no word is had.
    expect(await page.evaluate(`leaked.filter((each) => String(each).includes('qzgeheim'))`)).toEqual([]);
  });
});
