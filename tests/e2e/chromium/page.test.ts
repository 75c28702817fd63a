import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { countOurs, ownMarkup } from '../support/document.ts';
import { ADD_NOTE, ANY_STATE, CARD, NOTE_BOX, SEED, STATE, useChromium, useHosts } from '../support/session.ts';

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
      expect(await countOurs(page)).toBeGreaterThan(0);
      // The script of the page writes down in its own markup how far the page is scrolled.
      await page.evaluate('scrollTo(0, 0)');
      await page.waitForFunction('scrollY === 0');
      await page.waitForTimeout(200);
      expect(await ownMarkup(page)).toBe(await ownMarkup(without.page));
      await without.page.close();
    }
  });

  it('hides the root of the card from the page', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitFor(CARD);
    const open = await page.evaluate(
      () => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot !== null).length,
    );
    expect(open).toBe(0);
  });

  it('does not print', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter(
          (element) => element.hasAttribute('data-kantlijn') && getComputedStyle(element).display !== 'none',
        ).length,
    );
    expect(shown).toBe(0);
  });

  it('moves nothing once it has painted: layout shift below 0.02', async () => {
    const page = await browser().context.newPage();
    await page.addInitScript(() => {
      const total = { value: 0 };
      Object.assign(globalThis, { shift: total });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) total.value += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(hosts().url(SEED));
    await page.waitForTimeout(3000);
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: { value: number } }).shift.value);
    expect(shift).toBeLessThan(0.02);
  });

  it('lets the wheel over the card scroll the page, by as much as over the text', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    const card = await ax.box(CARD);
    await page.mouse.move(card.x + card.width / 2, card.y + Math.min(300, card.height / 2));
    const top = (): Promise<number> => page.evaluate(() => scrollY);
    for (const wanted of [100, 200, 300]) {
      await page.mouse.wheel(0, 100);
      await expect.poll(top).toBe(wanted);
    }
    await page.mouse.wheel(0, -100);
    await expect.poll(top).toBe(200);
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
      await ax.waitForText(STATE, ANY_STATE);
      const reference = await bare.open(hosts().url(SEED));
      await reference.page.setViewportSize({ width, height: 800 });
      const overflow = () => document.documentElement.scrollWidth;
      expect(await page.evaluate(overflow), `${width} px at ${scale}`).toBeLessThanOrEqual(
        Math.max(width, await reference.page.evaluate(overflow)),
      );
      const box = await ax.box(CARD);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
      await page.close();
      await reference.page.close();
    }
  });

  it('has the same size of text whatever the page’s root font is', async () => {
    const heights: number[] = [];
    for (const size of ['10px', '16px', '20px']) {
      const { page, ax } = await browser().open(hosts().url(SEED));
      await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
      await ax.waitForText(STATE, ANY_STATE);
      heights.push(Math.round((await ax.box({ role: 'button', name: 'Nu controleren' })).height));
    }
    expect(new Set(heights).size).toBe(1);
  });

  it('remembers that the card was collapsed', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    const before = (await ax.box(CARD)).height;
    await ax.click({ role: 'button', name: 'Kantlijn inklappen', within: CARD });
    await ax.waitFor({ role: 'button', name: 'Kantlijn uitklappen', within: CARD });
    await page.waitForTimeout(500);
    await page.reload();
    await ax.waitFor({ role: 'button', name: 'Kantlijn uitklappen', within: CARD });
    expect((await ax.box(CARD)).height).toBeLessThan(before);
    await ax.click({ role: 'button', name: 'Kantlijn uitklappen', within: CARD });
    await ax.waitFor({ role: 'button', name: 'Kantlijn inklappen', within: CARD });
  });

  it('leaves pages alone that are no publication', async () => {
    const { page } = await browser().open('https://zoek.officielebekendmakingen.nl/resultaten?q=test');
    await page.waitForTimeout(1000);
    expect(await countOurs(page)).toBe(0);
  });
});
