import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import {
  addNoteAt,
  ANY_STATE,
  noteBoxAt,
  SEED,
  showNotesAt,
  STATE,
  useChromium,
  useFirefox,
  useHosts,
} from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

/** What is typed at once, while the frame is only on its way (decision 350). */

const hosts = useHosts();
const WORDS = 'aantal woorden, vanaf het eerste';

/** Has the page listen to all that is typed. */
const SPY = `globalThis.heard = [];
  for (const name of 'keydown keypress keyup beforeinput input paste compositionstart compositionend'.split(' '))
    for (const at of [window, document]) at.addEventListener(name, ({ key, data }) => heard.push(name + (key ?? data ?? '')), true);`;

describe('in Chromium', () => {
  const browser = useChromium(hosts);

  async function open(id: string): Promise<{ page: Page; ax: Accessibility }> {
    const opened = await browser().open(hosts().url(id));
    await opened.ax.waitForText(STATE, ANY_STATE);
    await opened.page.evaluate(SPY);
    return opened;
  }
  const stored = (): Promise<string[]> => storedTexts(browser());
  const heard = (page: Page): Promise<unknown> => page.evaluate('heard');

  for (const [delay, question] of [
    [0, '2'],
    [25, '4'],
    [90, '6'],
  ] as const)
    it(`no letter is lost, and the page hears none (${delay} ms between two keys)`, async () => {
      const { page, ax } = await open(SEED);
      const text = `${WORDS} ${delay}`;
      await ax.click(addNoteAt(question));
      await page.keyboard.type(text, { delay });
      await ax.waitFor(noteBoxAt(question));
      await expect.poll(stored).toContain(text);
      // And the box has the focus by itself.
      await page.keyboard.type('!');
      await expect.poll(stored).toContain(`${text}!`);
      expect(await heard(page)).toEqual([]);
      await page.close();
    });

  it('a letter taken back, a new line and a letter of two keys count as in any box', async () => {
    const { page, ax } = await open('kv-tk-2025Z90101');
    const session = await page.context().newCDPSession(page);
    const char = (text: string): Promise<unknown> => session.send('Input.dispatchKeyEvent', { type: 'char', text });
    await ax.click(addNoteAt('1'));
    await page.keyboard.type('eens');
    for (const key of ['Backspace', 'Backspace', 'Enter']) await page.keyboard.press(key);
    for (const each of ['é', 'é', 'n', 'x']) await char(each);
    await page.keyboard.press('Backspace');
    await page.keyboard.type(' ja');
    await expect.poll(stored).toContain('ee\néén ja');
    expect(await heard(page)).toEqual([]);
  });

  it('text pasted before the frame is ready is in the note', async () => {
    const { page, ax } = await open('kv-tk-2025Z90102');
    await browser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(`navigator.clipboard.writeText('uit een brief')`);
    await ax.click(addNoteAt('1'));
    await page.keyboard.press('Control+V');
    await page.keyboard.type(', blz. 2');
    await expect.poll(stored).toContain('uit een brief, blz. 2');
    expect(
      ((await heard(page)) as string[]).filter((each) => /^(paste|keypress|beforeinput|input)/.test(each)),
    ).toEqual([]);
  });

  it('opened by a key, that key is no word, and words follow those of a note that is there', async () => {
    const { page, ax } = await open('kv-tk-2025Z90103');
    await ax.focus(addNoteAt('1'));
    await page.keyboard.press('Enter');
    await page.keyboard.type('Eerst dit.');
    await expect.poll(stored).toContain('Eerst dit.');
    await page.reload();
    await ax.waitFor(showNotesAt('1'));
    await ax.focus(showNotesAt('1'));
    await page.keyboard.press(' ');
    await page.keyboard.type(' Dan dat.');
    await expect.poll(stored).toContain('Eerst dit. Dan dat.');
  });

  it('a reader who clicks elsewhere in the page types there', async () => {
    const { page, ax } = await open('kv-tk-2025Z90106');
    await page.evaluate(`document.body.prepend(Object.assign(document.createElement('input'), { id: 'own' }))`);
    await ax.click(addNoteAt('1'));
    await page.evaluate(`document.querySelector('#own').focus()`);
    await page.keyboard.type('zoek');
    await ax.waitFor(noteBoxAt('1'));
    expect(await page.evaluate(`document.querySelector('#own').value`)).toBe('zoek');
    expect(await stored()).not.toContain('zoek');
  });

  it('also when that was before our second script had come', async () => {
    const { page, ax } = await open('kv-tk-2025Z90107');
    await page.evaluate(`document.body.prepend(Object.assign(document.createElement('input'), { id: 'own' }));
      addEventListener('click', () => document.querySelector('#own').focus(), { once: true });`);
    await ax.click(addNoteAt('1'));
    await ax.waitFor(noteBoxAt('1'));
    await page.keyboard.type('zoek');
    expect(await page.evaluate(`document.querySelector('#own').value`)).toBe('zoek');
    expect(await stored()).not.toContain('zoek');
  });
});

describe('in Firefox', () => {
  const browser = useFirefox(hosts);

  it('no letter is lost, and the page hears none', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await page.evaluate(SPY);
    await ax.click(addNoteAt('2'));
    await page.keyboard.type(WORDS);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('é!');
    await ax.waitFor({ role: 'status', name: /^Opgeslagen/ });
    expect(await ax.value(noteBoxAt('2'))).toBe(`${WORDS.slice(0, -1)}é!`);
    expect(await page.evaluate('heard')).toEqual([]);
  });
});
