import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { command, select, waitForMark } from '../passages/support.ts';
import {
  addNoteAt,
  ADD_NOTE,
  ANY_STATE,
  checkNow,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { expectPageWorks, watchErrors } from '../support/wrong.ts';

const hosts = useHosts({ stickySidebar: true });
const browser = useChromium(hosts);

interface Counts {
  records: number;
  runs: number;
  top: number;
  headingEnd: number;
}
/** What the page's own script counted and measured. */
const counts = (page: Page): Promise<Counts> =>
  page.evaluate(() => ({ ...(globalThis as unknown as { siteCounts: Counts }).siteCounts }));
const HOSTS = '[data-kantlijn]';

async function open(id = SEED) {
  const { page, ax } = await browser().open('about:blank');
  const errors = watchErrors(page);
  await page.goto(hosts().url(id), { waitUntil: 'load' });
  await ax.waitForText(STATE, ANY_STATE);
  await ax.waitFor({ role: 'button', name: /^Notitie toevoegen bij vraag/ });
  return { page, ax, errors };
}

describe("the page's own script, in Chromium", () => {
  it('sets the class of <html>, and finds none of Kantlijn on it or on <body>', async () => {
    const { page, errors } = await open();
    expect(await page.evaluate(() => [document.documentElement.className, document.body.className])).toEqual([
      'has-js',
      '',
    ]);
    await expectPageWorks(page, errors);
  });

  it('finds nothing of Kantlijn above the heading, and no heading or id of Kantlijn in the page', async () => {
    const { page } = await open();
    const found = await page.evaluate((selector) => {
      const heading = document.querySelector('h1');
      const ours = [...document.querySelectorAll(selector)];
      return {
        hosts: ours.length,
        above: ours.filter((host) => (heading?.compareDocumentPosition(host) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING)
          .length,
        // Everything of Kantlijn is inside shadow roots, so none of it is an element of the page.
        inside: ours.reduce((sum, host) => sum + host.childElementCount, 0),
        ids: ours.filter((host) => host.id !== '' || host.className !== '').length,
        questions: document.querySelectorAll('[data-kantlijn="question"]').length,
      };
    }, HOSTS);
    expect(found).toMatchObject({ above: 0, inside: 0, ids: 0 });
    expect(found.questions).toBeGreaterThan(0);
    expect(found.hosts).toBe(found.questions + 1);
  });

  it('hears of each of our elements once, and then of nothing we do', async () => {
    const { page, ax, errors } = await open();
    const ours = await page.locator(HOSTS).count();
    const before = await counts(page);
    // Those it ran for before Kantlijn came are its own.
    expect(before.records).toBeLessThanOrEqual(ours + 2);
    // What it does to its own sidebar while the page scrolls is not ours.
    await page.evaluate(() => {
      const heard: string[] = [];
      (globalThis as unknown as { heard: string[] }).heard = heard;
      const nameOf = (node: Node): string => (node as Element).getAttribute?.('data-kantlijn') ?? node.nodeName;
      new MutationObserver((records) => {
        for (const { target, addedNodes, removedNodes } of records) {
          if ((target as Element).closest('.scrollContentReceiver') !== null) continue;
          for (const node of addedNodes) heard.push(`+ ${nameOf(node)}`);
          for (const node of removedNodes) heard.push(`- ${nameOf(node)}`);
        }
      }).observe(document.documentElement, { childList: true, subtree: true });
    });
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('Wat de pagina niet hoeft te horen');
    await ax.waitForText({}, SAVED);
    await page.keyboard.press('Escape');
    await ax.waitForGone(NOTE_BOX);
    await ax.click(addNoteAt('2'));
    await ax.waitFor(noteBoxAt('2'));
    await page.keyboard.type('Ook dit niet');
    await ax.waitForText({}, SAVED);
    await page.keyboard.press('Escape');
    await select(page, 'digitaal in de aanval gaan');
    await command(browser(), 'mark');
    await page.keyboard.press('Enter');
    await waitForMark(page, 'important', 'digitaal in de aanval gaan');
    await checkNow(ax);
    await ax.waitForText(STATE, ANY_STATE);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    const places = await page.locator('[data-kantlijn="question"]').count();
    const questions = heard.filter((what) => what === '+ question');
    // Buttons beside questions are made where the reader comes; frame and marks when they are first wanted.
    expect(questions.length).toBeLessThanOrEqual(places);
    expect(heard.filter((what) => what !== '+ question').toSorted()).toEqual(['+ frame', '+ signs']);
    await expectPageWorks(page, errors);
  });

  it('measured its sidebar before us, and is still right', async () => {
    const { page } = await open();
    const { top, headingEnd } = await counts(page);
    const now = await page.evaluate(() => ({
      top: (document.querySelector('.columns--sticky-sidebar')?.getBoundingClientRect().top ?? 0) + scrollY,
      headingEnd: (document.querySelector('h1')?.getBoundingClientRect().bottom ?? 0) + scrollY,
    }));
    expect(Math.abs(now.headingEnd - headingEnd)).toBeLessThan(1);
    expect(Math.abs(now.top - top)).toBeLessThan(1);
  });

  it('clones the heading without anything of Kantlijn; there is still one strip', async () => {
    const { page, ax, errors } = await open();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const receiver = page.locator('.scrollContentReceiver');
    await expect.poll(() => receiver.locator('h1').count()).toBe(1);
    const clone = await receiver.evaluate((element) => ({
      hosts: element.querySelectorAll('[data-kantlijn]').length,
      // The heading's own come along; that is the site's affair.
      ids: [...element.querySelectorAll('[id]')].filter(({ id }) => /kantlijn|kl-|_r_/i.test(id)).length,
      text: element.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    }));
    expect(clone).toMatchObject({ hosts: 0, ids: 0 });
    expect(clone.text).not.toMatch(/Kantlijn|Notitie|Beantwoord/);
    expect(await page.locator('[data-kantlijn="strip"]').count()).toBe(1);
    // The heading that is there twice now is still read as one document.
    await checkNow(ax);
    await ax.waitForText(STATE, ANY_STATE);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => receiver.locator('h1').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('opens its dialog and its sidebar as without us', async () => {
    const { page, ax, errors } = await open();
    await page.setViewportSize({ width: 800, height: 900 });
    const press = () =>
      page.evaluate(() => {
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.endsWith('sidebar'))?.click();
        return document.body.className;
      });
    expect(await press()).toBe('has-stickysidebar-open');
    expect(await press()).toBe('');
    await ax.waitForText(STATE, ANY_STATE);
    expect(errors).toEqual([]);
  });
});
