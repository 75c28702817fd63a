import { describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import { ask, emptyLibrary, giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { command, select, waitForMark } from '../passages/support.ts';
import {
  addNoteAt,
  ADD_NOTE,
  ANY_STATE,
  closedNote,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  showNotesAt,
  SOME_NOTES,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const open = (id = SEED) => browser().open(hosts().url(id));

/** Waits until the focus stays where it is: a note that closes gives it back a moment after its box is gone. */
async function focusAtRest(ax: Accessibility): Promise<void> {
  let before: string | undefined;
  let times = 0;
  const look = async (): Promise<number> => {
    const { name } = (await ax.focused()) ?? {};
    times = name === before ? times + 1 : 0;
    before = name;
    return times;
  };
  await expect.poll(look, { interval: 150 }).toBeGreaterThanOrEqual(3);
}

/** Gives the command to mark until the bar has the focus: a page that is not at rest yet does not hear it. */
async function openBarByCommand(ax: Accessibility): Promise<void> {
  const focus = async (): Promise<string> => {
    const before = (await ax.focused())?.name ?? '';
    if (before.startsWith('Markeren')) return before;
    await command(browser(), 'mark');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return (await ax.focused())?.name ?? '';
  };
  await expect.poll(focus, { timeout: 30_000 }).toMatch(/^Markeren/);
}

describe('the caret, when a note that exists is opened by the keyboard', () => {
  it('puts the caret behind the text: on the publication, a question, a passage', async () => {
    const { page, ax } = await open();
    await ax.waitForText(STATE, ANY_STATE);
    const words = 'scanners van het merk Nuctech';
    for (const [button, box] of [
      [ADD_NOTE, NOTE_BOX],
      [addNoteAt('2'), noteBoxAt('2')],
    ] as const) {
      await ax.click(button);
      await ax.waitFor(box);
      await page.keyboard.type('oud');
      await ax.waitForText({}, SAVED);
      await page.keyboard.press('Escape');
      await ax.waitForGone(box);
      await focusAtRest(ax);
    }
    await select(page, words);
    await openBarByCommand(ax);
    for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const passage = { role: 'textbox', name: new RegExp(words) } as const;
    await ax.waitFor(passage);
    await page.keyboard.type('oud');
    await ax.waitForText({}, SAVED);
    await page.keyboard.press('Escape');
    await ax.waitForGone(passage);
    await focusAtRest(ax);

    // The strip leads to the notes on the publication, its signs to a question or a passage.
    await ax.focus(SOME_NOTES);
    await page.keyboard.press('Enter');
    for (const [sign, box, text] of [
      [closedNote(), NOTE_BOX, ' publicatie'],
      [showNotesAt('2'), noteBoxAt('2'), ' vraag'],
      [{ role: 'button', name: new RegExp(`“${words}”$`) }, passage, ' passage'],
    ] as const) {
      await ax.focus(sign);
      await page.keyboard.press('Enter');
      await ax.waitFor(box);
      await page.keyboard.type(text);
      await ax.waitForText({}, SAVED);
      await page.keyboard.press('Escape');
      await ax.waitForGone(box);
      await focusAtRest(ax);
    }
    await expect
      .poll(() => storedTexts(browser()), { timeout: 10_000 })
      .toEqual(['oud passage', 'oud publicatie', 'oud vraag']);
  });

  it('puts the caret behind the text in the library', async () => {
    const page = await openLibrary(browser(), 'all');
    await ask(page, 'library.wipe', {});
    await giveNotes(page, SMALL_LIBRARY);
    await page.reload();
    await page
      .getByRole('button', { name: /^Notitie bewerken/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const box = page.getByRole('textbox', { name: /^Notitie:/ });
    await box.waitFor();
    const before = await box.inputValue();
    expect(before.length).toBeGreaterThan(0);
    await page.keyboard.type(' en verder');
    expect(await box.inputValue()).toBe(`${before} en verder`);
  });
});

describe('the focus, after something was done by the keyboard', () => {
  it('goes to the way back when a note is deleted, and into the note when it comes back', async () => {
    const { page, ax } = await open('kv-tk-2025Z90101');
    await ax.waitForText(STATE, ANY_STATE);
    for (const [button, box] of [
      [ADD_NOTE, NOTE_BOX],
      [addNoteAt('1'), noteBoxAt('1')],
    ] as const) {
      await ax.click(button);
      await ax.waitFor(box);
      await page.keyboard.type('weg');
      await ax.waitForText({}, SAVED);
      await page.keyboard.press('Tab');
      await expect.poll(async () => (await ax.focused())?.name ?? '').toMatch(/^Notitie verwijderen/);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await ax.focused())?.name).toBe('Ongedaan maken');
      await page.keyboard.press('Enter');
      await ax.waitFor(box);
      await expect.poll(async () => (await ax.focused())?.name).toBe(box.name);
      await page.keyboard.type('!');
      await page.keyboard.press('Escape');
      await ax.waitForGone(box);
    }
    await expect
      .poll(() => storedTexts(browser()), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['weg!', 'weg!']));
  });

  it('moves to the sign of the passage that was marked by shortcut', async () => {
    const { page, ax } = await open();
    await ax.waitForText(STATE, ANY_STATE);
    const words = 'digitaal in de aanval gaan';
    await select(page, words);
    await openBarByCommand(ax);
    await page.keyboard.press('Enter');
    await waitForMark(page, 'important', words);
    await expect.poll(async () => (await ax.focused())?.name ?? '').toMatch(new RegExp(`“${words}”$`));
  });

  it('goes to the next note when one is deleted in the library, and to the way back after the last', async () => {
    const page = await openLibrary(browser(), 'all');
    await emptyLibrary(page);
    await giveNotes(page, SMALL_LIBRARY.slice(0, 2));
    await page.reload();
    const rows = page.getByRole('article');
    await expect.poll(() => rows.count()).toBe(2);
    const at = () =>
      page.evaluate(() => [
        document.activeElement?.closest('article, .toast')?.className,
        document.activeElement?.tagName,
      ]);
    await page
      .getByRole('button', { name: /^Notitie verwijderen/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(1);
    await expect.poll(at).toEqual(['row', 'BUTTON']);
    await page
      .getByRole('button', { name: /^Notitie verwijderen/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(0);
    await expect.poll(at).toEqual(['toast', 'BUTTON']);
  });
});

describe('at 320 px, as at 400 % zoom', () => {
  it('no sign of Kantlijn covers the number of a question', async () => {
    const { page, ax } = await open();
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(addNoteAt('3'));
    await ax.waitFor(noteBoxAt('3'));
    await page.keyboard.type('Een notitie van wat meer woorden, zodat haar begin breed is');
    await ax.waitForText({}, SAVED);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 320, height: 700 });
    await ax.waitFor(showNotesAt('3'));
    // The number has room beside the pencil, which alone is 32 px wide.
    expect((await ax.box(showNotesAt('3'))).width).toBeGreaterThan(36);
    const heading = () =>
      page.evaluate(() => {
        const found = [...document.querySelectorAll('#broodtekst h2')].find((each) =>
          /\b3\b/.test(each.textContent ?? ''),
        );
        const range = document.createRange();
        if (found) range.selectNodeContents(found);
        const { right, top, bottom } = range.getBoundingClientRect();
        return { right, top: top + scrollY, bottom: bottom + scrollY };
      });
    for (const query of [showNotesAt('3'), { role: 'link', name: 'Naar het antwoord op vraag 3' }]) {
      const beside = async (): Promise<number> => (await ax.box(query)).x - (await heading()).right;
      await expect.poll(beside).toBeGreaterThanOrEqual(0);
    }
  });
});
