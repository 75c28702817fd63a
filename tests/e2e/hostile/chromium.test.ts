import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { mark, select, waitForMark } from '../passages/support.ts';
import { Accessibility } from '../support/accessibility.ts';
import { everyQuestion, OURS } from '../support/document.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  COURSE_TAB,
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
const WORDS = 'scanners van het merk Nuctech';
/** What the page came by, once it has looked for the last time. */
const leaked = (page: Page): Promise<unknown> => page.evaluate('Promise.all(looking).then(() => leaked)');
const kindsIn = (page: Page): Promise<string[]> =>
  page.evaluate(
    (ours) => [...new Set([...document.querySelectorAll(ours)].map((one) => one.getAttribute('data-kantlijn') ?? ''))],
    OURS,
  );
const EVERY_KIND = ['frame', 'question', 'signs', 'strip'];

describe('a page that defines our names, in Chromium', () => {
  for (const shadow of [true, false]) {
    it(`gets no root, and everything works (${shadow ? 'attachInternals' : 'disabledFeatures'})`, async () => {
      infect(takeNames(shadow));
      const { page, ax } = await browser().open(hosts().url(SEED));
      await ax.waitForText(STATE, ANY_STATE);
      await everyQuestion(page);
      await select(page, WORDS);
      await ax.click(mark('Feit'));
      await waitForMark(page, 'fact', WORDS);
      await ax.click(ADD_NOTE);
      await ax.type(NOTE_BOX, 'geheim van de lezer');
      await ax.waitForText({}, SAVED);
      expect((await kindsIn(page)).toSorted()).toEqual(EVERY_KIND);
      expect(await leaked(page)).toEqual([]);
      expect(await page.evaluate('seen')).toBeGreaterThanOrEqual(12);
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
    const ax = new Accessibility(opened, await browser().context.newCDPSession(opened));
    await ax.waitForText(STATE, ANY_STATE);
    await everyQuestion(opened);
    await select(opened, 'waaronder China');
    await ax.waitFor(mark('Feit'));
    await ax.click(COURSE_TAB);
    await ax.waitFor({ role: 'list', name: 'Documenten' });
    expect((await kindsIn(opened)).toSorted()).toEqual(EVERY_KIND);
    expect(await leaked(opened)).toEqual([]);
    expect(await opened.evaluate('seen')).toBeGreaterThanOrEqual(12);
  });

  it('learns neither version nor language nor identifier, and receives no message', async () => {
    infect(LISTEN);
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await everyQuestion(page);
    await select(page, WORDS);
    await ax.waitFor(mark('Feit'));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'met een frame');
    await ax.waitForText({}, SAVED);
    expect((await kindsIn(page)).toSorted()).toEqual(EVERY_KIND);
    const markup = await page.evaluate(
      (ours) => [...document.querySelectorAll(ours)].map((one) => one.outerHTML),
      OURS,
    );
    for (const one of markup)
      expect(one).toMatch(/^<div data-kantlijn="(strip|question|signs|frame|named|card)"( style="[^"]*")?><\/div>$/);
    expect(await page.evaluate('told')).toEqual([]);
    expect(await page.evaluate('performance.getEntries().filter(({ name }) => /extension:/.test(name))')).toEqual([]);
  });
});

describe('a page that wants Kantlijn gone, in Chromium', () => {
  it('cannot switch it off by events, messages or attributes', async () => {
    infect(SWITCH_OFF);
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('blijft staan');
    await ax.waitForText({}, SAVED);
    // Longer than Kantlijn waits between two looks whether it is still wanted.
    await page.evaluate('new Promise((done) => setTimeout(done, 2_500))');
    await page.keyboard.type(', ook daarna');
    await expect.poll(() => storedTexts(browser())).toContain('blijft staan, ook daarna');
    await everyQuestion(page);
    await ax.waitFor(addNoteAt('9'));
  });
});
