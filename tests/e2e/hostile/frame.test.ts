import type { Frame, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import { infecting, makeFrames, SEND_TO_FRAMES } from './scripts.ts';

/** Pages that go for the frame: make it themselves, speak to it, cover it, take it out. In Chromium with the production build. */

const hosts = useHosts();
const browser = useChromium(hosts);
afterEach(() => hosts().well());
const infect = infecting(hosts);
const REMOVE = { role: 'button', name: /^Notitie verwijderen/ } as const;
const UNDO = { role: 'button', name: 'Ongedaan maken' } as const;

/** Opens a publication and begins a note in its frame. */
async function write(id: string, text: string): Promise<{ page: Page; ax: Accessibility; own: Frame }> {
  const { page, ax } = await browser().open(hosts().url(id));
  await ax.waitForText(STATE, ANY_STATE);
  await ax.click(ADD_NOTE);
  await ax.waitFor(NOTE_BOX);
  await page.keyboard.type(text);
  await expect.poll(() => storedTexts(browser())).toContain(text);
  const own = page.frames().find((frame) => frame.url().startsWith('chrome-extension:'));
  if (own === undefined) throw new Error('there is no frame');
  return { page, ax, own };
}

describe('a page that makes frames of its own and speaks to ours', () => {
  it('gets no answer, whatever ticket it names, and changes nothing', async () => {
    const { page, ax, own } = await write('kv-tk-2025Z90101', 'van de lezer');
    const [real = '', used = ''] = own.url().split('#');
    expect(used).toMatch(/^[\da-f]{48}$/);
    expect(await page.evaluate(SEND_TO_FRAMES)).toEqual([]);
    const tickets = [used, 'a'.repeat(48), '0'.repeat(48), ''];
    for (const address of [real, `chrome-extension://${await browser().extensionId()}/frame.html`])
      expect(await page.evaluate(makeFrames(address, tickets))).toEqual([]);
    // Where one is loaded at all, it stays empty. By the time the reader's next words are stored, it would have been filled.
    await ax.focus(NOTE_BOX);
    await page.keyboard.type(' en verder');
    await expect.poll(() => storedTexts(browser())).toContain('van de lezer en verder');
    const others = page.frames().filter((frame) => frame.parentFrame() !== null && frame !== own);
    expect(others).toHaveLength(2 * tickets.length);
    for (const frame of others) {
      const text = (await frame.evaluate('document.body.innerText').catch(() => '')) as string;
      expect(text).not.toMatch(/van de lezer|Notitie|Verloop/);
    }
    expect(await storedTexts(browser())).toEqual(['van de lezer en verder']);
  });
});

/** Waits in the frame until the browser says that it is covered, or for long enough that it is not. */
const sight = (own: Frame, covered: boolean): Promise<unknown> =>
  own.evaluate(`new Promise((done) => {
    let timer;
    new IntersectionObserver((entries) => {
      const { isIntersecting, isVisible } = entries.at(-1);
      clearTimeout(timer);
      if (${covered} ? isIntersecting && !isVisible : isVisible) timer = setTimeout(done, ${covered} ? 150 : 700);
    }, { trackVisibility: true, delay: 100, threshold: [0, 0.25, 0.5, 0.75, 1] }).observe(document.documentElement);
  })`);

describe('a page that covers the frame', () => {
  const COVERS = {
    'by something over it':
      "document.body.append(Object.assign(document.createElement('div'), { id: 'cover', style: 'position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; background: white' }))",
    'by making the page see-through': "document.body.style.opacity = '0.01'",
  };
  const UNCOVER = "document.querySelector('#cover')?.remove(); document.body.style.opacity = ''";
  for (const [at, [how, cover]] of Object.entries(COVERS).entries()) {
    it(`${how}: the mouse does not count there, keys do, and what they do can be undone`, async () => {
      const text = `niet weg ${at}`;
      const { page, ax, own } = await write(`kv-tk-2025Z9010${6 + at}`, text);
      await page.evaluate(cover);
      await sight(own, true);
      await ax.click(REMOVE);
      // The reader's own words are heard after the click.
      await ax.focus(NOTE_BOX);
      await page.keyboard.type('!');
      await expect.poll(() => storedTexts(browser())).toContain(`${text}!`);
      await ax.focus(REMOVE);
      await page.keyboard.press('Enter');
      await expect.poll(() => storedTexts(browser())).not.toContain(`${text}!`);
      await page.evaluate(UNCOVER);
      await sight(own, false);
      await ax.click(UNDO);
      await expect.poll(() => storedTexts(browser())).toContain(`${text}!`);
    });
  }
});

describe('when a page keeps removing the frame, the reader is informed and notes open elsewhere', () => {
  for (const [when, delay] of [
    ['at once', 0],
    ['as soon as it has come', 700],
  ] as const) {
    it(when, async () => {
      const take = `document.querySelectorAll('[data-kantlijn="frame"]').forEach((one) => one.remove())`;
      infect(`new MutationObserver(() => document.querySelector('[data-kantlijn="frame"]') && setTimeout(() => ${take}, ${delay}))
        .observe(document, { childList: true, subtree: true })`);
      const { ax } = await browser().open(hosts().url(SEED));
      await ax.waitForText(STATE, ANY_STATE);
      await ax.click(ADD_NOTE);
      await ax.waitForText({}, /Deze pagina laat het paneel van Kantlijn niet toe/);
      const [library] = await Promise.all([browser().context.waitForEvent('page'), ax.click(ADD_NOTE)]);
      await expect.poll(() => library.url()).toMatch(/^chrome-extension:.*library\.html/);
    });
  }
});
