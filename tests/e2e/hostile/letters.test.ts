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

/**
 * Draws a letter in words of the page, which shows that it would see one in ours. Its file cannot be had, and then Chromium
 * asks for those of all the other letters too: nothing after this says anything of us.
 */
const DRAW_OWN = "document.body.append(Object.assign(document.createElement('p'), { textContent: 'ℸ' }))";

/** Waits until the page was drawn a few times: a letter is asked for when it is drawn. */
const drawnOften = (page: { evaluate(script: string): Promise<unknown> }): Promise<unknown> =>
  page.evaluate(
    'new Promise((done) => { let left = 10; const next = () => (left-- > 0 ? requestAnimationFrame(next) : done(null)); next(); })',
  );

describe('the letters of a note that is open', () => {
  it('are not asked for in fonts of the page (Chromium)', async () => {
    infect(GIVE_LETTERS);
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'ℵℶℷ');
    await ax.waitForText({}, SAVED);
    await drawnOften(page);
    expect(await page.evaluate(LETTERS_ASKED)).toEqual([]);
    await page.evaluate(DRAW_OWN);
    await expect.poll(() => page.evaluate(LETTERS_ASKED)).toContain('ℸ');
  });

  it('are not asked for in fonts of the page (Firefox)', async () => {
    infect(GIVE_LETTERS);
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'ℵℶℷ');
    await ax.waitForText(CARD, SAVED);
    await drawnOften(page);
    expect(await page.evaluate(LETTERS_ASKED)).toEqual([]);
    await page.evaluate(DRAW_OWN);
    await expect.poll(() => page.evaluate(LETTERS_ASKED)).toContain('ℸ');
  });
});
