import type { Page } from 'playwright-core';
import type { RunningChromium } from '../support/chromium.ts';

/** Names of the interface (Dutch). */
export const mark = (meaning: string) => ({ role: 'button', name: `Markeren als ${meaning}` }) as const;
export const WRITE = { role: 'button', name: 'Markeren en schrijven' } as const;
export const BOX = { role: 'textbox', name: /^Notitie bij de passage/ } as const;
export const LIST = { role: 'button', name: /notities? bij (een passage|passages)/ } as const;

/** Selects words as a reader does, by the mouse or fingers; waits for the pause after which the bar comes. */
export async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('#broodtekst') ?? document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`${wanted} is not in the page`);
  }, words);
}

/** The words of the marks that are drawn, by name of the highlight, in no order. */
export async function drawn(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].flatMap(([name, highlight]) =>
        highlight.size === 0 ? [] : [[name, [...highlight].map((range) => String(range))]],
      ),
    ),
  );
}

/** Waits until a highlight covers exactly these words. */
export async function waitForMark(page: Page, name: string, words: string): Promise<void> {
  await page.waitForFunction(
    ([wanted = '', text = '']) => [...(CSS.highlights.get(wanted) ?? [])].some((range) => String(range) === text),
    [`kantlijn-${name}`, words],
    { timeout: 15_000 },
  );
}

/** Gives a keyboard command to the tab in front, as the browser hands it to the background's listener. */
export async function command(browser: RunningChromium, name: 'mark' | 'next' | 'previous'): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: typeof import('wxt/browser').browser.tabs } }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    await tabs.sendMessage(tab?.id ?? 0, { kantlijn: 1, push: 'passage.command', payload: { command: wanted } });
  }, name);
}

/** Serves a publication with pieces of its page replaced, as a corrected version would come. */
export async function corrected(page: Page, id: string, pieces: readonly (readonly [RegExp, string])[]): Promise<void> {
  await page.route(`**/${id}.html`, async (route) => {
    const answer = await route.fetch({ ignoreHTTPSErrors: true } as never);
    const before = await answer.text();
    const body = pieces.reduce((text, [from, to]) => text.replace(from, to), before);
    if (body === before) throw new Error('nothing was replaced');
    await route.fulfill({ response: answer, body });
  });
}
