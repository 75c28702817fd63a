import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { BOX, select, WRITE } from '../passages/support.ts';
import { Accessibility } from '../support/accessibility.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  closedNote,
  NOTE_BOX,
  noteBoxAt,
  NOTES_TAB,
  openNote,
  SEED,
  SOME_NOTES,
  showNotesAt,
  STATE,
  STORED,
  useChromium,
  useFirefox,
  useHosts,
} from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import { findFrom, infecting, pretendToBe } from './scripts.ts';

/** Pages that look for words of notes, or for notes of another publication. */

const hosts = useHosts();
const browser = useChromium(hosts);
const firefox = useFirefox(hosts);
afterEach(() => hosts().well());
const OTHER = 'kv-tk-2025Z90103';
const WORDS = 'scanners van het merk Nuctech';
const infect = infecting(hosts);
const MOVED = /Het adres is veranderd: laad opnieuw/;
/** In Firefox a note at rest has no spaces in its name. */
const closedIn = (words: RegExp) => ({ role: 'button', name: words }) as const;

/** How many stretches of text are drawn as marked. */
const marksIn = (page: Page): Promise<number> =>
  page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));

describe('window.find', () => {
  it('finds no word of a note, closed or open (Chromium)', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'qzxpublicatie geheim');
    await ax.click(addNoteAt('2'));
    await ax.type(noteBoxAt('2'), 'qzxvraag geheim');
    await select(page, WORDS);
    await ax.click(WRITE);
    await ax.waitFor(BOX);
    await page.keyboard.type('qzxpassage geheim');
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    await expect.poll(() => storedTexts(browser())).toHaveLength(3);
    await page.reload();
    const sign = { role: 'button', name: new RegExp(`“${WORDS}”$`) } as const;
    await ax.waitForText(STATE, ANY_STATE);
    for (const folded of [SOME_NOTES, showNotesAt('2'), sign]) await ax.waitFor(folded);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    // Notes stand closed in the margin, with their first words.
    await ax.click(NOTES_TAB);
    await ax.waitForText(closedNote(), /qzxpublicatie/);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    for (const [opener, box] of [
      [closedNote(), NOTE_BOX],
      [closedNote('Vraag 2'), noteBoxAt('2')],
      [sign, BOX],
    ] as const) {
      await ax.click(opener);
      expect((await ax.waitFor(box)).value).toMatch(/^qzx/);
      expect(await page.evaluate(findFrom('qzx'))).toBe('');
    }
    // It does find what is drawn in our roots: that is why nothing of a note is.
    expect(await page.evaluate(findFrom('dagen te l'))).toBe('dagen te laat');
  });

  it('finds no word of a note, closed or open (Firefox)', async () => {
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'qzxpublicatie geheim');
    await ax.waitFor(STORED);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    await ax.click(addNoteAt('2'));
    await ax.type(noteBoxAt('2'), 'qzxvraag geheim');
    await ax.waitFor({ role: 'button', name: /^Notities: 2/ });
    await page.reload();
    for (const folded of [SOME_NOTES, showNotesAt('2')]) await ax.waitFor(folded);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    // It does find what is drawn in our roots: that is why nothing of a note is.
    expect(await page.evaluate(findFrom('dagen te l'))).toBe('dagen te laat');
    await ax.click(NOTES_TAB);
    await ax.click(closedIn(/^Deze publicatie.*qzxpublicatie/));
    expect(await ax.value(NOTE_BOX)).toBe('qzxpublicatie geheim');
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
  });
});

describe('a page that takes the address of another publication', () => {
  it('gets only notes of the publication it was loaded from, and the strip says so (Chromium)', async () => {
    // The other has a note of the publication and one on a passage, which would be drawn.
    const seed = await browser().open(hosts().url(SEED));
    await seed.ax.click(ADD_NOTE);
    await seed.ax.type(NOTE_BOX, 'hoort bij de andere');
    await expect.poll(() => storedTexts(browser())).toContain('hoort bij de andere');
    const other = await browser().open(hosts().url(OTHER));
    await other.ax.click(ADD_NOTE);
    await other.ax.type(NOTE_BOX, 'hoort bij de echte');
    await expect.poll(() => storedTexts(browser())).toContain('hoort bij de echte');
    await other.page.close();
    infect(pretendToBe(SEED, SEED.slice('kv-tk-'.length)));
    const { page, ax } = await browser().open(hosts().url(OTHER));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.waitForText({}, MOVED);
    expect(page.url()).toContain(SEED);
    await ax.waitFor({ role: 'button', name: 'Notities: 1 notitie' });
    await openNote(ax);
    const boxes = await ax.all({ role: 'textbox', name: /^Notitie bij/ });
    expect(boxes.map(({ value }) => value)).toEqual(['hoort bij de echte']);
    expect(await ax.all(closedIn(/Notitie openen$/))).toEqual([]);
    expect(await ax.find(closedIn(/“.*”$/))).toBeUndefined();
    expect(await marksIn(page)).toBe(0);
    // What is written goes to the publication that was loaded.
    await ax.type(NOTE_BOX, ' en blijft');
    await expect.poll(() => storedTexts(browser())).toContain('hoort bij de echte en blijft');
    hosts().well();
    await page.goto(hosts().url(OTHER));
    await openNote(ax);
    expect((await ax.waitFor(NOTE_BOX)).value).toContain('en blijft');
  });

  it('gets nothing either when a window that opened it does so first (Chromium)', async () => {
    const { page } = await browser().open(hosts().url('kst-36999-12'));
    const [opened] = await Promise.all([
      browser().context.waitForEvent('page'),
      page.evaluate(
        ([address, wanted]) => {
          const other = window.open(address);
          const first = other?.document;
          const timer = setInterval(() => {
            if (!other || other.document === first) return;
            clearInterval(timer);
            other.history.replaceState(null, '', wanted);
          });
        },
        [hosts().url(OTHER), `/${SEED}.html`],
      ),
    ]);
    await opened.waitForLoadState();
    const ax = new Accessibility(opened, await browser().context.newCDPSession(opened));
    // Its notes were counted: one, of the publication that was loaded; the other has two and more.
    await ax.waitFor({ role: 'button', name: 'Notities: 1 notitie' });
    expect(opened.url()).toContain(SEED);
    expect(await opened.evaluate(findFrom('qzx'))).toBe('');
    expect(await marksIn(opened)).toBe(0);
  });

  it('gets only notes of the publication it was loaded from, and the strip says so (Firefox)', async () => {
    const other = await firefox().open(hosts().url(OTHER));
    await other.ax.waitForText(STATE, ANY_STATE);
    await other.ax.click(ADD_NOTE);
    await other.ax.type(NOTE_BOX, 'hoort bij de echte');
    await other.ax.waitFor(STORED);
    infect(pretendToBe(SEED, SEED.slice('kv-tk-'.length)));
    const { page, ax } = await firefox().open(hosts().url(OTHER));
    await ax.waitForText(STATE, MOVED);
    expect(page.url()).toContain(SEED);
    await ax.waitFor({ role: 'button', name: 'Notities: 1 notitie' });
    await ax.click(NOTES_TAB);
    await ax.click(closedIn(/^Deze publicatie.*Notitie openen$/));
    expect(await ax.value(NOTE_BOX)).toBe('hoort bij de echte');
    expect(await ax.find(closedIn(/^\d+ notities? bij vraag/))).toBeNull();
    expect(await ax.find(closedIn(/Notitie openen$/))).toBeNull();
  });
});
