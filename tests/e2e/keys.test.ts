import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { buildWithCorpus } from './support/corpus.ts';
import { figureRecords, UNTIL } from './support/figure-list.ts';
import { walkByKeyboard } from './support/keyboard-walk.ts';
import { ask, giveNotes, openLibrary, saveRequest, SMALL_LIBRARY } from './support/library.ts';
import { ANY_STATE, FRAME, NOTES_TAB, SEED, STATE, useChromium, useFirefox, useHosts } from './support/session.ts';

/**
 * Every act of the mouse has one of keys, in our own pages. The page of a publication: `chromium/keyboard`,
 * `passages/keyboard`, `named/chromium`, `strip/firefox`. The table of acts: `docs/keyboard.md`.
 */

const hosts = useHosts();
const withList = async (browser: 'chrome' | 'firefox'): Promise<string> =>
  buildWithCorpus(await packCorpus(figureRecords(), { until: UNTIL, source: 'generated' }, { learn: false }), {
    browser,
    ...(browser === 'firefox' ? { openRoot: true } : {}),
  });

const LIST = { role: 'heading', name: 'Toetsen', within: FRAME } as const;

describe('everything in our own pages is reached by keyboard, in Chromium', () => {
  const browser = useChromium(hosts, { build: () => withList('chrome') });
  const expectAll = async (page: Page, least: number): Promise<void> => {
    const { count, missed } = await walkByKeyboard(page);
    expect(missed).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(least);
  };
  const filled = async (): Promise<Page> => {
    const page = await openLibrary(browser(), 'manage');
    await ask(page, 'library.wipe', {});
    await giveNotes(page, SMALL_LIBRARY);
    for (const number of ['2025Z90101', '2026Z90108']) await ask(page, 'follow.set', { number, on: true });
    return page;
  };

  it('the views of the library', async () => {
    await filled();
    for (const [view, ready, least] of [
      ['all', 'Nagaan wie', 45],
      ['mine', 'Wat er gebeurde', 15],
      ['manage', 'Alles verwijderen', 25],
      ['figures', 'Binnen drie weken beantwoord', 15],
      ['welcome', 'Toetsen', 9],
    ] as const) {
      const page = await openLibrary(browser(), view);
      await page.getByText(ready).first().waitFor();
      await expectAll(page, least);
      await page.close();
    }
    const questions = await openLibrary(browser(), 'questions');
    await questions.getByRole('searchbox').fill('veerpont 157');
    await questions.getByText(/^1 /).first().waitFor();
    await expectAll(questions, 15);
  });

  it('what opens in it: a note, a selection, a dossier, windows', async () => {
    const page = await filled();
    await page.goto(page.url().replace('#manage', '#all'));
    await page.reload();
    await page
      .getByRole('button', { name: /^Notitie bewerken/ })
      .first()
      .press('Enter');
    await page.getByRole('textbox', { name: /^Notitie:/ }).waitFor();
    await expectAll(page, 50);
    await page.keyboard.press('Escape');
    await page
      .getByRole('checkbox', { name: /^Selecteer notitie/ })
      .first()
      .press('Space');
    await page.getByText('1 geselecteerd').waitFor();
    await expectAll(page, 50);
    await page.getByRole('button', { name: 'Exporteren', exact: true }).first().press('Enter');
    await page.getByRole('dialog').waitFor();
    await expectAll(page, 8);
    await page.keyboard.press('Escape');
    await page.goto(page.url().replace('#all', '#collections'));
    await page.reload();
    await page.getByRole('textbox', { name: 'Nieuw dossier' }).fill('Grens');
    await page.keyboard.press('Enter');
    const address = page.getByRole('textbox', { name: 'Vraagnummer of adres' });
    for (const typed of ['kst-36410-7', '2024Z01911']) {
      await address.fill(typed);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: new RegExp(`^${typed}, `) }).waitFor();
    }
    await expectAll(page, 15);
  });

  it('the settings and the side panel', async () => {
    await filled();
    for (const [file, ready, least] of [
      ['options', 'Kantlijn: instellingen', 30],
      ['sidepanel', 'Kantlijn', 7],
      ['print', 'Afdrukken', 3],
    ] as const) {
      const page = await browser().context.newPage();
      await page.goto(
        `chrome-extension://${await browser().extensionId()}/${file}.html${file === 'print' ? `#publication=${SEED}` : ''}`,
      );
      await page.getByRole('heading', { name: ready, exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAll(page, least);
    }
  });

  it('/ leads to the search box from every view, and ? shows the keys in the settings too', async () => {
    await filled();
    for (const view of ['mine', 'this', 'collections', 'figures', 'manage', 'welcome']) {
      const page = await openLibrary(browser(), view);
      await page.getByRole('button', { name: 'Beheer' }).focus();
      await page.keyboard.press('/');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), { message: view })
        .toBe('Zoeken in notities');
      await page.close();
    }
    const page = await openLibrary(browser(), 'manage');
    // With a window over the view, and with Control, which makes it one of the browser's.
    await page.keyboard.press('Control+/');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Toetsen' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).hash).toBe('#manage');
    await page.goto(page.url().replace('library.html#manage', 'options.html'));
    await page.getByRole('heading', { name: 'Kantlijn: instellingen' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Toetsen' }).getByText('Deze lijst tonen').waitFor();
    await expectAll(page, 2);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('? at the strip, and its menu, show the keys beside the publication', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.focus(NOTES_TAB);
    // The second script comes with the focus; keys before it is there are the page's.
    await expect
      .poll(async () => {
        await page.keyboard.press('?');
        return ax.waitFor(LIST, { timeout: 3_000 }).catch(() => null);
      })
      .not.toBeNull();
    await page.keyboard.press('Escape');
    await ax.waitForGone(LIST);
    await ax.click({ role: 'button', name: 'Meer' });
    await ax.click({ role: 'button', name: 'Alle toetsen' });
    await ax.waitFor(LIST);
  });
});

describe('everything in our own pages is reached by keyboard, in Firefox', () => {
  const browser = useFirefox(hosts, { extensionPages: true, build: () => withList('firefox') });

  it('the views of the library, and the settings', async () => {
    const first = await browser().openOwn('library.html#all');
    const asked = async (request: string, payload: object): Promise<void> =>
      first.evaluate(
        async (message) => {
          const { runtime } = (
            globalThis as unknown as { browser: { runtime: { sendMessage(m: object): Promise<void> } } }
          ).browser;
          await runtime.sendMessage(message);
        },
        { kantlijn: 1, request, payload },
      );
    for (const [at, note] of SMALL_LIBRARY.entries()) await asked('notes.save', saveRequest(note, at + 1));
    await asked('follow.set', { number: '2025Z90101', on: true });
    for (const [path, ready, least] of [
      ['library.html#all', /Nagaan wie/, 45],
      ['library.html#mine', /Wat er gebeurde/, 12],
      ['library.html#manage', /Alles verwijderen/, 15],
      ['library.html#figures', /Binnen drie weken/, 15],
      ['options.html', /MIT License/, 25],
    ] as const) {
      const page = await browser().openOwn(path);
      await expect
        .poll(async () => ready.test(await page.evaluate(() => document.body.textContent ?? '')), {
          timeout: 15_000,
          message: path,
        })
        .toBe(true);
      const { count, missed } = await walkByKeyboard(page);
      expect(missed, path).toEqual([]);
      expect(count, path).toBeGreaterThanOrEqual(least);
      await page.close();
    }
  });

  it('says the keys that mark a selection as the reader has them, and none where there are none', async () => {
    const own = await browser().openOwn('options.html');
    for (const [shortcut, said] of [
      ['Ctrl+Shift+Y', /Markeren met Ctrl\+Shift\+Y\.$/],
      ['', /^Tekst geselecteerd\.$/],
    ] as const) {
      await own.evaluate(async (keys) => {
        const { commands } = (globalThis as unknown as { browser: { commands: { update(to: object): Promise<void> } } })
          .browser;
        await commands.update({ name: 'mark-passage', shortcut: keys });
      }, shortcut);
      const { page, ax } = await browser().open(hosts().url(SEED));
      await ax.waitForText({ role: 'status' }, ANY_STATE);
      await page.bringToFront();
      await page.evaluate(() => {
        const words = document.querySelector('#broodtekst p') ?? document.body;
        words.scrollIntoView({ block: 'center' });
        getSelection()?.selectAllChildren(words);
      });
      await ax.waitForText({ role: 'status', name: /^Tekst geselecteerd/ }, said);
      await page.close();
    }
  });
});
