import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownMarkup } from '../support/document.ts';
import { ask, noteId } from '../support/library.ts';
import { command } from '../passages/support.ts';
import { ANY_STATE, STATE, useChromium, useHosts } from '../support/session.ts';
import { buildWithList, LISTED as OVERDUE, middleOf, signsIn, UNLISTED } from './support.ts';

/** Signs wherever a page names a question, an answer or a paper (decisions 430 and 431). */

const hosts = useHosts();
const browser = useChromium(hosts, { build: () => buildWithList() });

/** A paper that names four questions, an answer, a paper, a number over two elements, and a link. */
const PAPER = 'kst-36999-13';
const card = (name: string) => ({ role: 'group', name: `Kantlijn: ${name}` }) as const;
const results = (): string => hosts().url(PAPER).replace(`${PAPER}.html`, 'resultaten?zv=vragen&pg=100');

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Rests the mouse on words of the page, as a reader does. */
async function rest(page: Page, words: string): Promise<Point> {
  const at = (await page.evaluate(middleOf(words))) as Point;
  await page.mouse.move(at.x - 3, at.y);
  await page.mouse.move(at.x, at.y);
  return at;
}

async function library(): Promise<Page> {
  const page = await browser().context.newPage();
  await page.goto(`chrome-extension://${await browser().extensionId()}/library.html`);
  return page;
}

async function setting(key: string, value: unknown): Promise<void> {
  const worker = await browser().worker();
  await worker.evaluate(`chrome.storage.local.set(${JSON.stringify({ [`settings.${key}`]: value })})`);
}

beforeAll(async () => {
  // A state that the cache knows.
  for (const id of [`kv-tk-${OVERDUE}`, 'kv-tk-2025Z90103']) {
    const { page, ax } = await browser().open(hosts().url(id));
    await ax.waitForText(STATE, ANY_STATE, { timeout: 60_000 });
    await page.close();
  }
});

