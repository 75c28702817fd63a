import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import {
  addNoteAt,
  ADD_NOTE,
  ANY_STATE,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  showNotesAt,
  STATE,
  useFirefox,
  useHosts,
} from '../support/session.ts';

const hosts = useHosts();
const browser = useFirefox(hosts);

describe('the caret in a note that exists, in Firefox', () => {
  it('puts the caret behind the text, on the publication and on a question', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
    for (const [add, show, box] of [
      [ADD_NOTE, { role: 'button', name: /^Deze publicatie.*Notitie openen$/ }, NOTE_BOX],
      [addNoteAt('2'), showNotesAt('2'), noteBoxAt('2')],
    ] as const) {
      await ax.click(add);
      await ax.type(box, 'oud');
      await ax.waitFor({ role: 'status', name: SAVED });
      await page.keyboard.press('Escape');
      await ax.waitForGone(box);
      await ax.click(show);
      await ax.waitFor(box);
      await page.keyboard.type(' en nieuw');
      expect(await ax.value(box)).toBe('oud en nieuw');
      await page.keyboard.press('Escape');
      await ax.waitForGone(box);
    }
  });
});

/** Selects pieces of the text, as Ctrl and the mouse do. */
const select = (page: Page, words: readonly string[]): Promise<void> =>
  page.evaluate((wanted: readonly string[]) => {
    const selection = getSelection();
    selection?.removeAllRanges();
    for (const each of wanted) {
      const walker = document.createTreeWalker(document.querySelector('#broodtekst') ?? document.body, 4);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(each);
        if (at < 0) continue;
        node.parentElement?.scrollIntoView({ block: 'center' });
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + each.length);
        selection?.addRange(range);
        break;
      }
    }
  }, words);

describe('several pieces selected at once, in Firefox', () => {
  const FIRST = 'scanners van het merk Nuctech';
  const SECOND = 'digitaal in de aanval';
  /** Words of the bar, while it is shown. */
  const bar = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const found = document.querySelector('[data-kantlijn="signs"]')?.shadowRoot?.querySelector<HTMLElement>('.bar');
      return found?.hidden === false ? (found.textContent ?? '') : '';
    });

  it('says that only the first counts, and marks that one', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
    await select(page, [FIRST]);
    await expect.poll(() => bar(page), { timeout: 20_000 }).toContain('Feit');
    expect(await bar(page)).not.toContain('eerste stuk');
    await select(page, [FIRST, SECOND]);
    expect(await page.evaluate(() => getSelection()?.rangeCount)).toBe(2);
    await expect.poll(() => bar(page)).toContain('Alleen het eerste stuk van de selectie telt');
    await ax.click({ role: 'button', name: 'Markeren als Feit' });
    await expect
      .poll(() => page.evaluate(() => [...(CSS.highlights.get('kantlijn-fact') ?? [])].map(String)))
      .toEqual([FIRST]);
  });
});
