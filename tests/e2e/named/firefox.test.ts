import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { runAxe } from '../support/axe.ts';
import { ANY_STATE, STATE, useFirefox, useHosts } from '../support/session.ts';
import { middleOf } from './support.ts';

/** Signs wherever a page names something, in Firefox. */

const hosts = useHosts();
const browser = useFirefox(hosts);
const PAPER = 'kst-36999-13';
const OVERDUE = '2026Z90110';
const FOLLOW = { role: 'button', name: 'Volgen aan of uit' } as const;

const drawn = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) => document.querySelector('[data-kantlijn="named"]')?.shadowRoot?.querySelectorAll(wanted).length ?? 0,
    selector,
  );

describe('signs, in Firefox', () => {
  it('show a state, open a card under the pointer, follow, and are nothing the pointer meets', async () => {
    const first = await browser().open(hosts().url(`kv-tk-${OVERDUE}`));
    await first.ax.waitForText(STATE, ANY_STATE);
    await first.page.close();
    const { page, ax } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => drawn(page, 'i'), { timeout: 20_000 }).toBe(8);
    await expect.poll(() => drawn(page, 'i[data-tone="late"] svg')).toBe(1);
    const { x, y } = (await page.evaluate(middleOf(OVERDUE))) as { x: number; y: number };
    expect(
      await page.evaluate((left, top) => document.elementFromPoint(left, top)?.hasAttribute('data-kantlijn'), x, y),
    ).toBe(false);
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y);
    await (await ax.waitFor(FOLLOW)).click();
    await expect.poll(() => drawn(page, 'i[data-own~="followed"]')).toBe(1);
    await ax.waitFor({ role: 'img', name: 'U volgt deze vraag' });
    const [report] = await runAxe(page);
    expect(report?.violations).toEqual([]);
    await (await ax.waitFor(FOLLOW)).click();
    await expect.poll(() => drawn(page, 'i[data-own~="followed"]')).toBe(0);
  });
});
