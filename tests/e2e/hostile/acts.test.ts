import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { buildDir, ensureBuild } from '../../../scripts/start-build.ts';
import { BOX, mark, select, waitForMark, WRITE } from '../passages/support.ts';
import type { Accessibility } from '../support/accessibility.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { everyQuestion } from '../support/document.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  COURSE_TAB,
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
const bodies = async (running: RunningChromium) => (await facts(running)).map(({ body }) => body);

/** Opens and closes a tab as the reader does: what came to the frame before it has been heard by then. */
async function toTheFrameAndBack(page: Page, ax: Accessibility): Promise<void> {
  await ax.click(COURSE_TAB);
  await ax.waitFor({ role: 'list', name: 'Documenten' });
  await page.keyboard.press('Escape');
  await ax.waitForGone({ role: 'list', name: 'Documenten' });
}

describe('a script that is inside our roots (the build with open ones, Chromium)', () => {
  let open: RunningChromium;
  beforeAll(async () => {
    const build = { browser: 'chrome', openRoot: true } as const;
    await ensureBuild(build);
    open = await launchChromium({ extensionDir: buildDir(build), replica: hosts().hosts });
  });
  afterEach(async () => {
    for (const page of open.context.pages().slice(1)) await page.close();
  });
  afterAll(async () => open.close());

  it('opens, changes, marks and deletes nothing', async () => {
    const { page, ax } = await open.open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await everyQuestion(page);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'bij de publicatie');
    await ax.click(addNoteAt('2'));
    await ax.type(noteBoxAt('2'), 'bij vraag twee');
    await select(page, WORDS);
    await ax.click(WRITE);
    await ax.waitFor(BOX);
    await page.keyboard.type('bij de passage');
    await expect
      .poll(async () => (await bodies(open)).toSorted())
      .toEqual(['bij de passage', 'bij de publicatie', 'bij vraag twee']);
    const before = await facts(open);
    await select(page, 'Australië en Canada');
    await ax.waitFor(mark('Feit'));
    expect(await page.evaluate(PRETEND)).toBeGreaterThan(500);
    // A letter of the reader's is stored after whatever the script had brought about: it alone, and nothing of the script with it.
    await ax.type(NOTE_BOX, '!');
    await expect.poll(() => bodies(open)).toContain('bij de publicatie!');
    const after = (await facts(open)).map(({ body, ...rest }) =>
      body === 'bij de publicatie!'
        ? { ...rest, body: 'bij de publicatie', revision: rest.revision - 1 }
        : { body, ...rest },
    );
    expect(after.toSorted(byBody)).toEqual(before.toSorted(byBody));
    await page.reload();
    await ax.waitFor(addNoteAt('1'));
    await page.evaluate(PRETEND);
    await toTheFrameAndBack(page, ax);
    expect(await ax.all({ role: 'textbox', name: /^Notitie bij/ })).toEqual([]);
    expect((await bodies(open)).join('\n')).not.toContain('door de pagina');
  });

  it('creates no frame in a page without interaction', async () => {
    const { page, ax } = await open.open(hosts().url('kv-tk-2025Z90101'));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.waitFor(addNoteAt('1'));
    await page.evaluate(PRETEND);
    // The way of a frame: offered, made, loaded. As long as another page needs for all of it.
    const other = await open.open(hosts().url('kv-tk-2025Z90102'));
    await toTheFrameAndBack(other.page, other.ax);
    expect(page.frames().length).toBe(1);
  });
});

const byBody = (a: { body: string }, b: { body: string }): number => a.body.localeCompare(b.body);

describe('a script outside our roots, in Chromium', () => {
  it('opens no note by clicking on marked words, as a reader does', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await select(page, WORDS);
    await ax.click(mark('Feit'));
    await waitForMark(page, 'fact', WORDS);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    expect(await page.evaluate(CLICK_MARKS)).toBeGreaterThan(0);
    await page.evaluate(PRETEND);
    await toTheFrameAndBack(page, ax);
    expect(await ax.find(BOX)).toBeUndefined();
    const { x, y } = await page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('kantlijn-fact') ?? [])] as Range[];
      range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const box = range?.getClientRects()[0];
      return { x: (box?.left ?? 0) + 20, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
    });
    await page.mouse.click(x, y);
    await ax.waitFor(BOX);
  });

  it('writes nothing at the cursor, and the reader can continue', async () => {
    const { page, ax } = await browser().open(hosts().url('kst-36999-12'));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'van de lezer');
    await ax.waitForText({}, SAVED);
    await page.evaluate(WRITE_AT_CURSOR);
    await toTheFrameAndBackByNotes(page, ax);
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('van de lezer');
    expect(await bodies(browser())).toContain('van de lezer');
    // Keys of the reader of which nothing came lend the page nothing.
    await ax.focus(NOTE_BOX);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Delete');
    await page.evaluate(WRITE_AS_ANNOUNCED);
    await page.evaluate(TAKE_BACK);
    await page.keyboard.press('k');
    await page.evaluate(WRITE_ONE);
    // The key itself is the reader's: what the page takes back in its own document is not what goes on in the frame.
    await expect.poll(() => bodies(browser())).toContain('van de lezerk');
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('van de lezerk');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(' en verder');
    await expect.poll(() => bodies(browser())).toContain('van de lezer en verder');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Control+v');
    const twice = 'van de lezer en verdervan de lezer en verder';
    await expect.poll(() => bodies(browser())).toContain(twice);
    expect((await bodies(browser())).join('\n')).not.toContain('door de pagina');
  });
});

/** The same in a publication that is no question, where notes are the one tab. */
async function toTheFrameAndBackByNotes(page: Page, ax: Accessibility): Promise<void> {
  await ax.click({ role: 'button', name: /^Notities(: |$)/ });
  await ax.waitFor({ role: 'button', name: 'Notities sluiten' });
  await page.keyboard.press('Escape');
  await ax.waitForGone({ role: 'button', name: 'Notities sluiten' });
}

describe('a script that is inside our roots, in Firefox', () => {
  it('opens, changes and deletes nothing, and writes nothing at the cursor', async () => {
    const saved = { role: 'status', name: /^Opgeslagen/ } as const;
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await everyQuestion(page);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'van de lezer');
    await ax.waitFor(saved);
    await page.evaluate(WRITE_AT_CURSOR);
    await page.keyboard.press('Delete');
    await page.evaluate(WRITE_AS_ANNOUNCED);
    await page.evaluate(TAKE_BACK);
    await page.keyboard.press('k');
    await page.evaluate(WRITE_ONE);
    expect(await page.evaluate(PRETEND)).toBeGreaterThan(500);
    await page.keyboard.type('omen');
    // The keys are the reader's, and nothing else is there.
    await expect.poll(() => ax.value(NOTE_BOX)).toBe('van de lezerkomen');
    await ax.waitFor(saved);
    await page.reload();
    await ax.waitFor(addNoteAt('1'));
    await page.evaluate(PRETEND);
    await ax.click(COURSE_TAB);
    await ax.waitFor({ role: 'list', name: 'Documenten' });
    expect(await ax.find(NOTE_BOX)).toBeNull();
    await ax.click({ role: 'button', name: /^Deze publicatie.*Notitie openen$/ });
    expect(await ax.value(NOTE_BOX)).toBe('van de lezerkomen');
    await ax.type(NOTE_BOX, ' verder');
    await ax.waitFor(saved);
  });
});
