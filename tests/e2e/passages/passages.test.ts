import { describe, expect, it } from 'vitest';
import { Accessibility } from '../support/accessibility.ts';
import { FRAME, NOTES_TAB, SEED, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import {
  BOX,
  closedPassage,
  command,
  drawn,
  mark,
  marked,
  openFromList,
  select,
  signOf,
  waitForMark,
  WRITE,
} from './support.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const NUCTECH = 'scanners van het merk Nuctech';
const TNO = 'Volgens het onderzoek van TNO';
const CANADA = 'Australië en Canada';

describe('marks in Chromium', () => {
  it('marks a selection, which goes so that the mark is seen, and has the mark after a reload', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await select(page, NUCTECH);
    await ax.click(mark('Feit'));
    await waitForMark(page, 'fact', NUCTECH);
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
    await page.reload();
    await waitForMark(page, 'fact', NUCTECH);
    await ax.waitFor(signOf(NUCTECH));
  });

  it('takes a mark back that was just made', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await select(page, 'geen gevaar');
    await ax.click(mark('Actie'));
    await waitForMark(page, 'action', 'geen gevaar');
    await ax.click({ role: 'button', name: 'Ongedaan maken' });
    await ax.waitForGone(signOf('geen gevaar', 'Actie'));
    expect((await drawn(page))['kantlijn-action'] ?? []).not.toContain('geen gevaar');
  });

  it('writes beside a passage, opens it from the margin, and shows it in the answer', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await select(page, TNO);
    await ax.click(WRITE);
    await ax.waitFor(BOX);
    await page.keyboard.type('Welk onderzoek?');
    await expect.poll(() => storedTexts(browser())).toContain('Welk onderzoek?');
    await page.keyboard.press('Escape');
    await ax.waitForGone(BOX);
    await page.reload();
    await openFromList(ax, TNO);
    expect((await ax.waitFor(BOX)).value).toBe('Welk onderzoek?');
    const answer = await browser().open(hosts().url('ah-tk-20232024-9999'));
    await waitForMark(answer.page, 'plain', TNO);
    await openFromList(answer.ax, TNO);
    expect(await answer.ax.text(FRAME)).toContain(`gemaakt in ${SEED}`);
  });

  it('leaves the document’s own nodes as they are, and highlights of others too', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    const clean = () =>
      page.evaluate(() => {
        const copy = document.querySelector('#broodtekst')?.cloneNode(true) as Element;
        for (const one of copy.querySelectorAll('[data-kantlijn]')) one.remove();
        // The script of the page writes there how far the page is scrolled.
        for (const one of copy.querySelectorAll('.to-top')) one.classList.remove('to-top--shown');
        return copy.outerHTML;
      });
    const before = await clean();
    await page.evaluate(() => CSS.highlights.set('theirs', new Highlight(document.createRange())));
    await select(page, 'Welke opties liggen er op tafel');
    await ax.click(mark('Actie'));
    await waitForMark(page, 'action', 'Welke opties liggen er op tafel');
    expect(await clean()).toBe(before);
    expect(Object.keys(await drawn(page))).toContain('theirs');
  });

  it('has its bar at words that were selected before its script was here', async () => {
    const { context } = browser();
    const page = await context.newPage();
    // Before any script that waits for the page to be idle.
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        const text = document.querySelector('#broodtekst p')?.firstChild;
        if (text) getSelection()?.setBaseAndExtent(text, 0, text, 12);
      });
    });
    await page.goto(hosts().url(SEED));
    const ax = new Accessibility(page, await context.newCDPSession(page));
    await ax.waitFor(mark('Uitzoeken'));
    await page.close();
  });

  it('takes the selection by the keyboard command, and Escape leads back', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await command(browser(), 'mark');
    await ax.waitForText({}, /Selecteer eerst tekst/);
    await select(page, 'digitaal in de aanval gaan');
    await ax.waitFor(mark('Uitzoeken'));
    expect((await ax.focused())?.name ?? '').not.toMatch(/Markeren/);
    await command(browser(), 'mark');
    await ax.waitForText({}, /Belangrijk/);
    expect((await ax.focused())?.name).toBe('Markeren als Belangrijk');
    await page.keyboard.press('ArrowRight');
    expect((await ax.focused())?.name).toBe('Markeren als Uitzoeken');
    await page.keyboard.press('Escape');
    await ax.waitForGone(mark('Uitzoeken'));
    expect(await page.evaluate(() => String(getSelection()))).toBe('digitaal in de aanval gaan');
    await command(browser(), 'mark');
    await expect.poll(async () => (await ax.focused())?.name).toBe('Markeren als Belangrijk');
    await page.keyboard.press('Enter');
    await waitForMark(page, 'important', 'digitaal in de aanval gaan');
  });

  it('goes from note to note by command, and lists them all', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    const all = [NUCTECH, 'Hoe kan het dat België', 'waaronder China'];
    for (const words of all) await marked(page, ax, words);
    const at = async (): Promise<string> => (await ax.focused())?.name ?? '';
    await command(browser(), 'next');
    await expect.poll(at).toMatch(/^Notitie bij de passage/);
    const first = await at();
    await command(browser(), 'next');
    await expect.poll(at).toMatch(/^Notitie bij de passage/);
    await expect.poll(at).not.toBe(first);
    await command(browser(), 'previous');
    await expect.poll(at).toBe(first);
    await page.reload();
    await ax.click(NOTES_TAB);
    for (const words of all) await ax.waitFor(closedPassage(words));
    await ax.click(closedPassage(NUCTECH));
    expect((await ax.waitFor(BOX)).name).toContain(NUCTECH);
  });

  it('deletes with undo', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await marked(page, ax, NUCTECH);
    await ax.click(signOf(NUCTECH));
    await ax.click({ role: 'button', name: /^Notitie verwijderen/ });
    await ax.waitForGone(signOf(NUCTECH));
    await ax.click({ role: 'button', name: 'Ongedaan maken', within: FRAME });
    await waitForMark(page, 'fact', NUCTECH);
  });

  it('puts a note at other words and keeps its text', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await marked(page, ax, 'digitaal in de aanval gaan');
    await openFromList(ax, 'digitaal in de aanval gaan');
    await page.keyboard.type('Wanneer?');
    await expect.poll(() => storedTexts(browser())).toContain('Wanneer?');
    const waits = { role: 'StaticText', name: /^Selecteer in de tekst de nieuwe passage/ } as const;
    await ax.click({ role: 'button', name: 'Passage wijzigen' });
    await ax.waitFor(waits);
    await ax.click({ role: 'button', name: 'Annuleren' });
    await ax.waitForGone(waits);
    await ax.click({ role: 'button', name: 'Passage wijzigen' });
    await select(page, 'geen gevaar als iemand de scans');
    await ax.click({ role: 'button', name: 'Notitie hier plaatsen' });
    await page.waitForFunction(() =>
      [...CSS.highlights.values()].some((one) =>
        [...one].some((range) => String(range).replaceAll(/\s+/g, ' ') === 'geen gevaar als iemand de scans'),
      ),
    );
    const moved = { role: 'textbox', name: 'Notitie bij de passage “geen gevaar als iemand de scans”' } as const;
    expect((await ax.waitFor(moved)).value).toBe('Wanneer?');
    await page.reload();
    await openFromList(ax, 'geen gevaar als iemand de scans');
    expect((await ax.waitFor(BOX)).value).toBe('Wanneer?');
  });

  it('takes the sign of the only note away with it', async () => {
    const { page, ax } = await browser().open(hosts().url('kst-36999-12'));
    const words = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('#broodtekst') ?? document.body, 4);
      let found = '';
      while (found === '' && walker.nextNode())
        found = /\w+ \w+ \w+ \w+/.exec((walker.currentNode as Text).data)?.[0] ?? '';
      return found;
    });
    await select(page, words);
    await ax.click(mark('Feit'));
    const sign = signOf(words);
    await ax.click(sign);
    await ax.click({ role: 'button', name: /^Notitie verwijderen/ });
    await ax.waitForGone(sign, { timeout: 5_000 });
  });

  it('opens a note in sight, also at the foot of a low window', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await page.setViewportSize({ width: 640, height: 450 });
    await select(page, CANADA);
    await ax.click(mark('Feit'));
    await waitForMark(page, 'fact', CANADA);
    const sign = signOf(CANADA);
    await ax.waitFor(sign);
    await page.evaluate((words) => {
      const all = [...(CSS.highlights.get('kantlijn-fact') ?? [])] as Range[];
      const range = all.find((one) => String(one).replaceAll(/\s+/g, ' ') === words);
      scrollBy({ top: (range?.getBoundingClientRect().bottom ?? 0) - innerHeight + 20, behavior: 'instant' });
    }, CANADA);
    expect((await ax.box(sign)).y).toBeGreaterThan(380);
    await ax.click(sign);
    await ax.waitFor(BOX);
    const { y, height } = await ax.box(FRAME);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(450);
  });
});
