import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { mark, select, waitForMark } from '../passages/support.ts';
import { OURS } from '../support/document.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  NOTE_BOX,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import { infecting, LISTEN, SWITCH_OFF, takeNames } from './scripts.ts';

/** Pages whose own script wants what is the reader's, in Chromium with the production build. */

const hosts = useHosts();
const browser = useChromium(hosts);
afterEach(() => hosts().well());

const infect = infecting(hosts);
const leaked = (page: Page): Promise<unknown> => page.evaluate('leaked');
const oursIn = (page: Page): Promise<string[]> =>
  page.evaluate((ours) => [...document.querySelectorAll(ours)].map((one) => one.outerHTML), OURS);

describe('a page that defines our names, in Chromium', () => {
  for (const shadow of [true, false]) {
    it(`gets no root, and everything works (${shadow ? 'attachInternals' : 'disabledFeatures'})`, async () => {
      infect(takeNames(shadow));
      const { page, ax } = await browser().open(hosts().url(SEED));
      await ax.waitForText(STATE, ANY_STATE);
      await ax.waitFor(addNoteAt('1'));
      await select(page, 'scanners van het merk Nuctech');
      await ax.click(mark('Feit'));
      await waitForMark(page, 'fact', 'scanners van het merk Nuctech');
      await ax.click(ADD_NOTE);
      await ax.type(NOTE_BOX, 'geheim van de lezer');
      await ax.waitForText({}, SAVED);
      await page.waitForTimeout(4_500);
      expect(await page.evaluate('seen')).toBeGreaterThanOrEqual(11);
      expect(await leaked(page)).toEqual([]);
      expect((await storedTexts(browser())).join('\n')).toContain('geheim van de lezer');
    });
  }

  it('gets no root of a window it opened itself', async () => {
    const { page } = await browser().open(hosts().url('kst-36999-12'));
    const [opened] = await Promise.all([
      browser().context.waitForEvent('page'),
      page.evaluate(
        ([address, script]) => {
          const other = window.open(address) as (Window & typeof globalThis) | null;
          const first = other?.document;
          const timer = setInterval(() => {
            if (!other || other.document === first) return;
            clearInterval(timer);
            (other as unknown as { eval(code: string): void }).eval(script ?? '');
          });
        },
        [hosts().url(SEED), takeNames()],
      ),
    ]);
    await opened.waitForLoadState();
    await opened.waitForFunction((ours) => document.querySelectorAll(ours).length > 9, OURS);
    await opened.waitForTimeout(4_500);
    expect(await opened.evaluate('globalThis.leaked')).toEqual([]);
  });

  it('learns neither version nor language nor identifier, and is told nothing', async () => {
    infect(LISTEN);
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.waitFor(addNoteAt('1'));
    await page.waitForTimeout(1_000);
    for (const markup of await oursIn(page)) {
      expect(markup).toMatch(/^<div data-kantlijn="(card|question|passages)"( style="[^"]*")?><\/div>$/);
    }
    expect(await page.evaluate('told')).toEqual([]);
  });
});

describe('a page that wants Kantlijn gone, in Chromium', () => {
  it('cannot switch it off by events, messages or attributes', async () => {
    infect(SWITCH_OFF);
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'blijft staan');
    await ax.waitForText({}, SAVED);
    await page.waitForTimeout(2_500);
    expect((await ax.waitFor(NOTE_BOX)).value).toContain('blijft staan');
    await ax.waitFor(addNoteAt('9'));
  });
});
