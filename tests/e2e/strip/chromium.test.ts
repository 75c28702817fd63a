import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { layoutShift } from '../support/document.ts';
import { infecting, takeNames } from '../hostile/scripts.ts';
import { ADD_NOTE, addNoteAt, ANY_STATE, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { forgetHostsBetween } from '../support/stored.ts';
import { expectPageWorks, watchErrors } from '../support/wrong.ts';

/** The strip under the title, in Chromium, built with its flag. */

const hosts = useHosts();
const browser = useChromium(hosts);
afterEach(() => hosts().well());
const infect = infecting(hosts);

/** A publication of each state. */
const STATES = [
  [SEED, /^Beantwoord 27 dagen te laat/],
  ['kv-tk-2025Z90101', /^Beantwoord binnen drie weken/],
  ['kv-tk-2025Z90102', /^Beantwoord \d+ dag(en)? na drie weken/],
  ['kv-tk-2025Z90106', /^Afgedaan per brief/],
  ['kv-tk-2025Z90107', /^Ingetrokken/],
  ['kv-tk-2026Z90108', /^Wacht op antwoord nog \d+ dagen Uiterlijk \d+ \w+ 2026 \(drie weken\)/],
  ['kv-tk-2026Z90109', /^Uitgesteld nog \d+ dagen Uiterlijk .* \(zes weken\)/],
  ['kv-tk-2026Z90110', /^Te laat \d+ dag(en)? na drie weken/],
  ['kv-tk-2026Z90111', /^Te laat \d+ dag(en)? na zes weken/],
  ['kv-tk-2025Z90112', /^Geen termijn Mondelinge vraag/],
  ['kv-ek-299900001', /^Geen termijn Eerste Kamer/],
] as const;

const HOST = '[data-kantlijn="strip"]';
const heightOf = (page: Page): Promise<number> =>
  page.evaluate((host) => document.querySelector(host)?.getBoundingClientRect().height ?? 0, HOST);

describe('the strip, in every state', () => {
  forgetHostsBetween(browser);
  for (const [id, says] of STATES) {
    it(`${id} says ${says.source}, as high as any other`, async () => {
      const { page, ax } = await browser().open(hosts().url(id));
      const errors = watchErrors(page);
      expect(await ax.waitForText(STATE, ANY_STATE)).toMatch(says);
      const heights: Record<number, number> = {};
      for (const width of [1280, 400, 320]) {
        await page.setViewportSize({ width, height: 800 });
        heights[width] = Math.round(await heightOf(page));
      }
      expect(heights).toEqual({ 1280: 97, 400: 136, 320: 168 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await expectPageWorks(page, errors);
    });
  }

  it('has its height before anything is known', async () => {
    const { page } = await browser().open('about:blank');
    let heights: number[] = [];
    await page.exposeFunction('tellHeight', (height: number) => void (heights = [...heights, height]));
    await page.addInitScript((host) => {
      const look = (): void => {
        const found = document.querySelector(host);
        if (found)
          (window as unknown as { tellHeight: (h: number) => void }).tellHeight(found.getBoundingClientRect().height);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, HOST);
    await page.goto(hosts().url('kv-tk-2025Z90103'));
    await page.waitForTimeout(1_500);
    expect(heights.length).toBeGreaterThan(5);
    expect(new Set(heights.map(Math.round))).toEqual(new Set([97]));
  });
});

describe('what a page load does not cost', () => {
  it('nothing moves, with a cached state and without', async () => {
    const shift = async (id: string): Promise<number> => {
      const { page, ax } = await browser().open(hosts().url(id));
      await ax.waitForText(STATE, ANY_STATE);
      await page.waitForTimeout(800);
      return layoutShift(page);
    };
    for (const id of ['kv-tk-2026Z90108', 'kv-tk-2026Z90108', SEED, SEED]) expect(await shift(id), id).toBe(0);
  });

  // The tree is read the moment the page is parsed: a busy machine may need a second try.
  it('the first paint of a question that is known holds its state', { retry: 2 }, async () => {
    const first = await browser().open(hosts().url('kv-tk-2026Z90109'));
    await first.ax.waitForText(STATE, /^Uitgesteld/);
    await first.page.waitForTimeout(500);
    // No answer but the remembered one can come: every service is down.
    const page = await browser().context.newPage();
    const session = await browser().context.newCDPSession(page);
    await session.send('Page.enable');
    await page.goto(hosts().url('kv-tk-2026Z90109'), { waitUntil: 'domcontentloaded' });
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const words = nodes.map((node) => String(node.name?.value ?? ''));
    expect(words.some((word) => word.startsWith('Uitgesteld'))).toBe(true);
    expect(words).not.toContain('Status wordt opgezocht');
  });

  it('has no frame and no second script before it is touched', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await page.waitForTimeout(1_000);
    expect(page.frames().length).toBe(1);
    expect(
      await page.evaluate(() => document.querySelectorAll('[data-kantlijn="frame"], [data-kantlijn="signs"]').length),
    ).toBe(0);
  });
});

describe('the row of buttons', () => {
  it('is one tab stop; arrows, Home and End go along it', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    const name = async (): Promise<string> => (await ax.focused())?.name ?? '';
    await ax.focus({ role: 'link', name: 'Antwoord lezen' });
    const keys: [string, RegExp][] = [
      ['Tab', /^Verloop/],
      ['ArrowRight', /^Verwant/],
      ['ArrowRight', /^Notities/],
      ['ArrowRight', /^Notitie toevoegen/],
      ['ArrowRight', /^Deze vraag volgen/],
      ['ArrowRight', /^Meer/],
      ['ArrowRight', /^Verloop/],
      ['ArrowLeft', /^Meer/],
      ['Home', /^Verloop/],
      ['End', /^Meer/],
    ];
    for (const [key, expected] of keys) {
      await page.keyboard.press(key);
      expect(await name()).toMatch(expected);
    }
    await page.keyboard.press('Shift+Tab');
    expect(await name()).toBe('Antwoord lezen');
    await page.keyboard.press('Tab');
    expect(await name()).toMatch(/^Meer/);
  });

  it('opens the menu with the keyboard, and Escape comes back to it', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.focus({ role: 'button', name: 'Meer' });
    const isAt = (name: string) => expect.poll(async () => (await ax.focused())?.name).toBe(name);
    await page.keyboard.press('Enter');
    // The menu comes with the second script, which is read when the strip is first touched.
    await isAt('Nu controleren');
    await page.keyboard.press('ArrowDown');
    await isAt('Markeren door te selecteren');
    await page.keyboard.press('ArrowDown');
    await isAt('Citeren');
    await page.keyboard.press('Escape');
    await isAt('Meer');
    expect(await ax.find({ role: 'button', name: 'Citeren' })).toBeUndefined();
  });

  it('leads from the strip to the first question in few steps', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.waitFor(addNoteAt('1'));
    await ax.focus({ role: 'link', name: 'Antwoord lezen' });
    let steps = 0;
    while ((await ax.focused())?.name !== 'Naar het antwoord op vraag 1' && steps < 20) {
      await page.keyboard.press('Tab');
      steps += 1;
    }
    expect(steps).toBeLessThanOrEqual(6);
  });
});

describe('a page that tries to read our content', () => {
  it('defines every name and gets no root', async () => {
    infect(takeNames(true));
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.waitFor(addNoteAt('1'));
    await ax.click({ role: 'button', name: /^Verloop/ });
    await page.waitForTimeout(1_000);
    expect(await page.evaluate('leaked')).toEqual([]);
  });

  it('does nothing with clicks of its own', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('[data-kantlijn]'))
        for (const name of ['pointerenter', 'focus', 'pointerdown', 'click'])
          host.dispatchEvent(new MouseEvent(name, { bubbles: true, composed: true, clientX: 5, clientY: 60 }));
    });
    await page.waitForTimeout(800);
    expect(page.frames().length).toBe(1);
  });

  it('finds no count of notes with window.find', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.waitFor({ role: 'textbox', name: 'Notitie bij deze publicatie' });
    await page.keyboard.type('een notitie van de lezer');
    await ax.waitFor({ role: 'button', name: 'Notities: 1 notitie' });
    const found = (text: string): Promise<boolean> =>
      page.evaluate((word) => {
        getSelection()?.removeAllRanges();
        return (window as unknown as { find: (word: string, ...rest: boolean[]) => boolean }).find(
          word,
          false,
          false,
          true,
          false,
          true,
          true,
        );
      }, text);
    // What stands in the strip is found, so that the next lines can fail.
    expect(await found('dagen te laat')).toBe(true);
    for (const words of ['Notities 1', 'Notities1', '1 notitie', 'notitie van de lezer'])
      expect(await found(words)).toBe(false);
  });
});
