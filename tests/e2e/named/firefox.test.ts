import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { runAxe } from '../support/axe.ts';
import { ANY_STATE, STATE, useFirefox, useHosts } from '../support/session.ts';
import { buildWithList, LISTED as OVERDUE, middleOf } from './support.ts';

/** Signs wherever a page names something, in Firefox. */

const hosts = useHosts();
const browser = useFirefox(hosts, { build: () => buildWithList({ browser: 'firefox', openRoot: true }) });
const PAPER = 'kst-36999-13';
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

  it('are back at their words before the next paint of a page that moved them', async () => {
    const { page } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => drawn(page, 'i'), { timeout: 20_000 }).toBe(8);
    await page.evaluate(() => {
      const [first] = document.querySelectorAll('#broodtekst p');
      first?.before(Object.assign(document.createElement('p'), { textContent: 'Een regel erbij.' }));
    });
    // How far the nearest sign in sight is from the number: none is, or it stands at it.
    const apart = (): Promise<number | null> =>
      page.evaluate(async (number) => {
        for (let pictures = 0; pictures < 2; pictures += 1) await new Promise(requestAnimationFrame);
        const walker = document.createTreeWalker(
          document.querySelector('#broodtekst') as Element,
          NodeFilter.SHOW_TEXT,
        );
        const words = document.createRange();
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = (node as Text).data.indexOf(number);
          if (at < 0) continue;
          words.setStart(node, at);
          words.setEnd(node, at + number.length);
        }
        const { left, top } = words.getBoundingClientRect();
        const root = document.querySelector('[data-kantlijn="named"]')?.shadowRoot;
        const signs = [...(root?.querySelectorAll('i') ?? [])].filter((sign) => sign.getClientRects().length > 0);
        if (signs.length === 0) return null;
        return Math.min(
          ...signs.map((sign) => {
            const box = sign.getBoundingClientRect();
            return Math.abs(box.left - left) + Math.abs(box.top - top);
          }),
        );
      }, OVERDUE);
    expect((await apart()) ?? 0).toBeLessThan(3);
    await expect.poll(async () => (await apart()) ?? 99).toBeLessThan(3);
  });
});