describe('signs where a page names something', () => {
  it('show the state that is known without asking anybody, and change nothing of the document', async () => {
    const before = hosts().replica.requests().length;
    const { page } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
    await expect.poll(() => signsIn(page).then((signs) => signs.filter(({ hasState }) => hasState).length)).toBe(2);
    const signs = await signsIn(page);
    expect(signs.filter(({ on }) => on === 'link')).toHaveLength(1);
    expect(signs.map(({ tone }) => tone)).toContain('late');
    // The page's own script has run there too; what the server sent of the document is what stands there.
    const [sent, stands] = await page.evaluate(async () => {
      const text = await (await fetch(location.href)).text();
      const read = (of: Document): string => of.querySelector('#broodtekst p')?.parentElement?.innerHTML ?? '';
      const now = document.cloneNode(true) as Document;
      for (const ours of now.querySelectorAll('[data-kantlijn]')) ours.remove();
      return [read(new DOMParser().parseFromString(text, 'text/html')), read(now)];
    });
    expect(stands).toBe(sent);
    expect(await ownMarkup(page)).not.toContain('kantlijn-named');
    const asked = hosts()
      .replica.requests()
      .slice(before)
      .filter(({ host }) => host === 'repository.overheid.nl');
    expect(asked).toEqual([]);
  });

  it('open a card for the pointer, which stays while the pointer is on it and closes with Escape', async () => {
    const { page, ax } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
    const { x, y } = await rest(page, OVERDUE);
    await ax.waitFor(card(`Vraag ${OVERDUE}`));
    await ax.waitFor({ role: 'image', name: 'Te laat' });
    await page.mouse.move(x, y + 30, { steps: 4 });
    await page.waitForTimeout(600);
    expect(await ax.find(card(`Vraag ${OVERDUE}`))).toBeDefined();
    await page.keyboard.press('Escape');
    await ax.waitForGone(card(`Vraag ${OVERDUE}`));
    await rest(page, '9101');
    await ax.waitFor(card('Aanhangsel 2024–2025, nr. 9101'));
    await page.mouse.move(5, 5);
    await ax.waitForGone(card('Aanhangsel 2024–2025, nr. 9101'));
    await rest(page, 'Kamerstuk 36 999, nr. 12');
    await ax.waitFor(card('Kamerstuk 36999, nr. 12'));
    const link = { role: 'link', name: 'Kamerstuk 36999, nr. 12 openen' } as const;
    await ax.click(link);
    await page.waitForURL(/kst-36999-12/);
  });

  it('call a number that the list does not have no question, and offer a search for it', async () => {
    const { page, ax } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
    await rest(page, UNLISTED);
    const unknown = card(`Nummer ${UNLISTED}`);
    await ax.waitForText(unknown, /Niet in de lijst van alle vragen/);
    expect(await ax.find({ role: 'button', name: 'Volgen aan of uit' })).toBeUndefined();
    const way = await ax.waitFor({ role: 'link', name: `Nummer ${UNLISTED} zoeken`, within: unknown });
    expect(decodeURIComponent(String(way.properties['url']))).toContain(`cql.textAndIndexes="${UNLISTED}"`);
  });

  it('follow a question and tell of notes, drawn and named where no page reads it', async () => {
    const own = await library();
    const { page, ax } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
    expect((await signsIn(page)).flatMap((sign) => sign.own)).toEqual([]);
    await rest(page, OVERDUE);
    await ax.click({ role: 'button', name: 'Volgen aan of uit', within: card(`Vraag ${OVERDUE}`) });
    await ax.waitFor({ role: 'image', name: 'U volgt deze vraag' });
    expect(await ask(own, 'follow.among', { numbers: [OVERDUE] })).toEqual({ followed: [OVERDUE] });
    await expect.poll(() => signsIn(page).then((signs) => signs.flatMap((sign) => sign.own))).toEqual(['followed']);
    await ask(own, 'notes.save', {
      id: noteId(1),
      target: { publication: 'kst-36999-12', questionNumber: null, subQuestion: null },
      body: 'eigen woorden',
      publicationTitle: '',
      expectedRevision: 0,
    });
    await expect
      .poll(() => signsIn(page).then((signs) => signs.flatMap((sign) => sign.own).toSorted()))
      .toEqual(['followed', 'noted']);
    await ax.click({ role: 'button', name: 'Volgen aan of uit', within: card(`Vraag ${OVERDUE}`) });
    await ax.waitForGone({ role: 'image', name: 'U volgt deze vraag' });
    expect(await ask(own, 'follow.among', { numbers: [OVERDUE] })).toEqual({ followed: [] });
    const opening = browser().context.waitForEvent('page');
    await ax.click({ role: 'button', name: `Notities bij Vraag ${OVERDUE}`, within: card(`Vraag ${OVERDUE}`) });
    expect((await opening).url()).toMatch(/library\.html#this$/);
  });

  it('appear once in each row of results, and a card opens by keyboard', async () => {
    const { page, ax } = await browser().open(results());
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBeGreaterThan(4);
    // The title, the subtitle and the PDF of each row lead to one publication.
    const rows = await page.evaluate(() => document.querySelectorAll('#Publicaties > ul > li').length);
    expect(rows).toBeGreaterThan(50);
    const found = await page.evaluate(() => {
      const link = [...document.querySelectorAll<HTMLElement>('.result--title a')].find((one) =>
        one.getAttribute('href')?.includes('2026Z90110'),
      );
      link?.focus();
      return link !== undefined;
    });
    expect(found).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await ax.waitFor(card(`Vraag ${OVERDUE}`));
    await ax.waitFor({ role: 'image', name: 'Te laat' });
    await page.keyboard.press('Tab');
    expect((await ax.focused())?.name).toBe(`Vraag ${OVERDUE} openen`);
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`kv-tk-${OVERDUE}.html`);
    for (let stops = 0; stops < 3; stops += 1) await page.keyboard.press('Tab');
    expect((await ax.focused())?.name).toBe(`Notities bij Vraag ${OVERDUE}`);
    await page.keyboard.press('Tab');
    // The next link of the row, with the same question: its card.
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('result--subtitle');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await ax.waitForGone(card(`Vraag ${OVERDUE}`));
  });

  it('of numbers without a link have a key in results: each opens its card, and the focus goes on from there', async () => {
    const { page, ax } = await browser().open(results());
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBeGreaterThan(4);
    // As the site prints them: words of a result, two in the first row and one far below.
    await page.evaluate(
      ([first, second]) => {
        const rows = [...document.querySelectorAll('#Publicaties > ul > li')];
        const say = (row: Element | undefined, words: string): void =>
          row?.append(Object.assign(document.createElement('p'), { textContent: words }));
        say(rows[0], `Zie ${first} en Kamerstuk 36 999, nr. 12.`);
        say(rows.at(-1), `Zie ${second}.`);
      },
      [OVERDUE, UNLISTED],
    );
    await expect.poll(() => signsIn(page).then((signs) => signs.filter(({ on }) => on === 'bare').length)).toBe(2);
    const [first = '', second = '', last = ''] = [`Vraag ${OVERDUE}`, 'Kamerstuk 36999, nr. 12', `Nummer ${UNLISTED}`];
    /** Presses a key for numbers. @returns whose card has the focus then */
    const go = async (by: 'next' | 'previous'): Promise<string> => {
      const before = (await ax.focused())?.name;
      await command(browser(), by);
      await expect.poll(async () => (await ax.focused())?.name).not.toBe(before);
      const name = /^(.*) (?:openen|zoeken)$/.exec((await ax.focused())?.name ?? '')?.[1] ?? '';
      const { y, height } = await ax.box(card(name));
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(await page.evaluate(() => window.innerHeight));
      return name;
    };
    const passed: string[] = [];
    // Results of the replica print numbers too, between them.
    while (passed.at(-1) !== last && passed.length < 20) passed.push(await go('next'));
    expect(passed.slice(0, 2)).toEqual([first, second]);
    expect(passed.length).toBeGreaterThan(3);
    expect(await go('next')).toBe(first);
    const back: string[] = [];
    while (back.at(-1) !== second && back.length < 20) back.push(await go('previous'));
    expect(back).toEqual(passed.slice(1).toReversed());
    // Out of it the focus is on the link before the number, in its row; the key goes on from the number.
    await page.keyboard.press('Escape');
    await ax.waitForGone(card(second));
    expect(
      await page.evaluate(() => document.querySelector('#Publicaties > ul > li')?.contains(document.activeElement)),
    ).toBe(true);
    expect(await go('next')).toBe(passed[2]);
  });

  it('are in the pages of a dossier, and not in a question that names nothing', async () => {
    const { page } = await browser().open(hosts().url(PAPER).replace(`${PAPER}.html`, 'dossier/36999'));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(1);
    const { page: alone, ax } = await browser().open(hosts().url('kv-tk-2025Z90101'));
    await ax.waitForText(STATE, ANY_STATE);
    await alone.waitForTimeout(1_000);
    expect(await alone.evaluate(() => document.querySelector('[data-kantlijn="named"]'))).toBeNull();
  });

  it('go away when they are switched off, and come back', async () => {
    const { page } = await browser().open(hosts().url(PAPER));
    await page.waitForSelector('[data-kantlijn="named"]', { state: 'attached' });
    await setting('signs', false);
    await page.waitForSelector('[data-kantlijn="named"]', { state: 'detached' });
    await page.reload();
    await page.waitForTimeout(1_000);
    expect(await page.evaluate(() => document.querySelector('[data-kantlijn="named"]'))).toBeNull();
    await setting('signs', true);
    await page.waitForSelector('[data-kantlijn="named"]', { state: 'attached' });
  });

  it('fit a narrow window, in English', async () => {
    await setting('language', 'en');
    const { page, ax } = await browser().open(hosts().url(PAPER));
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBeGreaterThan(3);
    await rest(page, OVERDUE);
    await ax.waitFor(card(`Question ${OVERDUE}`));
    await ax.waitFor({ role: 'image', name: 'Overdue' });
    const { x, width } = await ax.box(card(`Question ${OVERDUE}`));
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await setting('language', 'auto');
  });

  it('are updated after the page changes itself, before the next paint', async () => {
    const { page, ax } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
    await page.evaluate(() => {
      const [paragraph] = document.querySelectorAll('#broodtekst p');
      paragraph?.after(Object.assign(document.createElement('p'), { textContent: 'Zie ook 2025Z90107.' }));
    });
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(9);
    const say = (words: string): Promise<void> =>
      page.evaluate(async (said) => {
        const added = [...document.querySelectorAll('#broodtekst p')].find(({ textContent }) =>
          textContent.startsWith('Zie ook'),
        );
        const text = added?.firstChild;
        if (text instanceof Text) text.data = said;
        // The next picture, and the one after that, which comes when the first has been seen.
        for (let pictures = 0; pictures < 2; pictures += 1) await new Promise(requestAnimationFrame);
      }, words);
    await say('Zie ook niets meer.');
    expect(await signsIn(page)).toHaveLength(8);
    await say('Zie ook 2025Z90106.');
    // At once, or when the page has had its turn.
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(9);
    await rest(page, 'ook 2025Z90106');
    await ax.waitFor(card('Nummer 2025Z90106'));
    // A card about words that are gone closes with them.
    await say('Zie ook niets meer.');
    await ax.waitForGone(card('Nummer 2025Z90106'));
  });

  it('are all removed when a page changes too much to track, and are drawn again', async () => {
    const { page } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
    await page.evaluate(() => {
      const text = document.querySelector('#broodtekst p')?.parentElement;
      for (let at = 0; at < 1_000; at += 1)
        text?.append(Object.assign(document.createElement('p'), { textContent: '2025Z90107' }));
    });
    await expect.poll(() => signsIn(page).then((signs) => signs.length), { timeout: 10_000 }).toBeGreaterThan(20);
    await page.evaluate(() => document.querySelectorAll('#broodtekst p').forEach((one) => one.remove()));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(0);
  });
});
