import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Marked } from '../../../components/library/search/Marked.tsx';
import { SafeLink } from '../../../components/ui/SafeLink.tsx';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';

/** Our drawing of titles with the style they have, in a page of its own. */
const STYLE = readFileSync(fileURLToPath(new URL('../../../components/ui/base.css', import.meta.url)), 'utf8');
let browser: RunningChromium;
beforeAll(async () => {
  browser = await launchChromium({ extensionDir: null, replica: null });
});
afterAll(async () => browser.close());

const OVERRIDE = 'Kaas \u202Enetsak';
const drawn = {
  'a title that is searched': createElement(Marked, { text: OVERRIDE, spans: [] }),
  'a link': createElement(
    (props: { children?: ReactNode }) => SafeLink({ href: 'https://example.org/', children: props.children }),
    {},
    OVERRIDE,
  ),
  'nothing of Kantlijn, for comparison': createElement('span', {}, OVERRIDE),
};

it('a control of direction in a title turns nothing beside it', async () => {
  const { page } = await browser.open('about:blank');
  const orders: Record<string, boolean> = {};
  for (const [name, element] of Object.entries(drawn)) {
    await page.setContent(
      `<style>${STYLE}</style><div class="kl"><p>${renderToStaticMarkup(element)}<b id="tail"> te laat 3</b></p></div>`,
    );
    // Where the letters of what stands behind the title are drawn, from left to right.
    orders[name] = await page.evaluate(() => {
      const text = document.querySelector('#tail')?.firstChild as Text;
      const lefts = [...text.data.trim()].map((_, at) => {
        const range = document.createRange();
        range.setStart(text, at + 1);
        range.setEnd(text, at + 2);
        return range.getBoundingClientRect().left;
      });
      return lefts.every((left, at) => at === 0 || left >= (lefts[at - 1] ?? 0));
    });
  }
  expect(orders).toEqual({
    'a title that is searched': true,
    'a link': true,
    'nothing of Kantlijn, for comparison': false,
  });
});
