import { afterEach, describe, expect, it } from 'vitest';
import {
  ADD_NOTE,
  ANY_STATE,
  CARD,
  NOTE_BOX,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useFirefox,
  useHosts,
} from '../support/session.ts';
import { GIVE_LETTERS, infecting, LETTERS_ASKED } from './scripts.ts';

/** A page that gives fonts letters of its own, to see which of them are drawn (decision 205). */

const hosts = useHosts();
const browser = useChromium(hosts);
const firefox = useFirefox(hosts);
afterEach(() => hosts().well());
const infect = infecting(hosts);

describe('the letters of a note that is open', () => {
  it('are not asked for in fonts of the page (Chromium)', async () => {
    infect(GIVE_LETTERS);
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'ℵℶℷ');
    await ax.waitForText({}, SAVED);
    // The page's own words are drawn with them: it would see them in ours.
    await page.evaluate("document.body.append(Object.assign(document.createElement('p'), { textContent: 'ℸ' }))");
    await expect.poll(() => page.evaluate(LETTERS_ASKED)).toEqual(['ℸ']);
  });

  it('are not asked for in fonts of the page (Firefox)', async () => {
    infect(GIVE_LETTERS);
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'ℵℶℷ');
    await ax.waitForText(CARD, SAVED);
    await page.evaluate("document.body.append(Object.assign(document.createElement('p'), { textContent: 'ℸ' }))");
    await expect.poll(() => page.evaluate(LETTERS_ASKED)).toEqual(['ℸ']);
  });
});
