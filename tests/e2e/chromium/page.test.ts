import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { countOurs, layoutShift, ownMarkup } from '../support/document.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  STRIP,
  FRAME,
  NOTE_BOX,
  openCourse,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
let bare: RunningChromium;

beforeAll(async () => {
  bare = await launchChromium({ extensionDir: null, replica: hosts().hosts });
});
afterAll(async () => bare.close());

describe('the official page stays as it is', () => {
  it('has the same elements, attributes and text with Kantlijn as without, after use', async () => {
    for (const id of [SEED, 'ah-tk-20232024-9999']) {
      const without = await bare.open(hosts().url(id));
      const { page, ax } = await browser().open(hosts().url(id));
      await ax.waitForText(STATE, ANY_STATE);
      await ax.click(ADD_NOTE);
      await ax.type(NOTE_BOX, 'Een notitie');
      await openCourse(ax);
      expect(await countOurs(page)).toBeGreaterThan(0);
      // The script of the page writes down in its own markup how far the page is scrolled.
      await page.evaluate('scrollTo(0, 0)');
      await page.waitForFunction('scrollY === 0');
      await page.waitForTimeout(200);
      expect(await ownMarkup(page)).toBe(await ownMarkup(without.page));
      await without.page.close();
    }
  });

  it('hides our roots from the page, and the frame in one of them', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await openCourse(ax);
    const seen = await page.evaluate(() => ({
      open: [...document.querySelectorAll('*')].filter((element) => element.shadowRoot !== null).length,
      frames: window.length + document.querySelectorAll('iframe').length,
    }));
    expect(seen).toEqual({ open: 0, frames: 0 });
  });

  it('prints no button, no note and nothing else of the frame', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await openCourse(ax);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'niet op papier');
    await ax.waitFor(addNoteAt('1'));
    await page.emulateMedia({ media: 'print' });
    // What is not drawn is not in the tree.
    await ax.waitForGone(FRAME);
    expect(await ax.find({ role: 'button', within: STRIP })).toBeUndefined();
    expect(await ax.find(addNoteAt('1'))).toBeUndefined();
    const drawn = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-kantlijn]')]
          .filter((host) => host.getBoundingClientRect().height > 0)
          .map((host) => host.getAttribute('data-kantlijn')),
      );
    expect(await drawn()).toEqual([]);
    // Nor is any room kept for it.
    const margins = await page.evaluate(() => {
      const strip = document.querySelector('[data-kantlijn=strip]');
      return strip && [getComputedStyle(strip).marginTop, getComputedStyle(strip).marginBottom];
    });
    expect(margins).toEqual(['0px', '0px']);
    // Who wants it has the state and its date on paper, in one line (20 px), without the row of buttons.
    await (await browser().worker()).evaluate(`chrome.storage.local.set({ 'settings.paper': true })`);
    await page.emulateMedia({ media: 'screen' });
    await page.reload();
    await ax.waitForText(STATE, ANY_STATE);
    await page.emulateMedia({ media: 'print' });
    await ax.waitForGone({ role: 'button', within: STRIP });
    expect(await drawn()).toEqual(['strip']);
    expect((await ax.box(STRIP)).height).toBeLessThan(30);
  });

  it('moves nothing once it has painted: layout shift at most 0.01', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await page.waitForTimeout(1_500);
    expect(await layoutShift(page)).toBeLessThanOrEqual(0.01);
  });

  it('lets the wheel over the strip and over the frame scroll the page, by as much as over the text', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await openCourse(ax);
    const top = (): Promise<number> => page.evaluate(() => scrollY);
    for (const query of [STRIP, FRAME]) {
      await page.evaluate(() => scrollTo(0, 0));
      await expect.poll(top).toBe(0);
      const box = await ax.box(query);
      await page.mouse.move(box.x + box.width / 2, box.y + Math.min(300, box.height / 2));
      for (const wanted of [100, 200, 300]) {
        await page.mouse.wheel(0, 100);
        await expect.poll(top).toBe(wanted);
      }
      await page.mouse.wheel(0, -100);
      await expect.poll(top).toBe(200);
    }
  });

  it('never makes the page scroll sideways, down to 320 px and at 200 %', async () => {
    for (const [width, scale] of [
      [1280, 1],
      [640, 2],
      [400, 1],
      [320, 1],
    ] as const) {
      const { page, ax } = await browser().open(hosts().url(SEED));
      await page.setViewportSize({ width, height: 800 });
      await openCourse(ax);
      const reference = await bare.open(hosts().url(SEED));
      await reference.page.setViewportSize({ width, height: 800 });
      const overflow = () => document.documentElement.scrollWidth;
      expect(await page.evaluate(overflow), `${width} px at ${scale}`).toBeLessThanOrEqual(
        Math.max(width, await reference.page.evaluate(overflow)),
      );
      for (const query of [STRIP, FRAME]) {
        const box = await ax.box(query);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
      }
      // Every button of the strip is in its row, in sight.
      const row = await ax.box(STRIP);
      for (const name of [/^Verloop/, /^Notities/, 'Meer']) {
        const button = await ax.box({ role: 'button', name, within: STRIP });
        expect(button.x, `${name} at ${width} px`).toBeGreaterThanOrEqual(row.x);
        expect(button.x + button.width, `${name} at ${width} px`).toBeLessThanOrEqual(row.x + row.width + 1);
      }
      await page.close();
      await reference.page.close();
    }
  });

  it('has the same size of text whatever the page’s root font is', async () => {
    const heights: number[] = [];
    // With a smaller one the page's own column becomes narrow, where the strip has another form.
    for (const size of ['16px', '20px', '24px']) {
      const { page, ax } = await browser().open(hosts().url(SEED));
      await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
      await ax.waitForText(STATE, ANY_STATE);
      heights.push(Math.round((await ax.box({ role: 'StaticText', name: 'Verwant', within: STRIP })).height));
    }
    expect(heights).toEqual([heights[1], heights[1], heights[1]]);
  });

  it('leaves pages alone that are no publication', async () => {
    const { page } = await browser().open('https://zoek.officielebekendmakingen.nl/resultaten?q=test');
    await page.waitForTimeout(1000);
    expect(await countOurs(page)).toBe(0);
  });
});
