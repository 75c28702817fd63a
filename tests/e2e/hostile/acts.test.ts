import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDir, ensureBuild } from '../../../scripts/start-build.ts';
import { BOX, mark, select, waitForMark, WRITE } from '../passages/support.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useFirefox,
  useHosts,
} from '../support/session.ts';
import { storedNotes } from '../support/stored.ts';
import { CLICK_MARKS, PRETEND, TAKE_BACK, WRITE_AS_ANNOUNCED, WRITE_AT_CURSOR, WRITE_ONE } from './scripts.ts';

/** Scripts that pretend to be the reader. Where the roots are open, they stand inside, as after any leak. */

const hosts = useHosts();
const browser = useChromium(hosts);
const firefox = useFirefox(hosts);
const WORDS = 'scanners van het merk Nuctech';
const facts = async (running: RunningChromium) =>
  (await storedNotes(running)).map(({ body, deleted, revision }) => ({ body, deleted, revision }));

describe('a script that is inside our roots (the build with open ones, Chromium)', () => {
  let open: RunningChromium;
  beforeAll(async () => {
    await ensureBuild({ browser: 'chrome', openRoot: true });
    open = await launchChromium({
      extensionDir: buildDir({ browser: 'chrome', openRoot: true }),
      replica: hosts().hosts,
    });
  });
  afterEach(async () => {
    for (const page of open.context.pages().slice(1)) await page.close();
  });
  afterAll(async () => open.close());

  it('opens, changes, marks and deletes nothing', async () => {
    const { page, ax } = await open.open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'bij de publicatie');
    await ax.click(addNoteAt('2'));
    await ax.type(noteBoxAt('2'), 'bij vraag twee');
    await select(page, WORDS);
    await ax.click(WRITE);
    await ax.waitFor(BOX);
    await page.keyboard.type('bij de passage');
    await expect
      .poll(async () => (await facts(open)).map(({ body }) => body).toSorted())
      .toEqual(['bij de passage', 'bij de publicatie', 'bij vraag twee']);
    const before = await facts(open);
    await select(page, 'Australië en Canada');
    await ax.waitFor(mark('Feit'));
    expect(await page.evaluate(PRETEND)).toBeGreaterThan(500);
    await page.waitForTimeout(1_500);
    expect(await facts(open)).toEqual(before);
    // What it wrote in the boxes is not stored with the next letter of the reader either.
    await ax.type(NOTE_BOX, '!');
    await expect.poll(async () => (await facts(open)).map(({ body }) => body)).toContain('bij de publicatie!');
    expect((await facts(open)).map(({ body }) => body).join('\n')).not.toContain('door de pagina');
    await page.reload();
    await ax.waitFor(addNoteAt('1'));
    await page.evaluate(PRETEND);
    await page.waitForTimeout(500);
    expect(await ax.all({ role: 'textbox', name: /^Notitie bij/ })).toEqual([]);
    expect((await facts(open)).map(({ body }) => body).join('\n')).not.toContain('door de pagina');
  });
});

describe('a script outside our roots, in Chromium', () => {
  it('opens no note by clicking on marked words, as a reader does', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await select(page, WORDS);
    await ax.click(mark('Feit'));
    await waitForMark(page, 'fact', WORDS);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    expect(await page.evaluate(CLICK_MARKS)).toBeGreaterThan(0);
    await page.evaluate(PRETEND);
    await page.waitForTimeout(500);
    expect(await ax.find(BOX)).toBeUndefined();
    const { x, y } = await page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('kantlijn-fact') ?? [])] as Range[];
      const box = range?.getClientRects()[0];
      return { x: (box?.left ?? 0) + 20, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
    });
    await page.mouse.click(x, y);
    await ax.waitFor(BOX);
  });

  it('writes nothing where the cursor stands, and the reader goes on', async () => {
    const { page, ax } = await browser().open(hosts().url('kst-36999-12'));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'van de lezer');
    await ax.waitForText({}, SAVED);
    await page.evaluate(WRITE_AT_CURSOR);
    await page.waitForTimeout(1_200);
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('van de lezer');
    expect((await facts(browser())).map(({ body }) => body)).toContain('van de lezer');
    // Keys of the reader of which nothing came lend the page nothing.
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Delete');
    await page.evaluate(WRITE_AS_ANNOUNCED);
    await page.evaluate(TAKE_BACK);
    await page.keyboard.press('k');
    await page.evaluate(WRITE_ONE);
    await page.waitForTimeout(1_200);
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('van de lezer');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' en verder');
    await expect.poll(async () => (await facts(browser())).map(({ body }) => body)).toContain('van de lezer en verder');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Control+v');
    const twice = 'van de lezer en verdervan de lezer en verder';
    await expect.poll(async () => (await facts(browser())).map(({ body }) => body)).toContain(twice);
  });
});

describe('a script that is inside our roots, in Firefox', () => {
  it('opens, changes and deletes nothing, and writes nothing where the cursor stands', async () => {
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'van de lezer');
    await ax.waitForText({ role: 'region', name: 'Kantlijn' }, SAVED);
    await page.evaluate(WRITE_AT_CURSOR);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await ax.value(NOTE_BOX)).toBe('van de lezer');
    await page.keyboard.press('Delete');
    await page.evaluate(WRITE_AS_ANNOUNCED);
    await page.evaluate(TAKE_BACK);
    await page.keyboard.press('k');
    await page.evaluate(WRITE_ONE);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await ax.value(NOTE_BOX)).toBe('van de lezer');
    expect(await page.evaluate(PRETEND)).toBeGreaterThan(500);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await page.reload();
    await ax.waitFor(addNoteAt('1'));
    await page.evaluate(PRETEND);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await ax.find(NOTE_BOX)).toBeNull();
    await ax.click({ role: 'button', name: /^1 notitie/ });
    expect(await ax.value(NOTE_BOX)).toBe('van de lezer');
    await ax.type(NOTE_BOX, ' verder');
    await ax.waitForText({ role: 'region', name: 'Kantlijn' }, SAVED);
  });
});
