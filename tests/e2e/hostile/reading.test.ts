import { afterEach, describe, expect, it } from 'vitest';
import { BOX, LIST, select, WRITE } from '../passages/support.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  CARD,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  SHOW_NOTES,
  showNotesAt,
  STATE,
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
const MOVED = /Het adres is veranderd zonder dat de pagina opnieuw is geladen\. Kantlijn blijft bij kv-tk-2025Z90103/;

describe('window.find', () => {
  it('finds no word of a note before the reader opens it, and none after it is closed (Chromium)', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'qzxkaart geheim');
    await ax.click(addNoteAt('2'));
    await ax.type(noteBoxAt('2'), 'qzxvraag geheim');
    await select(page, WORDS);
    await ax.click(WRITE);
    await ax.waitFor(BOX);
    await page.keyboard.type('qzxpassage geheim');
    await expect.poll(() => storedTexts(browser())).toHaveLength(3);
    await page.reload();
    const sign = { role: 'button', name: new RegExp(`“${WORDS}”$`) } as const;
    await ax.waitForText(STATE, ANY_STATE);
    for (const folded of [SHOW_NOTES, showNotesAt('2'), sign, LIST]) await ax.waitFor(folded);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');

    // What is left: a note that is open can be found. As soon as it is closed, it cannot.
    await ax.click(SHOW_NOTES);
    await ax.waitFor(NOTE_BOX);
    expect(await page.evaluate(findFrom('qzx'))).toBe('qzxkaart');
    await ax.click({ role: 'button', name: 'Sluiten' });
    await ax.waitForGone(NOTE_BOX);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    await ax.click(LIST);
    await ax.waitFor({ role: 'list', name: 'In dit document' });
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    await ax.click({ role: 'button', name: new RegExp(`^Naar de passage: “${WORDS}`) });
    await ax.waitFor(BOX);
    expect(await page.evaluate(findFrom('qzx'))).toBe('qzxpassage');
    await page.keyboard.press('Escape');
    await ax.waitForGone(BOX);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
  });

  it('finds no word of a note before the reader opens it (Firefox)', async () => {
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'qzxkaart geheim');
    await ax.waitForText(CARD, SAVED);
    await ax.click(addNoteAt('2'));
    await ax.type(noteBoxAt('2'), 'qzxvraag geheim');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await page.reload();
    for (const folded of [SHOW_NOTES, showNotesAt('2')]) await ax.waitFor(folded);
    expect(await page.evaluate(findFrom('qzx'))).toBe('');
    // It does find what is drawn in our roots: that is why nothing of a note is.
    expect(await page.evaluate(findFrom('Notitie toevoegen bij deze public'))).toBe(
      'Notitie toevoegen bij deze publicatie',
    );
  });
});

describe('a page that takes the address of another publication', () => {
  it('gets the notes of the one it was loaded from, and the reader is told (Chromium)', async () => {
    const other = await browser().open(hosts().url(OTHER));
    await other.ax.click(ADD_NOTE);
    await other.ax.type(NOTE_BOX, 'hoort bij de echte');
    await other.ax.waitForText({}, SAVED);
    await other.page.close();
    infect(pretendToBe(SEED, SEED.slice('kv-tk-'.length)));
    const { page, ax } = await browser().open(hosts().url(OTHER));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.waitForText({}, MOVED);
    expect(page.url()).toContain(SEED);
    await ax.click(SHOW_NOTES);
    const boxes = await ax.all({ role: 'textbox', name: /^Notitie bij/ });
    expect(boxes.map(({ value }) => value)).toEqual(['hoort bij de echte']);
    expect(await ax.find(LIST)).toBeUndefined();
    expect(await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0))).toBe(0);
    // What is written goes to the publication that is shown.
    await ax.type(NOTE_BOX, ' en blijft');
    await ax.waitForText({}, SAVED);
    hosts().well();
    await page.goto(hosts().url(OTHER));
    await ax.click(SHOW_NOTES);
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
    await opened.waitForTimeout(3_000);
    expect(await opened.evaluate(findFrom('qzx'))).toBe('');
    expect(await opened.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0))).toBe(0);
  });

  it('gets the notes of the one it was loaded from, and the reader is told (Firefox)', async () => {
    const other = await firefox().open(hosts().url(OTHER));
    await other.ax.waitForText(STATE, ANY_STATE);
    await other.ax.click(ADD_NOTE);
    await other.ax.type(NOTE_BOX, 'hoort bij de echte');
    await other.ax.waitForText(CARD, SAVED);
    infect(pretendToBe(SEED, SEED.slice('kv-tk-'.length)));
    const { page, ax } = await firefox().open(hosts().url(OTHER));
    await ax.waitForText(CARD, MOVED);
    expect(page.url()).toContain(SEED);
    await ax.click(SHOW_NOTES);
    expect(await ax.value(NOTE_BOX)).toBe('hoort bij de echte');
    expect(await ax.find({ role: 'button', name: /^\d+ notities? bij vraag/ })).toBeNull();
  });
});
